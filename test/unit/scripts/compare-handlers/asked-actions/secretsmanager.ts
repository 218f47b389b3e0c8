export const secretsmanagerActions = `
AWS::SecretsManager::Secret create secretsmanager:GetRandomPassword secretsmanager:CreateSecret secretsmanager:TagResource kms:GenerateDataKey kms:Decrypt secretsmanager:DescribeSecret
AWS::SecretsManager::Secret update secretsmanager:UpdateSecret kms:GenerateDataKey kms:Decrypt secretsmanager:UntagResource secretsmanager:TagResource
AWS::SecretsManager::Secret delete secretsmanager:DescribeSecret secretsmanager:DeleteSecret
AWS::SecretsManager::SecretTargetAttachment create secretsmanager:GetSecretValue kms:Decrypt rds:DescribeDBClusters secretsmanager:PutSecretValue kms:GenerateDataKey
AWS::SecretsManager::SecretTargetAttachment update secretsmanager:GetSecretValue kms:Decrypt rds:DescribeDBInstances secretsmanager:PutSecretValue kms:GenerateDataKey
AWS::SecretsManager::SecretTargetAttachment delete secretsmanager:GetSecretValue kms:Decrypt secretsmanager:PutSecretValue kms:GenerateDataKey
`;
