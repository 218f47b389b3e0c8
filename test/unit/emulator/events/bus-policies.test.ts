import { expect, it } from 'vitest';
import { accountId, createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const statement = { StatementId: 'let', Action: 'events:PutEvents', Principal: '*' };

async function policyOf(operator: ServiceActor, Name?: string): Promise<unknown> {
  const { Policy } = await operator.call('events:DescribeEventBus', { Name });
  return typeof Policy === 'string' ? JSON.parse(Policy) : Policy;
}

it.each([undefined, 'shop'])('the policy of bus %s is put together from statements', async (EventBusName) => {
  const { operator } = createServiceAccount();
  const bus = { EventBusName };
  if (EventBusName) await operator.call('events:CreateEventBus', { Name: EventBusName });
  await operator.call('events:PutPermission', { ...bus, ...statement });
  await operator.call('events:PutPermission', {
    ...bus,
    ...statement,
    StatementId: 'ours',
    Principal: accountId,
    Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1' },
  });
  await expect(policyOf(operator, EventBusName)).resolves.toMatchObject({
    Statement: [
      { Sid: 'let', Principal: '*' },
      {
        Sid: 'ours',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
    ],
  });
  await operator.call('events:RemovePermission', { ...bus, StatementId: 'let' });
  expect(await operator.fails('events:RemovePermission', { ...bus, StatementId: 'let' })).toBe(
    'ResourceNotFoundException: Statement with the provided id does not exist.',
  );
  await operator.call('events:RemovePermission', { ...bus, RemoveAllPermissions: true });
  await expect(policyOf(operator, EventBusName)).resolves.toBeUndefined();
  expect(await operator.fails('events:RemovePermission', { ...bus, StatementId: 'let' })).toBe(
    'ResourceNotFoundException: EventBus does not have a policy.',
  );
});

it('a bus that is made anew has no policy', async () => {
  const { operator } = createServiceAccount();
  const remake = async () => operator.call('events:CreateEventBus', { Name: 'shop' });
  await remake();
  await operator.call('events:PutPermission', { EventBusName: 'shop', ...statement });
  await operator.call('events:DeleteEventBus', { Name: 'shop' });
  await remake();
  await expect(policyOf(operator, 'shop')).resolves.toBeUndefined();
});

it.each([
  [{ ...statement, Principal: 'ann' }, /at 'principal' failed to satisfy constraint/],
  [{ Policy: '{}' }, /^ValidationException: /],
  [{ EventBusName: 'none', ...statement }, /^ResourceNotFoundException: /],
])('%o is no permission', async (input, fault) => {
  const { operator } = createServiceAccount();
  expect(await operator.fails('events:PutPermission', input)).toMatch(fault);
});

it('a statement of a template is put beside those of others, and leaves with it', async () => {
  const { operator, settle } = createServiceAccount();
  await operator.call('events:PutPermission', { ...statement, StatementId: 'others' });
  const Properties = {
    StatementId: 'ours',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: accountId },
      Action: 'events:PutEvents',
      Resource: `arn:aws:events:us-east-1:${accountId}:event-bus/default`,
    },
  };
  const Resources = { Policy: { Type: 'AWS::Events::EventBusPolicy', Properties } };
  await operator.call('cloudformation:CreateStack', {
    StackName: 'app',
    TemplateBody: JSON.stringify({ Resources }),
  });
  expect(await settle()).toEqual([]);
  await expect(policyOf(operator)).resolves.toMatchObject({
    Statement: [{ Sid: 'others' }, { Sid: 'ours' }],
  });
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect(await settle()).toEqual([]);
  await expect(policyOf(operator)).resolves.toMatchObject({ Statement: [{ Sid: 'others' }] });
});

it.each([
  'kinesis:us-east-1:123456789012:stream/clicks',
  'states:us-east-1:123456789012:stateMachine:orders',
])('a target of %s needs a role', async (target) => {
  const { operator, role } = createServiceAccount();
  const Arn = `arn:aws:${target}`;
  await operator.call('events:PutRule', { Name: 'nightly', ScheduleExpression: 'rate(1 day)' });
  const put = { Rule: 'nightly', Targets: [{ Id: '1', Arn }] };
  expect(await operator.fails('events:PutTargets', put)).toBe(
    `ValidationException: RoleArn is required for target ${Arn}.`,
  );
  const RoleArn = await role('invoke', 'events.amazonaws.com');
  await operator.call('events:PutTargets', { Rule: 'nightly', Targets: [{ Id: '1', Arn, RoleArn }] });
});
