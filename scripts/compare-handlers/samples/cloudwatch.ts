import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const alarm: NeededResource = {
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    Namespace: 'AWS/Lambda',
    MetricName: 'Errors',
    Statistic: 'Sum',
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    Period: 60,
    Threshold: 1,
  },
};
const role: NeededResource = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: allowing({
      Principal: { Service: 'streams.metrics.cloudwatch.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  },
  exports: ['Arn'],
};
const widget = (markdown: string) => ({
  widgets: [{ type: 'text', width: 6, height: 3, properties: { markdown } }],
});
const stream = {
  FirehoseArn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/metrics',
  RoleArn: needed('Role.Arn'),
  OutputFormat: 'json',
};

export const cloudWatchSamples: readonly Sample[] = [
  {
    type: 'AWS::CloudWatch::Dashboard',
    states: ['a', 'b'].map((text) => ({ DashboardBody: JSON.stringify(widget(text)) })),
    replacement: { DashboardName: 'other', DashboardBody: JSON.stringify(widget('b')) },
  },
  {
    type: 'AWS::CloudWatch::MetricStream',
    needs: { Role: role },
    states: [{ ...stream, IncludeFilters: [{ Namespace: 'AWS/Lambda' }] }, stream],
    replacement: { ...stream, Name: 'other' },
  },
  {
    type: 'AWS::CloudWatch::CompositeAlarm',
    needs: { One: alarm },
    states: ['ALARM', 'OK'].map((state) => ({
      AlarmRule: { 'Fn::Join': ['', [`${state}(`, needed('One'), ')']] },
    })),
    replacement: { AlarmName: 'other', AlarmRule: 'FALSE' },
  },
];
