export const iotActions = `
AWS::IoT::TopicRule create iot:CreateTopicRule iot:TagResource iam:PassRole iot:GetTopicRule
AWS::IoT::TopicRule update iot:GetTopicRule iot:ReplaceTopicRule iam:PassRole iot:ListTagsForResource iot:UntagResource iot:TagResource
AWS::IoT::TopicRule delete iot:GetTopicRule iot:DeleteTopicRule
AWS::IoT::TopicRule replace iot:CreateTopicRule iot:GetTopicRule iot:DeleteTopicRule
`;
