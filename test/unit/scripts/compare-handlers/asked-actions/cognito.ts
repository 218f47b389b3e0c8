export const cognitoActions = `
AWS::Cognito::UserPool create cognito-idp:CreateUserPool iam:PassRole iam:CreateServiceLinkedRole kms:CreateGrant cognito-idp:SetUserPoolMfaConfig cognito-idp:DescribeUserPool
AWS::Cognito::UserPool update cognito-idp:UpdateUserPool iam:PassRole kms:CreateGrant cognito-idp:AddCustomAttributes cognito-idp:SetUserPoolMfaConfig cognito-idp:UntagResource cognito-idp:TagResource cognito-idp:DescribeUserPool
AWS::Cognito::UserPool delete cognito-idp:DeleteUserPool
AWS::Cognito::UserPoolClient create cognito-idp:CreateUserPoolClient
AWS::Cognito::UserPoolClient update cognito-idp:UpdateUserPoolClient
AWS::Cognito::UserPoolClient delete cognito-idp:DeleteUserPoolClient
AWS::Cognito::UserPoolClient replace cognito-idp:CreateUserPoolClient cognito-idp:DeleteUserPoolClient
`;
