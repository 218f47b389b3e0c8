export const snsActions = `
AWS::SNS::Topic create sns:GetTopicAttributes sns:CreateTopic sns:TagResource sns:Subscribe
AWS::SNS::Topic update sns:GetTopicAttributes sns:SetTopicAttributes sns:ListSubscriptionsByTopic sns:Unsubscribe sns:UntagResource sns:TagResource sns:ListTagsForResource sns:GetDataProtectionPolicy sns:Subscribe
AWS::SNS::Topic delete sns:GetTopicAttributes sns:DeleteTopic
AWS::SNS::Subscription create sns:GetTopicAttributes sns:Subscribe sns:GetSubscriptionAttributes
AWS::SNS::Subscription update sns:GetTopicAttributes sns:GetSubscriptionAttributes sns:SetSubscriptionAttributes
AWS::SNS::Subscription delete sns:GetTopicAttributes sns:GetSubscriptionAttributes sns:Unsubscribe
AWS::SNS::TopicPolicy create sns:SetTopicAttributes
AWS::SNS::TopicPolicy update sns:SetTopicAttributes
AWS::SNS::TopicPolicy delete sns:SetTopicAttributes
`;
