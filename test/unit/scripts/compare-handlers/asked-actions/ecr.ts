export const ecrActions = `
AWS::ECR::Repository create ecr:CreateRepository ecr:TagResource kms:DescribeKey kms:CreateGrant ecr:PutLifecyclePolicy ecr:SetRepositoryPolicy
AWS::ECR::Repository update ecr:GetRepositoryPolicy ecr:DeleteRepositoryPolicy ecr:GetLifecyclePolicy ecr:DeleteLifecyclePolicy ecr:PutImageTagMutability ecr:PutImageScanningConfiguration ecr:DescribeRepositories ecr:ListTagsForResource ecr:UntagResource ecr:TagResource ecr:SetRepositoryPolicy ecr:PutLifecyclePolicy
AWS::ECR::Repository delete ecr:DeleteRepository
AWS::ECR::Repository replace ecr:CreateRepository ecr:DeleteRepository kms:RetireGrant
`;
