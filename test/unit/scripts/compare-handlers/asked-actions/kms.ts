export const kmsActions = `
AWS::KMS::Key create kms:CreateKey kms:TagResource kms:EnableKeyRotation
AWS::KMS::Key update kms:DescribeKey kms:DisableKeyRotation kms:DisableKey kms:UpdateKeyDescription kms:ListResourceTags kms:UntagResource kms:TagResource kms:EnableKey kms:EnableKeyRotation kms:PutKeyPolicy
AWS::KMS::Key delete kms:DescribeKey kms:ScheduleKeyDeletion
AWS::KMS::Alias create kms:CreateAlias
AWS::KMS::Alias update kms:UpdateAlias
AWS::KMS::Alias delete kms:DeleteAlias
`;
