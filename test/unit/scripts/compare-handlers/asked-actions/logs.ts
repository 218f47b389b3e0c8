export const logsActions = `
AWS::Logs::LogGroup create logs:DescribeLogGroups logs:CreateLogGroup logs:TagResource logs:PutRetentionPolicy logs:PutDataProtectionPolicy logs:PutIndexPolicy
AWS::Logs::LogGroup update logs:PutRetentionPolicy logs:AssociateKmsKey logs:DeleteIndexPolicy logs:ListTagsForResource logs:UntagResource logs:TagResource logs:DeleteRetentionPolicy logs:DisassociateKmsKey
AWS::Logs::LogGroup delete logs:DeleteLogGroup
AWS::Logs::SubscriptionFilter create logs:DescribeSubscriptionFilters logs:PutSubscriptionFilter
AWS::Logs::SubscriptionFilter update logs:DescribeSubscriptionFilters logs:PutSubscriptionFilter
AWS::Logs::SubscriptionFilter delete logs:DeleteSubscriptionFilter
`;
