export const deliveryActions = `
AWS::CodeBuild::Project create codebuild:CreateProject iam:PassRole codebuild:UpdateProjectVisibility codebuild:CreateWebhook
AWS::CodeBuild::Project update codebuild:UpdateProject iam:PassRole codebuild:UpdateProjectVisibility codebuild:UpdateWebhook codebuild:DeleteWebhook codebuild:CreateWebhook
AWS::CodeBuild::Project delete codebuild:DeleteProject
AWS::CodeBuild::Project replace codebuild:CreateProject iam:PassRole codebuild:DeleteProject
AWS::CodePipeline::Pipeline create codepipeline:CreatePipeline codepipeline:TagResource iam:PassRole codestar-connections:PassConnection codepipeline:DisableStageTransition codepipeline:GetPipeline codepipeline:GetPipelineState
AWS::CodePipeline::Pipeline update codepipeline:UpdatePipeline iam:PassRole codestar-connections:PassConnection codepipeline:GetPipelineState codepipeline:EnableStageTransition codepipeline:UntagResource codepipeline:TagResource codepipeline:StartPipelineExecution codepipeline:GetPipeline codepipeline:DisableStageTransition
AWS::CodePipeline::Pipeline delete codepipeline:GetPipeline codepipeline:DeletePipeline
AWS::CodePipeline::Pipeline replace codepipeline:CreatePipeline iam:PassRole codestar-connections:PassConnection codepipeline:GetPipeline codepipeline:DeletePipeline
AWS::CodeCommit::Repository create codecommit:CreateRepository codecommit:TagResource codecommit:PutRepositoryTriggers
AWS::CodeCommit::Repository update codecommit:UpdateRepositoryName codecommit:UpdateRepositoryDescription codecommit:UpdateRepositoryEncryptionKey codecommit:PutRepositoryTriggers codecommit:UntagResource codecommit:TagResource
AWS::CodeCommit::Repository delete codecommit:DeleteRepository
`;
