export const sqsActions = `
AWS::SQS::Queue create sqs:CreateQueue sqs:TagQueue sqs:GetQueueAttributes
AWS::SQS::Queue update sqs:SetQueueAttributes sqs:UntagQueue sqs:TagQueue sqs:GetQueueAttributes
AWS::SQS::Queue delete sqs:GetQueueAttributes sqs:DeleteQueue
AWS::SQS::QueuePolicy create sqs:SetQueueAttributes
AWS::SQS::QueuePolicy update sqs:SetQueueAttributes
AWS::SQS::QueuePolicy delete sqs:SetQueueAttributes
`;
