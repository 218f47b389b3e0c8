import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const metricAlarm = {
  AlarmName: 'errors',
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  EvaluationPeriods: 1,
  ComparisonOperator: 'GreaterThanThreshold',
};
const body = JSON.stringify({
  widgets: [{ type: 'metric', properties: { metrics: [['AWS/Lambda', 'Errors', { stat: 'Sum' }]] } }],
});
const stream = {
  Name: 'all',
  FirehoseArn: `arn:aws:firehose:us-east-1:${accountId}:deliverystream/metrics`,
  RoleArn: `arn:aws:iam::${accountId}:role/metrics`,
  OutputFormat: 'json',
};
const Tags = [{ Key: 'team', Value: 'a' }];

it('a composite alarm needs its alarms, and is told where it is asked for', async () => {
  const { operator } = createServiceAccount();
  const composite = { AlarmName: 'all', AlarmRule: 'ALARM("errors") AND NOT OK(errors)', Tags };
  expect(await operator.fails('cloudwatch:PutCompositeAlarm', composite)).toBe(
    'ValidationError: Could not save the composite alarm as alarms [errors, errors] in the alarm rule do not exist',
  );
  await operator.call('cloudwatch:PutMetricAlarm', metricAlarm);
  await operator.call('cloudwatch:PutCompositeAlarm', composite);
  await expect(operator.call('cloudwatch:DescribeAlarms')).resolves.toMatchObject({
    MetricAlarms: [{ AlarmName: 'errors' }],
    CompositeAlarms: [],
  });
  await expect(
    operator.call('cloudwatch:DescribeAlarms', { AlarmTypes: ['CompositeAlarm'] }),
  ).resolves.toMatchObject({ MetricAlarms: [], CompositeAlarms: [{ AlarmName: 'all' }] });
  await operator.call('cloudwatch:DeleteAlarms', { AlarmNames: ['all', 'errors'] });
  expect(await operator.fails('cloudwatch:DeleteAlarms', { AlarmNames: ['all'] })).toMatch(
    /^ResourceNotFound: /,
  );
});

describe('a dashboard', () => {
  const named = { DashboardName: 'app' };

  it('is put, read, listed and deleted', async () => {
    const { operator } = createServiceAccount();
    await operator.call('cloudwatch:PutDashboard', { ...named, DashboardBody: body });
    await expect(operator.call('cloudwatch:GetDashboard', named)).resolves.toEqual({
      DashboardArn: `arn:aws:cloudwatch::${accountId}:dashboard/app`,
      DashboardBody: body,
      DashboardName: 'app',
    });
    await expect(operator.call('cloudwatch:ListDashboards')).resolves.toMatchObject({
      DashboardEntries: [{ DashboardName: 'app', Size: body.length }],
    });
    await operator.call('cloudwatch:DeleteDashboards', { DashboardNames: ['app'] });
    expect(await operator.fails('cloudwatch:GetDashboard', named)).toMatch(/^DashboardNotFoundError: /);
  });

  it.each([
    ['no JSON', 'hello', /must be a valid JSON object$/],
    ['no widgets', '{}', /there are 1 validation errors/],
    [
      'a metric that is no text',
      body.replace('"Errors"', '1'),
      /"dataPath":"\/widgets\/0\/properties\/metrics\/0\/1"/,
    ],
  ])('has not %s', async (_, DashboardBody, fault) => {
    const { operator } = createServiceAccount();
    const said = await operator.fails('cloudwatch:PutDashboard', { ...named, DashboardBody });
    expect(said).toMatch(/^DashboardInvalidInputError: /);
    expect(said).toMatch(fault);
  });
});

it('a metric stream is put, stopped and deleted', async () => {
  const { operator } = createServiceAccount();
  await operator.call('cloudwatch:PutMetricStream', stream);
  await operator.call('cloudwatch:StopMetricStreams', { Names: ['all'] });
  await operator.call('cloudwatch:PutMetricStream', { ...stream, OutputFormat: 'opentelemetry1.0' });
  await expect(operator.call('cloudwatch:GetMetricStream', { Name: 'all' })).resolves.toMatchObject({
    State: 'stopped',
    OutputFormat: 'opentelemetry1.0',
  });
  await operator.call('cloudwatch:DeleteMetricStream', { Name: 'all' });
  expect(await operator.fails('cloudwatch:GetMetricStream', { Name: 'all' })).toMatch(
    /^ResourceNotFoundException: /,
  );
});

const dashboardArn = `arn:aws:cloudwatch::${accountId}:dashboard/app`;
const streamArn = `arn:aws:cloudwatch:us-east-1:${accountId}:metric-stream/all`;
const alarmArn = `arn:aws:cloudwatch:us-east-1:${accountId}:alarm:all`;

it.each([
  ['PutDashboard', { DashboardName: 'app', DashboardBody: body, Tags }, [dashboardArn, dashboardArn]],
  ['PutMetricStream', { ...stream, Tags }, [streamArn, streamArn, stream.RoleArn]],
  ['PutCompositeAlarm', { AlarmName: 'all', AlarmRule: 'FALSE', Tags }, [alarmArn, alarmArn]],
])('%s asks for itself, its tags and its role', async (operation, input, resources) => {
  const { operator, user } = createServiceAccount();
  const actions = [`cloudwatch:${operation}`, 'cloudwatch:TagResource', 'iam:PassRole'];
  for (const [index, resource] of resources.entries()) {
    const somebody = await user(`user-${index}`, ...actions.slice(0, index));
    expect(await somebody.fails(`cloudwatch:${operation}`, input)).toContain(
      `not authorized to perform: ${actions[index]} on resource: ${resource} `,
    );
  }
  const all = await user('all', ...actions);
  await all.call(`cloudwatch:${operation}`, input);
  const ResourceARN = resources[0];
  await operator.call('cloudwatch:UntagResource', { ResourceARN, TagKeys: ['team'] });
  await operator.call('cloudwatch:TagResource', { ResourceARN, Tags: [{ Key: 'x', Value: '1' }] });
  await expect(operator.call('cloudwatch:ListTagsForResource', { ResourceARN })).resolves.toEqual({
    Tags: [{ Key: 'x', Value: '1' }],
  });
});
