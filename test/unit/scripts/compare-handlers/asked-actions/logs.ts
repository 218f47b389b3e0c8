export const logsActions = `
AWS::Logs::LogGroup create logs:DescribeLogGroups logs:CreateLogGroup logs:TagResource logs:PutRetentionPolicy logs:PutDataProtectionPolicy logs:PutIndexPolicy
AWS::Logs::LogGroup update logs:PutRetentionPolicy logs:AssociateKmsKey logs:DeleteIndexPolicy logs:ListTagsForResource logs:UntagResource logs:TagResource logs:DeleteRetentionPolicy logs:DisassociateKmsKey
AWS::Logs::LogGroup delete logs:DeleteLogGroup
AWS::Logs::SubscriptionFilter create logs:DescribeSubscriptionFilters logs:PutSubscriptionFilter
AWS::Logs::SubscriptionFilter update logs:DescribeSubscriptionFilters logs:PutSubscriptionFilter
AWS::Logs::SubscriptionFilter delete logs:DeleteSubscriptionFilter
AWS::Logs::LogStream create logs:DescribeLogStreams logs:CreateLogStream
AWS::Logs::LogStream update
AWS::Logs::LogStream delete logs:DeleteLogStream
AWS::Logs::LogStream replace logs:DescribeLogStreams logs:CreateLogStream logs:DeleteLogStream
AWS::Logs::MetricFilter create logs:DescribeMetricFilters logs:PutMetricFilter
AWS::Logs::MetricFilter update logs:DescribeMetricFilters logs:PutMetricFilter
AWS::Logs::MetricFilter delete logs:DeleteMetricFilter
AWS::Logs::MetricFilter replace logs:DescribeMetricFilters logs:PutMetricFilter logs:DeleteMetricFilter
AWS::Logs::ResourcePolicy create logs:DescribeResourcePolicies logs:PutResourcePolicy
AWS::Logs::ResourcePolicy update logs:DescribeResourcePolicies logs:PutResourcePolicy
AWS::Logs::ResourcePolicy delete logs:DeleteResourcePolicy
AWS::Logs::ResourcePolicy replace logs:DescribeResourcePolicies logs:PutResourcePolicy logs:DeleteResourcePolicy
`;
