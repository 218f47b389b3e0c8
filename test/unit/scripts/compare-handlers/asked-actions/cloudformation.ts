export const cloudformationActions = `
AWS::CloudFormation::Stack create cloudformation:CreateStack s3:GetObject
AWS::CloudFormation::Stack update cloudformation:UpdateStack s3:GetObject
AWS::CloudFormation::Stack delete cloudformation:DeleteStack
`;
