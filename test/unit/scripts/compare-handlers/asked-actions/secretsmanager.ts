export const secretsmanagerActions = `
AWS::SecretsManager::Secret create secretsmanager:GetRandomPassword secretsmanager:CreateSecret secretsmanager:TagResource kms:GenerateDataKey kms:Decrypt secretsmanager:DescribeSecret
AWS::SecretsManager::Secret update secretsmanager:UpdateSecret kms:GenerateDataKey kms:Decrypt secretsmanager:UntagResource secretsmanager:TagResource
AWS::SecretsManager::Secret delete secretsmanager:DescribeSecret secretsmanager:DeleteSecret
`;
