export const cloudwatchActions = `
AWS::CloudWatch::Alarm create cloudwatch:PutMetricAlarm cloudwatch:TagResource cloudwatch:DescribeAlarms
AWS::CloudWatch::Alarm update cloudwatch:PutMetricAlarm cloudwatch:UntagResource cloudwatch:TagResource cloudwatch:DescribeAlarms
AWS::CloudWatch::Alarm delete cloudwatch:DescribeAlarms cloudwatch:DeleteAlarms
`;
