import type { Sample } from '../sample.ts';

const alarm = (Name: string) => ({ AlarmIdentifier: { Name, Region: 'us-east-1' } });
const body = (key: string) =>
  JSON.stringify({
    Schema: { Name: 'CloudWatchLogRule', Version: 1 },
    AggregateOn: 'Count',
    LogGroupNames: ['/aws/lambda/orders'],
    LogFormat: 'JSON',
    Contribution: { Keys: [key], Filters: [] },
  });
const tags = (Value: string) => [{ Key: 'team', Value }];

export const healthSamples: readonly Sample[] = [
  {
    type: 'AWS::Route53::HealthCheck',
    states: ['one', 'other'].map((name) => ({
      HealthCheckConfig: { Type: 'CLOUDWATCH_METRIC', ...alarm(name) },
      HealthCheckTags: tags(name),
    })),
    replacement: { HealthCheckConfig: { Type: 'CALCULATED', HealthThreshold: 1 } },
  },
  {
    type: 'AWS::CloudWatch::InsightRule',
    states: [
      { RuleName: 'owners', RuleState: 'ENABLED', RuleBody: body('$.owner'), Tags: tags('one') },
      { RuleName: 'owners', RuleState: 'DISABLED', RuleBody: body('$.id'), Tags: tags('other') },
      { RuleName: 'owners', RuleState: 'DISABLED', RuleBody: body('$.id') },
    ],
    replacement: { RuleName: 'others', RuleState: 'ENABLED', RuleBody: body('$.owner') },
  },
];
