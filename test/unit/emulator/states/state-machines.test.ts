import { describe, expect, it } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const arn = `arn:aws:states:us-east-1:${accountId}:stateMachine:orders`;
const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const task = (Resource: string) => ({ StartAt: 'A', States: { A: { Type: 'Task', Resource, End: true } } });

async function createAccount(...statements: object[]) {
  const clock = new HandClock();
  const made = createServiceAccount(undefined, undefined, clock);
  const roleArn = await made.role('machine', 'states.amazonaws.com', ...statements);
  return { ...made, clock, roleArn, creation: { name: 'orders', roleArn, definition: JSON.stringify(pass) } };
}

describe('a state machine', () => {
  it('is there, is updated, and goes after a while', async () => {
    const { clock, creation, operator } = await createAccount();
    await operator.call('states:CreateStateMachine', creation);
    await operator.call('states:CreateStateMachine', { ...creation, tags: [{ key: 'a', value: '1' }] });
    expect(await operator.fails('states:CreateStateMachine', { ...creation, type: 'EXPRESS' })).toBe(
      `StateMachineAlreadyExists: State Machine Already Exists: '${arn}'`,
    );
    const { revisionId } = await operator.call('states:UpdateStateMachine', {
      stateMachineArn: arn,
      tracingConfiguration: { enabled: true },
    });
    const read = () => operator.call('states:DescribeStateMachine', { stateMachineArn: arn });
    await expect(read()).resolves.toMatchObject({
      status: 'ACTIVE',
      type: 'STANDARD',
      revisionId,
      tracingConfiguration: { enabled: true },
    });
    await operator.call('states:DeleteStateMachine', { stateMachineArn: arn });
    await expect(read()).resolves.toMatchObject({ status: 'DELETING' });
    expect(await operator.fails('states:CreateStateMachine', creation)).toMatch(/^StateMachineDeleting: /);
    clock.pass(10);
    await expect(read()).rejects.toThrow(`State Machine Does Not Exist: '${arn}'`);
  });

  it.each([
    ['no JSON', 'hello', 'INVALID_JSON_DESCRIPTION: Expected a JSON object. at '],
    ['no states', '{"StartAt":"A"}', 'The field "States" is required at /'],
    [
      'a start that is not there',
      JSON.stringify({ ...pass, StartAt: 'B' }),
      "MISSING_TRANSITION_TARGET: Missing 'StartAt' target: B at /StartAt",
    ],
    [
      'a resource that is no ARN',
      JSON.stringify(task('${Function}')),
      'SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN at /States/A/Resource',
    ],
    [
      'a fault inside a map',
      JSON.stringify({
        StartAt: 'M',
        States: {
          M: { Type: 'Map', ItemProcessor: { ...pass, States: { A: { Type: 'Walk' } } }, End: true },
        },
      }),
      'at /States/M/ItemProcessor/States/A/Type',
    ],
  ])('is not made of %s', async (_, definition, fault) => {
    const { creation, operator } = await createAccount();
    const said = await operator.fails('states:CreateStateMachine', { ...creation, definition });
    expect(said).toMatch(/^InvalidDefinition: Invalid State Machine Definition: '/);
    expect(said).toContain(fault);
    await expect(
      operator.call('states:ValidateStateMachineDefinition', { definition }),
    ).resolves.toMatchObject({ result: 'FAIL' });
  });
});

describe('the role of a state machine', () => {
  const logGroupArn = `arn:aws:logs:us-east-1:${accountId}:log-group:orders:*`;
  const logging = {
    loggingConfiguration: { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] },
  };
  const nested = {
    definition: JSON.stringify(task('arn:aws:states:::states:startExecution.sync:2')),
  };

  it('has to trust Step Functions', async () => {
    const { creation, operator, role } = await createAccount();
    const roleArn = await role('stranger', 'lambda.amazonaws.com');
    expect(await operator.fails('states:CreateStateMachine', { ...creation, roleArn })).toBe(
      'AccessDeniedException: Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    );
  });

  it.each([
    [logging, 'logs:*', 'The state machine IAM Role is not authorized to access the Log Destination'],
    [
      nested,
      'events:*',
      `'arn:aws:iam::${accountId}:role/machine' is not authorized to create managed-rule.`,
    ],
  ])('has to be allowed what %o needs', async (more, Action, refusal) => {
    const refused = await createAccount();
    const allowed = await createAccount({ Effect: 'Allow', Action, Resource: '*' });
    for (const { operator } of [refused, allowed]) {
      await operator.call('logs:CreateLogGroup', { logGroupName: 'orders' });
    }
    expect(await refused.operator.fails('states:CreateStateMachine', { ...refused.creation, ...more })).toBe(
      `AccessDeniedException: ${refusal}`,
    );
    await allowed.operator.call('states:CreateStateMachine', { ...allowed.creation, ...more });
  });

  it('is passed on by whoever creates it', async () => {
    const { creation, roleArn, user } = await createAccount();
    const input = { ...creation, tags: [{ key: 'a', value: '1' }] };
    const steps = [
      ['states:CreateStateMachine', arn],
      ['states:TagResource', arn],
      ['iam:PassRole', roleArn],
    ] as const;
    for (const [index, [action, resource]] of steps.entries()) {
      const somebody = await user(`user-${index}`, ...steps.slice(0, index).map(([before]) => before));
      expect(await somebody.fails('states:CreateStateMachine', input)).toContain(
        `not authorized to perform: ${action} on resource: ${resource} `,
      );
    }
  });
});

it('an activity is created again without an error, and has tags', async () => {
  const { operator } = await createAccount();
  const { activityArn } = await operator.call('states:CreateActivity', { name: 'approve' });
  await operator.call('states:CreateActivity', { name: 'approve' });
  await operator.call('states:TagResource', { resourceArn: activityArn, tags: [{ key: 'a', value: '1' }] });
  await operator.call('states:UntagResource', { resourceArn: activityArn, tagKeys: ['b'] });
  await expect(operator.call('states:ListTagsForResource', { resourceArn: activityArn })).resolves.toEqual({
    tags: [{ key: 'a', value: '1' }],
  });
  await operator.call('states:DeleteActivity', { activityArn });
  expect(await operator.fails('states:DescribeActivity', { activityArn })).toMatch(/^ActivityDoesNotExist: /);
});
