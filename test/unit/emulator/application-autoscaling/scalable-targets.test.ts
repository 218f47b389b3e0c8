import { describe, expect, it, test } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const service = (operation: string) => `application-autoscaling:${operation}`;
const target = {
  ServiceNamespace: 'dynamodb',
  ResourceId: 'table/orders',
  ScalableDimension: 'dynamodb:table:ReadCapacityUnits',
};
const limits = { MinCapacity: 1, MaxCapacity: 5 };
const policy = {
  ...target,
  PolicyName: 'p',
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: { TargetValue: 50 },
};

test('a target has policies and actions, which go with it', async () => {
  const { operator } = createServiceAccount();
  await operator.call(service('RegisterScalableTarget'), { ...target, ...limits });
  await operator.call(service('RegisterScalableTarget'), { ...target, MaxCapacity: 9 });
  await expect(
    operator.call(service('DescribeScalableTargets'), { ServiceNamespace: 'dynamodb' }),
  ).resolves.toMatchObject({
    ScalableTargets: [
      {
        MinCapacity: 1,
        MaxCapacity: 9,
        RoleARN: expect.stringMatching(/AWSServiceRoleForApplicationAutoScaling_DynamoDBTable$/) as unknown,
      },
    ],
  });
  await operator.call(service('PutScalingPolicy'), policy);
  await operator.call(service('PutScheduledAction'), {
    ...target,
    ScheduledActionName: 'a',
    Schedule: 'rate(1 day)',
  });
  await expect(
    operator.call(service('DescribeScalingPolicies'), { ServiceNamespace: 'dynamodb', PolicyNames: ['p'] }),
  ).resolves.toMatchObject({ ScalingPolicies: [{ PolicyName: 'p', ResourceId: 'table/orders' }] });
  await operator.call(service('DeregisterScalableTarget'), target);
  await operator.call(service('RegisterScalableTarget'), { ...target, ...limits });
  await expect(operator.call(service('DescribeScheduledActions'), target)).resolves.toMatchObject({
    ScheduledActions: [],
  });
});

it.each([
  ['RegisterScalableTarget', target, /^ValidationException: Both MinCapacity and MaxCapacity are required/],
  ['RegisterScalableTarget', { ...target, MinCapacity: 2, MaxCapacity: 1 }, /cannot be less than/],
  [
    'RegisterScalableTarget',
    { ...target, ...limits, ResourceId: 'orders' },
    /^ValidationException: Unsupported resource ID/,
  ],
  [
    'RegisterScalableTarget',
    { ...target, ...limits, ServiceNamespace: 'ecs' },
    /Unsupported service namespace/,
  ],
  [
    'PutScalingPolicy',
    policy,
    /^ObjectNotFoundException: No scalable target registered for service namespace: dynamodb/,
  ],
  ['DeregisterScalableTarget', target, /^ObjectNotFoundException: /],
  [
    'GetPredictiveScalingForecast',
    { ...policy, StartTime: new Date(), EndTime: new Date() },
    /^NotImplemented: /,
  ],
])('%s %o fails', async (operation, input, fault) => {
  const { operator } = createServiceAccount();
  expect(await operator.fails(service(operation), input)).toMatch(fault);
});

describe('who may register', () => {
  const own = [service('RegisterScalableTarget')];
  const role = 'iam:CreateServiceLinkedRole';
  const table = ['dynamodb:DescribeTable', 'dynamodb:UpdateTable'];

  it.each([
    [[], /^AccessDeniedException: .*:scalable-target\/0ec5[0-9a-f]{32} because no identity-based policy/],
    [
      own,
      /perform: iam:CreateServiceLinkedRole on resource: arn:.*:role\/aws-service-role\/dynamodb\.application-autoscaling/,
    ],
    [
      [...own, role],
      /^ValidationException: User is missing the following permissions: dynamodb:DescribeTable$/,
    ],
    [
      [...own, role, ...table],
      /^ValidationException: User is missing the following permissions: cloudwatch:PutMetricAlarm$/,
    ],
  ])('not with %o', async (allowed, words) => {
    const { user } = createServiceAccount();
    const somebody = await user('somebody', ...allowed);
    expect(await somebody.fails(service('RegisterScalableTarget'), { ...target, ...limits })).toMatch(words);
  });

  it('with all of it, on its own table', async () => {
    const { user } = createServiceAccount();
    const Resource = `arn:aws:dynamodb:us-east-1:${accountId}:table/orders`;
    const somebody = await user('somebody', ...own, role, 'cloudwatch:*', {
      Effect: 'Allow',
      Action: table,
      Resource,
    });
    await expect(
      somebody.call(service('RegisterScalableTarget'), { ...target, ...limits }),
    ).resolves.toHaveProperty('ScalableTargetARN');
  });
});
