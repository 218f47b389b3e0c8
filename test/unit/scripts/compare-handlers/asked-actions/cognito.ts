export const cognitoActions = `
AWS::Cognito::IdentityPool create cognito-identity:CreateIdentityPool
AWS::Cognito::IdentityPool update cognito-identity:DescribeIdentityPool cognito-identity:UpdateIdentityPool cognito-identity:UntagResource cognito-identity:TagResource
AWS::Cognito::IdentityPool delete cognito-identity:DeleteIdentityPool
AWS::Cognito::IdentityPoolRoleAttachment create cognito-identity:GetIdentityPoolRoles cognito-identity:SetIdentityPoolRoles iam:PassRole
AWS::Cognito::IdentityPoolRoleAttachment update cognito-identity:GetIdentityPoolRoles cognito-identity:SetIdentityPoolRoles iam:PassRole
AWS::Cognito::IdentityPoolRoleAttachment delete cognito-identity:GetIdentityPoolRoles cognito-identity:SetIdentityPoolRoles
AWS::Cognito::IdentityPoolRoleAttachment replace cognito-identity:GetIdentityPoolRoles cognito-identity:SetIdentityPoolRoles
AWS::Cognito::UserPool create cognito-idp:CreateUserPool iam:PassRole iam:CreateServiceLinkedRole kms:CreateGrant cognito-idp:SetUserPoolMfaConfig cognito-idp:DescribeUserPool
AWS::Cognito::UserPool update cognito-idp:UpdateUserPool iam:PassRole kms:CreateGrant cognito-idp:AddCustomAttributes cognito-idp:SetUserPoolMfaConfig cognito-idp:UntagResource cognito-idp:TagResource cognito-idp:DescribeUserPool
AWS::Cognito::UserPool delete cognito-idp:DeleteUserPool
AWS::Cognito::UserPoolClient create cognito-idp:CreateUserPoolClient
AWS::Cognito::UserPoolClient update cognito-idp:UpdateUserPoolClient
AWS::Cognito::UserPoolClient delete cognito-idp:DeleteUserPoolClient
AWS::Cognito::UserPoolClient replace cognito-idp:CreateUserPoolClient cognito-idp:DeleteUserPoolClient
AWS::Cognito::UserPoolDomain create cognito-idp:CreateUserPoolDomain cloudfront:UpdateDistribution cognito-idp:DescribeUserPoolDomain
AWS::Cognito::UserPoolDomain update cognito-idp:UpdateUserPoolDomain cloudfront:UpdateDistribution cognito-idp:DescribeUserPoolDomain
AWS::Cognito::UserPoolDomain delete cognito-idp:DescribeUserPoolDomain cognito-idp:DeleteUserPoolDomain
AWS::Cognito::UserPoolDomain replace cognito-idp:CreateUserPoolDomain cognito-idp:DescribeUserPoolDomain cognito-idp:DeleteUserPoolDomain
AWS::Cognito::UserPoolGroup create cognito-idp:CreateGroup iam:PassRole cognito-idp:GetGroup
AWS::Cognito::UserPoolGroup update cognito-idp:UpdateGroup iam:PassRole
AWS::Cognito::UserPoolGroup delete cognito-idp:GetGroup cognito-idp:DeleteGroup
AWS::Cognito::UserPoolGroup replace cognito-idp:CreateGroup cognito-idp:GetGroup cognito-idp:DeleteGroup
AWS::Cognito::UserPoolIdentityProvider create cognito-idp:CreateIdentityProvider cognito-idp:DescribeIdentityProvider
AWS::Cognito::UserPoolIdentityProvider update cognito-idp:DescribeIdentityProvider cognito-idp:UpdateIdentityProvider
AWS::Cognito::UserPoolIdentityProvider delete cognito-idp:DescribeIdentityProvider cognito-idp:DeleteIdentityProvider
AWS::Cognito::UserPoolIdentityProvider replace cognito-idp:CreateIdentityProvider cognito-idp:DescribeIdentityProvider cognito-idp:DeleteIdentityProvider
AWS::Cognito::UserPoolResourceServer create cognito-idp:CreateResourceServer cognito-idp:DescribeResourceServer
AWS::Cognito::UserPoolResourceServer update cognito-idp:UpdateResourceServer
AWS::Cognito::UserPoolResourceServer delete cognito-idp:DeleteResourceServer
AWS::Cognito::UserPoolResourceServer replace cognito-idp:CreateResourceServer cognito-idp:DescribeResourceServer cognito-idp:DeleteResourceServer
`;
