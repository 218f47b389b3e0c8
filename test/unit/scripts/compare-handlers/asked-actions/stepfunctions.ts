export const stepfunctionsActions = `
AWS::StepFunctions::Activity create states:CreateActivity states:TagResource
AWS::StepFunctions::Activity update states:UntagResource states:TagResource
AWS::StepFunctions::Activity delete states:DescribeActivity states:DeleteActivity
AWS::StepFunctions::Activity replace states:CreateActivity states:TagResource states:DescribeActivity states:DeleteActivity
AWS::StepFunctions::StateMachine create s3:GetObject states:DescribeStateMachine states:CreateStateMachine states:TagResource iam:PassRole kms:DescribeKey kms:GenerateDataKey
AWS::StepFunctions::StateMachine update states:UpdateStateMachine iam:PassRole kms:DescribeKey kms:GenerateDataKey states:UntagResource states:TagResource s3:GetObject
AWS::StepFunctions::StateMachine delete states:DescribeStateMachine states:DeleteStateMachine
AWS::StepFunctions::StateMachine replace states:DescribeStateMachine states:CreateStateMachine states:TagResource iam:PassRole kms:Decrypt states:DeleteStateMachine
`;
