import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';

import { lambdaFunction } from '../../../../src/emulator/cloudformation/resource-types/lambda/function.ts';
import { cloudFormationStore, type Stack } from '../../../../src/emulator/cloudformation/store.ts';
import { createFakeAccount, templateOf } from '../../../support/cloudformation-account.ts';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const group = (name: string, more: object = {}) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties: { LogGroupName: name, ...more },
});
const queue = { Type: 'AWS::SQS::Queue' };

/** A deployer who may work on stacks, and what he is allowed as time goes by. */
async function createDeployment(...allowed: readonly string[]) {
  const account = createServiceAccount();
  const { operator } = account;
  const deployer = await account.user('deployer', 'cloudformation:*', ...allowed);
  const stackOf = (): Stack => {
    const stack = [...account.account.store(cloudFormationStore).stacks.values()].at(-1);
    if (!stack) throw new Error('there is no stack');
    return stack;
  };
  const run = async (actor: ServiceActor, operation: string, resources?: object, input: object = {}) => {
    account.handlerCalls.length = 0;
    const before = operation === 'CreateStack' ? 0 : stackOf().events.length;
    const body = resources && { TemplateBody: JSON.stringify({ Resources: resources }) };
    await actor.call(`cloudformation:${operation}`, { StackName: 'app', ...body, ...input });
    await account.settle();
    const events = stackOf()
      .events.slice(before)
      .map(({ LogicalResourceId: id, ResourceStatus: status }) => `${id} ${status}`);
    return { status: stackOf().status, events, calls: [...account.handlerCalls] };
  };
  return {
    ...account,
    deployer,
    stackOf,
    run: (operation: string, resources?: object, input?: object) =>
      run(deployer, operation, resources, input),
    runAsOperator: (operation: string, resources?: object, input?: object) =>
      run(operator, operation, resources, input),
    allow: (...actions: readonly string[]) =>
      operator.call('iam:PutUserPolicy', {
        UserName: 'deployer',
        PolicyName: 'later',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
        }),
      }),
  };
}

describe('a failed operation', () => {
  test('deleted after its failure, a stack and its events are known by its id alone', async () => {
    const { deployer, operator, run, stackOf } = await createDeployment();
    const { status } = await run('CreateStack', { A: queue }, { OnFailure: 'DELETE' });
    expect(status).toBe('DELETE_COMPLETE');
    expect(await operator.fails('cloudformation:DescribeStacks', { StackName: 'app' })).toBe(
      'ValidationError: Stack with id app does not exist',
    );
    expect(await operator.fails('cloudformation:DescribeStackEvents', { StackName: 'app' })).toBe(
      'ValidationError: Stack [app] does not exist',
    );
    const { StackEvents: events } = await deployer.call<{ StackEvents: StackEvent[] }>(
      'cloudformation:DescribeStackEvents',
      { StackName: stackOf().stackId },
    );
    const failed = events.find((event) => event.ResourceStatus === 'CREATE_FAILED');
    expect(failed?.ResourceStatusReason).toContain('is not authorized to perform: sqs:createqueue');
  });

  test('in ROLLBACK_COMPLETE a stack can be deleted, and then made anew', async () => {
    const { allow, run } = await createDeployment();
    expect((await run('CreateStack', { A: queue })).status).toBe('ROLLBACK_COMPLETE');
    await allow('sqs:*');
    expect((await run('DeleteStack')).status).toBe('DELETE_COMPLETE');
    expect((await run('CreateStack', { A: queue })).status).toBe('CREATE_COMPLETE');
  });

  test('without rollback keeps what succeeded, and the next one goes on from there', async () => {
    const { allow, deployer, run, runAsOperator } = await createDeployment('sqs:*', 'logs:Describe*');
    await runAsOperator('CreateStack', { A: group('/a') });
    const wanted = { A: group('/a', { RetentionInDays: 14 }), B: queue };
    const failed = await run('UpdateStack', wanted, { DisableRollback: true });
    expect(failed.events.toSorted()).toEqual([
      'A UPDATE_FAILED',
      'A UPDATE_IN_PROGRESS',
      'B CREATE_COMPLETE',
      'B CREATE_IN_PROGRESS',
      'B CREATE_IN_PROGRESS',
      'app UPDATE_FAILED',
      'app UPDATE_IN_PROGRESS',
    ]);
    const TemplateBody = JSON.stringify({ Resources: wanted });
    expect(await deployer.fails('cloudformation:UpdateStack', { StackName: 'app', TemplateBody })).toContain(
      'non-terminal [UPDATE_FAILED] state',
    );
    await allow('logs:*');
    const next = await run('UpdateStack', wanted, { DisableRollback: true });
    expect([next.status, next.calls]).toEqual(['UPDATE_COMPLETE', ['logs:PutRetentionPolicy']]);
  });

  test('in UPDATE_ROLLBACK_FAILED is rolled back further once nothing is refused any more', async () => {
    const { allow, run, runAsOperator } = await createDeployment();
    await runAsOperator('CreateStack', { A: group('/a', { RetentionInDays: 7 }) });
    const failed = await run('UpdateStack', { A: group('/a', { RetentionInDays: 14 }) });
    expect(failed.status).toBe('UPDATE_ROLLBACK_FAILED');
    await allow('logs:*');
    expect((await run('ContinueUpdateRollback')).status).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  test('is express where that is asked, and without rollback where that is asked with it', async () => {
    const { run } = await createDeployment('sqs:*');
    const { status, events } = await run(
      'CreateStack',
      { A: queue, B: group('/b') },
      { DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: true } },
    );
    expect(status).toBe('CREATE_FAILED');
    expect(events.filter((event) => event.includes('DELETE'))).toEqual([]);
  });
});

test('an express deployment does not wait until a function is ready', async () => {
  const createWith = async (input: object) => {
    const states = ['Pending', 'Active'];
    let isThere = false;
    const fake = createFakeAccount({
      resourceTypes: [lambdaFunction],
      answer: ({ call }) => {
        if (call === 'lambda:CreateFunction') isThere = true;
        return call === 'lambda:GetFunction' && isThere ? { Configuration: { State: states.shift() } } : {};
      },
    });
    const TemplateBody = templateOf({ A: { Type: lambdaFunction.type, Properties: { Code: {} } } });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody, ...input });
    expect((await fake.settle()).status).toBe('CREATE_COMPLETE');
    return fake.madeCalls().slice(2);
  };
  expect(await createWith({})).toEqual(['lambda:GetFunction', 'lambda:GetFunction']);
  expect(await createWith({ DeploymentConfig: { Mode: 'EXPRESS' } })).toEqual(['lambda:GetFunction']);
});

test('termination protection holds a stack until it is taken away, and holds nothing else', async () => {
  const { deployer, run } = await createDeployment('sqs:*', 'logs:*');
  await run('CreateStack', { A: queue }, { EnableTerminationProtection: true });
  expect((await run('UpdateStack', { A: queue, B: group('/b') })).status).toBe('UPDATE_COMPLETE');
  expect(await deployer.fails('cloudformation:DeleteStack', { StackName: 'app' })).toContain(
    'cannot be deleted while TerminationProtection is enabled',
  );
  await deployer.call('cloudformation:UpdateTerminationProtection', {
    StackName: 'app',
    EnableTerminationProtection: false,
  });
  expect((await run('DeleteStack')).status).toBe('DELETE_COMPLETE');
});

test('an operation has the key that it began with: without it, it fails', async () => {
  const { deployer, operator, settle, stackOf } = await createDeployment('sqs:*', 'logs:*');
  const Resources = { A: queue, B: { ...group('/b'), DependsOn: 'A' } };
  await deployer.call('cloudformation:CreateStack', {
    StackName: 'app',
    OnFailure: 'DO_NOTHING',
    TemplateBody: JSON.stringify({ Resources }),
  });
  const { AccessKeyMetadata: keys } = await operator.call<{
    AccessKeyMetadata: { AccessKeyId: string }[];
  }>('iam:ListAccessKeys', { UserName: 'deployer' });
  await operator.call('iam:DeleteAccessKey', {
    UserName: 'deployer',
    AccessKeyId: keys[0]?.AccessKeyId,
  });
  const [failed] = await settle();
  expect(stackOf().status).toBe('CREATE_FAILED');
  expect(failed).toContain('The security token included in the request is invalid.');
});

test('an update is called complete though what it replaced could not be deleted', async () => {
  const { run, runAsOperator, stackOf } = await createDeployment(
    'logs:DescribeLogGroups',
    'logs:CreateLogGroup',
  );
  await runAsOperator('CreateStack', { A: group('/one') });
  const { events, calls } = await run('UpdateStack', { A: group('/two') });
  expect(events).toEqual([
    'app UPDATE_IN_PROGRESS',
    'A UPDATE_IN_PROGRESS',
    'A UPDATE_IN_PROGRESS',
    'A UPDATE_COMPLETE',
    'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    ...[1, 2, 3].flatMap(() => ['A DELETE_IN_PROGRESS', 'A DELETE_FAILED']),
    'app UPDATE_COMPLETE',
  ]);
  expect(calls.filter((call) => call === 'logs:DeleteLogGroup')).toHaveLength(3);
  expect(stackOf().resources.get('A')?.status).toBe('UPDATE_COMPLETE');
});

test('names and ids have the forms of CloudFormation', async () => {
  const { runAsOperator, stackOf } = await createDeployment();
  await runAsOperator('CreateStack', {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      },
    },
  });
  const { resources, stackId } = stackOf();
  expect(stackId).toMatch(
    /^arn:aws:cloudformation:us-east-1:123456789012:stack\/app\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  );
  expect(resources.get('Table')?.instance?.physicalId).toMatch(/^app-Table-[0-9A-Z]{12,13}$/);
  expect(resources.get('Bucket')?.instance?.physicalId).toMatch(/^app-bucket-[0-9a-z]{12,13}$/);
});
