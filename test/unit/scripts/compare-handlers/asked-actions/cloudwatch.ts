export const cloudwatchActions = `
AWS::CloudWatch::Alarm create cloudwatch:DescribeAlarms cloudwatch:PutMetricAlarm cloudwatch:TagResource
AWS::CloudWatch::Alarm update cloudwatch:PutMetricAlarm cloudwatch:UntagResource cloudwatch:TagResource cloudwatch:DescribeAlarms
AWS::CloudWatch::Alarm delete cloudwatch:DescribeAlarms cloudwatch:DeleteAlarms
AWS::CloudWatch::CompositeAlarm create cloudwatch:DescribeAlarms cloudwatch:PutCompositeAlarm cloudwatch:TagResource
AWS::CloudWatch::CompositeAlarm update cloudwatch:PutCompositeAlarm cloudwatch:UntagResource cloudwatch:TagResource cloudwatch:DescribeAlarms
AWS::CloudWatch::CompositeAlarm delete cloudwatch:DescribeAlarms cloudwatch:DeleteAlarms
AWS::CloudWatch::CompositeAlarm replace cloudwatch:DescribeAlarms cloudwatch:PutCompositeAlarm cloudwatch:DeleteAlarms
AWS::CloudWatch::Dashboard create cloudwatch:GetDashboard cloudwatch:PutDashboard cloudwatch:TagResource
AWS::CloudWatch::Dashboard update cloudwatch:PutDashboard cloudwatch:ListTagsForResource cloudwatch:UntagResource cloudwatch:TagResource
AWS::CloudWatch::Dashboard delete cloudwatch:GetDashboard cloudwatch:DeleteDashboards
AWS::CloudWatch::Dashboard replace cloudwatch:GetDashboard cloudwatch:PutDashboard cloudwatch:DeleteDashboards
AWS::CloudWatch::MetricStream create cloudwatch:PutMetricStream cloudwatch:TagResource iam:PassRole cloudwatch:GetMetricStream
AWS::CloudWatch::MetricStream update cloudwatch:PutMetricStream iam:PassRole cloudwatch:UntagResource cloudwatch:TagResource cloudwatch:GetMetricStream
AWS::CloudWatch::MetricStream delete cloudwatch:GetMetricStream cloudwatch:DeleteMetricStream
AWS::CloudWatch::MetricStream replace cloudwatch:PutMetricStream iam:PassRole cloudwatch:GetMetricStream cloudwatch:DeleteMetricStream
AWS::CloudWatch::InsightRule create cloudwatch:DescribeInsightRules cloudwatch:PutInsightRule cloudwatch:TagResource
AWS::CloudWatch::InsightRule update cloudwatch:DescribeInsightRules cloudwatch:PutInsightRule cloudwatch:UntagResource cloudwatch:TagResource
AWS::CloudWatch::InsightRule delete cloudwatch:DescribeInsightRules cloudwatch:DeleteInsightRules
AWS::CloudWatch::InsightRule replace cloudwatch:DescribeInsightRules cloudwatch:PutInsightRule cloudwatch:DeleteInsightRules
`;
