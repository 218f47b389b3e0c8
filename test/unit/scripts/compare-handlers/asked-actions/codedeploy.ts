export const codedeployActions = `
AWS::CodeDeploy::Application create codedeploy:CreateApplication codedeploy:TagResource
AWS::CodeDeploy::Application update codedeploy:UntagResource codedeploy:TagResource
AWS::CodeDeploy::Application delete codedeploy:GetApplication codedeploy:DeleteApplication
AWS::CodeDeploy::Application replace codedeploy:CreateApplication codedeploy:GetApplication codedeploy:DeleteApplication
AWS::CodeDeploy::DeploymentGroup create codedeploy:CreateDeploymentGroup codedeploy:TagResource iam:PassRole codedeploy:GetDeploymentGroup
AWS::CodeDeploy::DeploymentGroup update codedeploy:UpdateDeploymentGroup iam:PassRole codedeploy:UntagResource codedeploy:TagResource
AWS::CodeDeploy::DeploymentGroup delete codedeploy:GetDeploymentGroup codedeploy:DeleteDeploymentGroup
AWS::CodeDeploy::DeploymentGroup replace codedeploy:CreateDeploymentGroup iam:PassRole codedeploy:GetDeploymentGroup codedeploy:DeleteDeploymentGroup
`;
