export const inlinePolicyActions = `
AWS::SQS::QueueInlinePolicy create sqs:GetQueueAttributes sqs:SetQueueAttributes
AWS::SQS::QueueInlinePolicy update sqs:GetQueueAttributes sqs:SetQueueAttributes
AWS::SQS::QueueInlinePolicy delete sqs:GetQueueAttributes sqs:SetQueueAttributes
AWS::SQS::QueueInlinePolicy replace sqs:GetQueueAttributes sqs:SetQueueAttributes
AWS::SNS::TopicInlinePolicy create sns:GetTopicAttributes sns:SetTopicAttributes
AWS::SNS::TopicInlinePolicy update sns:GetTopicAttributes sns:SetTopicAttributes
AWS::SNS::TopicInlinePolicy delete sns:GetTopicAttributes sns:SetTopicAttributes
AWS::SNS::TopicInlinePolicy replace sns:GetTopicAttributes sns:SetTopicAttributes
`;
