export const dynamodbActions = `
AWS::DynamoDB::Table create dynamodb:DescribeTable dynamodb:CreateTable dynamodb:TagResource dynamodb:PutResourcePolicy dynamodb:UpdateTimeToLive dynamodb:UpdateContinuousBackups
AWS::DynamoDB::Table update dynamodb:DescribeTable dynamodb:UpdateTable dynamodb:UpdateTimeToLive dynamodb:UpdateContinuousBackups dynamodb:DeleteResourcePolicy dynamodb:UntagResource dynamodb:TagResource dynamodb:PutResourcePolicy
AWS::DynamoDB::Table delete dynamodb:DeleteTable dynamodb:DescribeTable
AWS::DynamoDB::GlobalTable create dynamodb:DescribeTable dynamodb:CreateTable dynamodb:TagResource
AWS::DynamoDB::GlobalTable update dynamodb:DescribeTable dynamodb:UpdateTable dynamodb:UntagResource dynamodb:TagResource
AWS::DynamoDB::GlobalTable delete dynamodb:DeleteTable dynamodb:DescribeTable
`;
