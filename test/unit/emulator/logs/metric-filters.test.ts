import { describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const group = { logGroupName: 'app' };
const filter = {
  ...group,
  filterName: 'errors',
  filterPattern: 'ERROR',
  metricTransformations: [{ metricName: 'Errors', metricNamespace: 'App', metricValue: '1' }],
};
const policyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'es.amazonaws.com' },
      Action: 'logs:PutLogEvents',
      Resource: '*',
    },
  ],
});

async function createGroup() {
  const made = createServiceAccount();
  await made.operator.call('logs:CreateLogGroup', group);
  return made;
}

describe('a metric filter', () => {
  it('is put, found by its metric, and deleted', async () => {
    const { operator } = await createGroup();
    await operator.call('logs:PutMetricFilter', filter);
    await operator.call('logs:PutMetricFilter', { ...filter, filterPattern: 'WARN' });
    const byMetric = { metricName: 'Errors', metricNamespace: 'App' };
    await expect(operator.call('logs:DescribeMetricFilters', byMetric)).resolves.toMatchObject({
      metricFilters: [{ filterName: 'errors', filterPattern: 'WARN', logGroupName: 'app' }],
    });
    const { metricTransformations: _, filterPattern: __, ...named } = filter;
    await operator.call('logs:DeleteMetricFilter', named);
    expect(await operator.fails('logs:DeleteMetricFilter', named)).toBe(
      'ResourceNotFoundException: The specified metric filter does not exist.',
    );
  });

  it.each([
    [{ ...filter, filterName: 'a:b' }, /^InvalidParameterException: /],
    [{ ...filter, metricTransformations: [] }, /^InvalidParameterException: /],
    [{ ...filter, logGroupName: 'none' }, /^ResourceNotFoundException: /],
  ])('%o fails', async (input, fault) => {
    const { operator } = await createGroup();
    expect(await operator.fails('logs:PutMetricFilter', input)).toMatch(fault);
  });
});

it('a log stream is deleted', async () => {
  const { operator } = await createGroup();
  const stream = { ...group, logStreamName: 'one' };
  await operator.call('logs:CreateLogStream', stream);
  await operator.call('logs:DeleteLogStream', stream);
  expect(await operator.fails('logs:DeleteLogStream', stream)).toBe(
    'ResourceNotFoundException: The specified log stream does not exist.',
  );
});

it('resource policies are ten at most, and no nonsense', async () => {
  const { operator } = createServiceAccount();
  for (let index = 0; index < 10; index += 1) {
    await operator.call('logs:PutResourcePolicy', { policyName: `p${index}`, policyDocument });
  }
  await operator.call('logs:PutResourcePolicy', { policyName: 'p1', policyDocument });
  expect(await operator.fails('logs:PutResourcePolicy', { policyName: 'more', policyDocument })).toMatch(
    /^LimitExceededException: /,
  );
  expect(await operator.fails('logs:PutResourcePolicy', { policyName: 'p1', policyDocument: '{}' })).toMatch(
    /^InvalidParameterException: /,
  );
  await operator.call('logs:DeleteResourcePolicy', { policyName: 'p1' });
  expect(await operator.fails('logs:DeleteResourcePolicy', { policyName: 'p1' })).toMatch(
    /^ResourceNotFoundException: /,
  );
  const { resourcePolicies } = await operator.call('logs:DescribeResourcePolicies');
  expect(resourcePolicies).toHaveLength(9);
});

it.each([
  ['PutMetricFilter', filter, 'arn:aws:logs:us-east-1:123456789012:log-group:app:log-stream: '],
  [
    'DeleteLogStream',
    { ...group, logStreamName: 'one' },
    'arn:aws:logs:us-east-1:123456789012:log-group:app:log-stream:one ',
  ],
  ['PutResourcePolicy', { policyName: 'p', policyDocument }, '* '],
])('%s is refused, naming its resource', async (operation, input, resource) => {
  const { user } = createServiceAccount();
  const nobody = await user('nobody');
  expect(await nobody.fails(`logs:${operation}`, input)).toContain(
    `not authorized to perform: logs:${operation} on resource: ${resource}`,
  );
});
