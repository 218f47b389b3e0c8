export const codeSigningActions = `
AWS::Lambda::CodeSigningConfig create lambda:CreateCodeSigningConfig lambda:TagResource
AWS::Lambda::CodeSigningConfig update lambda:UpdateCodeSigningConfig lambda:UntagResource lambda:TagResource
AWS::Lambda::CodeSigningConfig delete lambda:DeleteCodeSigningConfig
`;
