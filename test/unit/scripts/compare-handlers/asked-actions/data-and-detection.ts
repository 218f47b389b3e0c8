export const dataAndDetectionActions = `
AWS::Glue::Database create glue:CreateDatabase glue:GetDatabase
AWS::Glue::Database update glue:UpdateDatabase
AWS::Glue::Database delete glue:GetDatabase glue:DeleteDatabase
AWS::Glue::Database replace glue:CreateDatabase glue:GetDatabase glue:DeleteDatabase
AWS::Glue::Connection create glue:CreateConnection
AWS::Glue::Connection update glue:UpdateConnection
AWS::Glue::Connection delete glue:DeleteConnection
AWS::Glue::Crawler create glue:CreateCrawler glue:TagResource iam:PassRole glue:GetCrawler
AWS::Glue::Crawler update glue:UpdateCrawler iam:PassRole glue:UntagResource glue:TagResource
AWS::Glue::Crawler delete glue:GetCrawler glue:DeleteCrawler
AWS::Glue::Crawler replace glue:CreateCrawler iam:PassRole glue:GetCrawler glue:DeleteCrawler
AWS::GuardDuty::Detector create guardduty:CreateDetector guardduty:TagResource iam:CreateServiceLinkedRole guardduty:GetDetector
AWS::GuardDuty::Detector update guardduty:UpdateDetector guardduty:UntagResource guardduty:TagResource guardduty:GetDetector
AWS::GuardDuty::Detector delete guardduty:GetDetector guardduty:DeleteDetector
AWS::GuardDuty::IPSet create guardduty:CreateIPSet guardduty:TagResource iam:PutRolePolicy guardduty:GetIPSet
AWS::GuardDuty::IPSet update guardduty:UpdateIPSet iam:PutRolePolicy guardduty:UntagResource guardduty:TagResource guardduty:GetIPSet
AWS::GuardDuty::IPSet delete guardduty:GetIPSet guardduty:DeleteIPSet iam:DeleteRolePolicy
AWS::GuardDuty::IPSet replace guardduty:CreateIPSet guardduty:TagResource iam:PutRolePolicy guardduty:GetIPSet guardduty:DeleteIPSet iam:DeleteRolePolicy
AWS::SES::ConfigurationSet create ses:CreateConfigurationSet ses:DescribeConfigurationSet
AWS::SES::ConfigurationSet update
AWS::SES::ConfigurationSet delete ses:DeleteConfigurationSet
AWS::SES::ConfigurationSet replace ses:CreateConfigurationSet ses:DescribeConfigurationSet ses:DeleteConfigurationSet
AWS::SES::ConfigurationSetEventDestination create ses:CreateConfigurationSetEventDestination
AWS::SES::ConfigurationSetEventDestination update ses:UpdateConfigurationSetEventDestination
AWS::SES::ConfigurationSetEventDestination delete ses:DeleteConfigurationSetEventDestination
AWS::SES::ConfigurationSetEventDestination replace ses:CreateConfigurationSetEventDestination ses:DeleteConfigurationSetEventDestination
AWS::SES::Template create ses:GetTemplate ses:CreateTemplate
AWS::SES::Template update ses:GetTemplate ses:UpdateTemplate
AWS::SES::Template delete ses:DeleteTemplate
AWS::SES::Template replace ses:GetTemplate ses:CreateTemplate ses:DeleteTemplate
AWS::DataPipeline::Pipeline create datapipeline:CreatePipeline datapipeline:AddTags datapipeline:ValidatePipelineDefinition datapipeline:PutPipelineDefinition iam:PassRole datapipeline:ActivatePipeline datapipeline:DescribePipelines datapipeline:GetPipelineDefinition
AWS::DataPipeline::Pipeline update datapipeline:DeactivatePipeline datapipeline:ValidatePipelineDefinition datapipeline:PutPipelineDefinition iam:PassRole datapipeline:RemoveTags datapipeline:AddTags datapipeline:DescribePipelines datapipeline:GetPipelineDefinition datapipeline:ActivatePipeline
AWS::DataPipeline::Pipeline delete datapipeline:DescribePipelines datapipeline:GetPipelineDefinition datapipeline:DeletePipeline
AWS::DataPipeline::Pipeline replace datapipeline:CreatePipeline datapipeline:ValidatePipelineDefinition datapipeline:PutPipelineDefinition iam:PassRole datapipeline:ActivatePipeline datapipeline:DescribePipelines datapipeline:GetPipelineDefinition datapipeline:DeletePipeline
`;
