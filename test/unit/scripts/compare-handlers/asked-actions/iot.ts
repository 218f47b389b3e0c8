export const iotActions = `
AWS::IoT::Policy create iot:CreatePolicy iot:TagResource iot:GetPolicy iot:ListTagsForResource
AWS::IoT::Policy update iot:CreatePolicyVersion iot:UntagResource iot:TagResource iot:GetPolicy iot:ListTagsForResource iot:ListPolicyVersions iot:DeletePolicyVersion
AWS::IoT::Policy delete iot:ListPolicyVersions iot:DeletePolicy iot:GetPolicy
AWS::IoT::Policy replace iot:CreatePolicy iot:GetPolicy iot:ListTagsForResource iot:ListPolicyVersions iot:DeletePolicyVersion iot:DeletePolicy
AWS::IoT::TopicRule create iot:CreateTopicRule iot:TagResource iam:PassRole iot:GetTopicRule
AWS::IoT::TopicRule update iot:GetTopicRule iot:ReplaceTopicRule iam:PassRole iot:ListTagsForResource iot:UntagResource iot:TagResource
AWS::IoT::TopicRule delete iot:GetTopicRule iot:DeleteTopicRule
AWS::IoT::TopicRule replace iot:CreateTopicRule iot:GetTopicRule iot:DeleteTopicRule
`;
