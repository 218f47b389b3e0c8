export const ssmActions = `
AWS::SSM::Parameter create ssm:PutParameter ssm:AddTagsToResource ssm:GetParameters
AWS::SSM::Parameter update ssm:GetParameters ssm:AddTagsToResource ssm:RemoveTagsFromResource ssm:PutParameter
AWS::SSM::Parameter delete ssm:DeleteParameter
`;
