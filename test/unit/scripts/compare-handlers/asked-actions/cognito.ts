export const cognitoActions = `
AWS::Cognito::UserPool create cognito-idp:CreateUserPool cognito-idp:SetUserPoolMfaConfig cognito-idp:DescribeUserPool
AWS::Cognito::UserPool update cognito-idp:UpdateUserPool cognito-idp:SetUserPoolMfaConfig cognito-idp:UntagResource cognito-idp:TagResource cognito-idp:DescribeUserPool
AWS::Cognito::UserPool delete cognito-idp:DeleteUserPool
`;
