import { describe, expect, it } from 'vitest';
import { Account } from '../../../../src/emulator/account.ts';
import { cloudWatchService } from '../../../../src/emulator/cloudwatch/service.ts';
import { recordMetric } from '../../../../src/emulator/cloudwatch/store.ts';
import { accountId, createDirectService, region } from '../../../support/direct-service.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

const startMs = Date.parse('2026-01-01T10:00:00Z');
const asked = {
  Namespace: 'AWS/Lambda',
  MetricName: 'Duration',
  Dimensions: [{ Name: 'FunctionName', Value: 'app' }],
  StartTime: new Date(startMs),
  EndTime: new Date(startMs + 3_600_000),
};

function measured() {
  const account = new Account({ accountId, propagationMs: 0 });
  for (const [minute, value] of [
    [0, 10],
    [0, 30],
    [5, 5],
    [61, 99],
  ] as const) {
    recordMetric(
      { account, region },
      {
        namespace: 'AWS/Lambda',
        name: 'Duration',
        dimensions: { FunctionName: 'app' },
        value,
        unit: 'Milliseconds',
        at: new Date(startMs + minute * 60_000),
      },
    );
  }
  return createDirectService(cloudWatchService, account);
}

describe('what was measured', () => {
  it('is summed up by period', async () => {
    await expect(
      measured().call('GetMetricStatistics', {
        ...asked,
        Period: 300,
        Statistics: ['Sum', 'Average', 'Maximum', 'SampleCount'],
        ExtendedStatistics: ['p50'],
      }),
    ).resolves.toEqual({
      Label: 'Duration',
      Datapoints: [
        {
          Timestamp: new Date(startMs),
          Unit: 'Milliseconds',
          Sum: 40,
          Average: 20,
          Maximum: 30,
          SampleCount: 2,
          ExtendedStatistics: { p50: 10 },
        },
        {
          Timestamp: new Date(startMs + 300_000),
          Unit: 'Milliseconds',
          Sum: 5,
          Average: 5,
          Maximum: 5,
          SampleCount: 1,
          ExtendedStatistics: { p50: 5 },
        },
      ],
    });
  });

  it('is told newest first as data', async () => {
    const { StartTime, EndTime, ...Metric } = asked;
    const MetricDataQueries = [{ Id: 'd', MetricStat: { Metric, Period: 300, Stat: 'Sum' } }];
    await expect(
      measured().call('GetMetricData', { StartTime, EndTime, MetricDataQueries }),
    ).resolves.toMatchObject({ MetricDataResults: [{ Id: 'd', Values: [5, 40], StatusCode: 'Complete' }] });
  });

  it('is listed', async () => {
    const cloudWatch = measured();
    const Dimensions = [{ Name: 'FunctionName' }];
    await expect(cloudWatch.call('ListMetrics', { Dimensions })).resolves.toMatchObject({
      Metrics: [{ Namespace: 'AWS/Lambda', MetricName: 'Duration' }],
    });
    await expect(cloudWatch.call('ListMetrics', { Namespace: 'Other' })).resolves.toEqual({ Metrics: [] });
  });

  it('can be put by anyone, outside of AWS/', async () => {
    const cloudWatch = createDirectService(cloudWatchService);
    const MetricData = [
      { MetricName: 'Orders', Values: [1, 2], Counts: [3, 1], Timestamp: asked.StartTime },
      {
        MetricName: 'Orders',
        StatisticValues: { Sum: 10, SampleCount: 2, Minimum: 4, Maximum: 6 },
        Timestamp: asked.StartTime,
      },
    ];
    await cloudWatch.call('PutMetricData', { Namespace: 'Shop', MetricData });
    const { StartTime, EndTime } = asked;
    const input = {
      Namespace: 'Shop',
      MetricName: 'Orders',
      StartTime,
      EndTime,
      Period: 60,
      Statistics: ['Sum', 'SampleCount'],
    };
    await expect(cloudWatch.call('GetMetricStatistics', input)).resolves.toMatchObject({
      Datapoints: [{ Sum: 15, SampleCount: 6, Unit: 'None' }],
    });
    expect(await cloudWatch.fails('PutMetricData', { Namespace: 'AWS/Own', MetricData })).toMatch(
      /^InvalidParameterValue: /,
    );
  });

  it.each([
    [{ Period: 60, Statistics: [] }, /^MissingParameter: /],
    [{ Period: 61, Statistics: ['Sum'] }, /^InvalidParameterValue: The parameter Period/],
    [{ Period: 60, Statistics: ['Sum'], EndTime: asked.StartTime }, /^InvalidParameterCombination: /],
    [
      { Period: 60, Statistics: ['Sum'], EndTime: new Date(startMs + 2 * 86_400_000) },
      /You have requested up to 2,880 datapoints, which exceeds the limit of 1,440\./,
    ],
  ])('%o is refused', async (input, fault) => {
    expect(await measured().fails('GetMetricStatistics', { ...asked, ...input })).toMatch(fault);
  });
});

it('keeps alarms', async () => {
  const { operator, user } = createServiceAccount();
  const alarm = {
    AlarmName: 'errors',
    MetricName: 'Errors',
    Namespace: 'AWS/Lambda',
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    Threshold: 0,
    Tags: [{ Key: 'stage', Value: 'dev' }],
  };
  await operator.call('cloudwatch:PutMetricAlarm', alarm);
  const { MetricAlarms } = await operator.call('cloudwatch:DescribeAlarms', { AlarmNamePrefix: 'err' });
  const [{ AlarmArn }] = MetricAlarms as [{ AlarmArn: string }];
  expect(MetricAlarms).toMatchObject([{ AlarmName: 'errors', StateValue: 'INSUFFICIENT_DATA' }]);
  await expect(operator.call('cloudwatch:ListTagsForResource', { ResourceARN: AlarmArn })).resolves.toEqual({
    Tags: alarm.Tags,
  });
  const nobody = await user('nobody');
  expect(await nobody.fails('cloudwatch:PutMetricAlarm', alarm)).toContain(
    `on resource: ${AlarmArn} because`,
  );
  expect(await nobody.fails('cloudwatch:ListMetrics')).toContain('perform: cloudwatch:ListMetrics because');
  await operator.call('cloudwatch:DeleteAlarms', { AlarmNames: ['errors'] });
  expect(await operator.fails('cloudwatch:DeleteAlarms', { AlarmNames: ['errors'] })).toMatch(
    /^ResourceNotFound: /,
  );
});
