import type { DescribeChangeSetOutput, DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';

import { cloudFormationStack } from '../../../../../src/emulator/cloudformation/resource-types/cloudformation/stack.ts';
import {
  createFakeAccount,
  fakeType,
  type MadeCall,
  refusal,
  templateOf,
} from '../../../../support/cloudformation-account.ts';

type Resources = Readonly<Record<string, object>>;

const thing = (name: string, more: object = {}) => ({
  Type: 'AWS::Fake::Thing',
  Properties: { Name: name, ...more },
});
const nested = (properties: object = {}, more: object = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL: 'https://s3.amazonaws.com/templates/child.json', ...properties },
  ...more,
});

/** An account with a template of a nested stack in S3, to be changed as a test goes on. */
function createAccount(child: Resources, more: object = {}) {
  let template = templateOf(child, more);
  let refuses: (made: MadeCall) => boolean = () => false;
  const fake = createFakeAccount({
    resourceTypes: [fakeType('Thing'), cloudFormationStack],
    answer: (made) => {
      if (refuses(made)) throw refusal(made.call);
      return made.call === 's3:GetObject' ? { Body: Buffer.from(template) } : {};
    },
  });
  const run = async (operation: string, resources: Resources | undefined, input: object = {}) => {
    const before = fake.state.stacks.size === 0 ? 0 : fake.stackOf('app').events.length;
    const TemplateBody = resources && templateOf(resources);
    await fake.perform(operation, { StackName: 'app', TemplateBody, ...input });
    const stack = await fake.settle();
    return fake.eventsOf(stack, before);
  };
  return {
    ...fake,
    run,
    child: () => fake.stackOf('app-Child'),
    childIs: (resources: Resources, parts: object = {}) => {
      template = templateOf(resources, parts);
    },
    refuse: (which: (made: MadeCall) => boolean) => {
      refuses = which;
    },
  };
}

const parameters = { Parameters: { Name: { Type: 'String' } }, Outputs: { Made: { Value: { Ref: 'A' } } } };

describe('a nested stack', () => {
  test('is made from its template, with parameters, tags and its own events; its outputs are attributes', async () => {
    const account = createAccount({ A: thing('x', { Name: { Ref: 'Name' } }) }, parameters);
    const events = await account.run(
      'CreateStack',
      {
        Child: nested({ Parameters: { Name: 'from-parent' }, Tags: [{ Key: 'own', Value: '1' }] }),
        User: thing('user', { Of: { 'Fn::GetAtt': ['Child', 'Outputs.Made'] } }),
      },
      { Tags: [{ Key: 'STAGE', Value: 'dev' }] },
    );
    const child = account.child();
    expect(child.name).toMatch(/^app-Child-SUFFIX\d{6}$/);
    expect(events).toEqual([
      'app CREATE_IN_PROGRESS User Initiated',
      'Child CREATE_IN_PROGRESS',
      'Child CREATE_IN_PROGRESS Resource creation Initiated',
      'Child CREATE_COMPLETE',
      'User CREATE_IN_PROGRESS',
      'User CREATE_IN_PROGRESS Resource creation Initiated',
      'User CREATE_COMPLETE',
      'app CREATE_COMPLETE',
    ]);
    expect(account.eventsOf(child).map((event) => event.replace(child.name, 'child'))).toEqual([
      'child CREATE_IN_PROGRESS User Initiated',
      'A CREATE_IN_PROGRESS',
      'A CREATE_IN_PROGRESS Resource creation Initiated',
      'A CREATE_COMPLETE',
      'child CREATE_COMPLETE',
    ]);
    expect(account.calls.at(-1)?.input).toMatchObject({ Of: 'from-parent' });
    const { stackId } = account.stackOf('app');
    const described = await account.perform<DescribeStacksOutput>('DescribeStacks', {
      StackName: child.stackId,
    });
    expect(described.Stacks?.[0]).toMatchObject({
      ParentId: stackId,
      RootId: stackId,
      Tags: [
        { Key: 'STAGE', Value: 'dev' },
        { Key: 'own', Value: '1' },
      ],
      Parameters: [{ ParameterKey: 'Name', ParameterValue: 'from-parent' }],
    });
  });

  test('is asked for by the caller, through CloudFormation', async () => {
    const account = createAccount({ A: thing('a') });
    await account.run('CreateStack', { Child: nested() });
    await account.run('DeleteStack', undefined);
    expect(
      account.calls.map(({ call, caller }) => [call, caller.principal.arn, caller.calledVia[0]]),
    ).toEqual([
      [
        'cloudformation:CreateStack',
        'arn:aws:iam::111122223333:user/deployer',
        'cloudformation.amazonaws.com',
      ],
      ['s3:GetObject', 'arn:aws:iam::111122223333:user/deployer', 'cloudformation.amazonaws.com'],
      ['fake:CreateThing', 'arn:aws:iam::111122223333:user/deployer', 'cloudformation.amazonaws.com'],
      [
        'cloudformation:DeleteStack',
        'arn:aws:iam::111122223333:user/deployer',
        'cloudformation.amazonaws.com',
      ],
      ['fake:DeleteThing', 'arn:aws:iam::111122223333:user/deployer', 'cloudformation.amazonaws.com'],
    ]);
    expect(account.child().status).toBe('DELETE_COMPLETE');
  });

  test('that fails fails its parent, and is deleted with its rollback', async () => {
    const account = createAccount({ A: thing('a'), B: thing('b', { Of: { Ref: 'A' } }) });
    account.refuse(({ call, input }) => call === 'fake:CreateThing' && input['Name'] === 'b');
    const events = await account.run('CreateStack', { Child: nested() });
    const { stackId } = account.child();
    expect(events).toContain(
      `Child CREATE_FAILED Embedded stack ${stackId} was not successfully created: The following resource(s) failed to create: [B]. `,
    );
    expect(events.at(-1)).toBe('app ROLLBACK_COMPLETE');
    expect(account.child().status).toBe('DELETE_COMPLETE');
    expect(account.madeCalls().at(-1)).toBe('fake:DeleteThing');
  });

  test.each([
    ['a template that cannot be read', ({ call }: MadeCall) => call === 's3:GetObject', /^S3 error: /],
    [
      'a refusal',
      ({ call }: MadeCall) => call === 'cloudformation:CreateStack',
      /^User: .* is not authorized to perform: cloudformation:CreateStack on resource: /,
    ],
  ])('%s is told as it is', async (_title, refuses, reason) => {
    const account = createAccount({ A: thing('a') });
    account.refuse(refuses);
    await account.run('CreateStack', { Child: nested() }, { DisableRollback: true });
    expect(account.stackOf('app').resources.get('Child')?.statusReason).toMatch(reason);
  });

  test('asks for what its template needs: the capabilities of its parent', async () => {
    const child = { Role: { Type: 'AWS::IAM::Role', Properties: {} } };
    const without = createAccount(child);
    await without.run('CreateStack', { Child: nested() }, { DisableRollback: true });
    expect(without.stackOf('app').resources.get('Child')?.statusReason).toBe(
      'Requires capabilities : [CAPABILITY_IAM]',
    );
    const capable = createAccount(child);
    await capable.run(
      'CreateStack',
      { Child: nested() },
      { DisableRollback: true, Capabilities: ['CAPABILITY_IAM'] },
    );
    expect(capable.child().resources.get('Role')?.statusReason).toBe('NotImplemented: AWS::IAM::Role');
  });

  test('an output that it does not have', async () => {
    const account = createAccount({ A: thing('a') });
    const User = thing('user', { Of: { 'Fn::GetAtt': ['Child', 'Outputs.Nope'] } });
    await account.run('CreateStack', { Child: nested(), User }, { DisableRollback: true });
    const { stackId } = account.child();
    expect(account.stackOf('app').resources.get('User')?.statusReason).toBe(
      `Output 'Nope' not found in stack '${stackId}'`,
    );
  });
});

describe('an update', () => {
  async function deployed(child: Resources = { A: thing('a', { Size: 1 }) }) {
    const account = createAccount(child);
    await account.run('CreateStack', { Child: nested() });
    return account;
  }

  test('finds a template that changed where it lies; the clean-up waits for the parent', async () => {
    const account = await deployed({ A: thing('a', { Size: 1 }), Gone: thing('gone') });
    account.childIs({ A: thing('a', { Size: 2 }) });
    const events = await account.run('UpdateStack', { Child: nested() });
    const statuses = account.child().events.map((event) => event.ResourceStatus);
    expect(events).toEqual([
      'app UPDATE_IN_PROGRESS User Initiated',
      'Child UPDATE_IN_PROGRESS',
      'Child UPDATE_COMPLETE',
      'app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'app UPDATE_COMPLETE',
    ]);
    expect(statuses.slice(-4)).toEqual([
      'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'DELETE_IN_PROGRESS',
      'DELETE_COMPLETE',
      'UPDATE_COMPLETE',
    ]);
  });

  test('of which nothing reaches the nested stack leaves that as it is', async () => {
    const account = await deployed();
    await account.run('UpdateStack', { Child: nested() });
    expect(account.stackOf('app').status).toBe('UPDATE_COMPLETE');
    expect(account.child().status).toBe('CREATE_COMPLETE');
  });

  test('shows in a change set that a nested stack may change by itself', async () => {
    const account = await deployed();
    await account.perform('CreateChangeSet', {
      StackName: 'app',
      ChangeSetName: 'one',
      TemplateBody: templateOf({ Child: nested() }),
    });
    await new Promise((resolve) => void setImmediate(resolve));
    const { Changes } = await account.perform<DescribeChangeSetOutput>('DescribeChangeSet', {
      StackName: 'app',
      ChangeSetName: 'one',
    });
    expect(Changes?.[0]?.ResourceChange?.Details?.[0]).toMatchObject({
      ChangeSource: 'Automatic',
      Evaluation: 'Dynamic',
    });
  });

  test('that fails in the nested stack takes both back', async () => {
    const account = await deployed();
    account.childIs({ A: thing('a', { Size: 2 }), B: thing('b', { Of: { Ref: 'A' } }) });
    account.refuse(({ call }) => call === 'fake:CreateThing');
    const events = await account.run('UpdateStack', { Child: nested() });
    const { stackId } = account.child();
    expect(events).toContain(
      `Child UPDATE_FAILED Embedded stack ${stackId} was not successfully updated. Currently in UPDATE_ROLLBACK_IN_PROGRESS with reason: The following resource(s) failed to create: [B]. `,
    );
    expect([account.stackOf('app').status, account.child().status]).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(account.child().resources.get('A')?.instance?.properties).toMatchObject({ Size: 1 });
    const statuses = account.child().events.map((event) => event.ResourceStatus);
    expect(statuses.filter((status) => String(status) === 'UPDATE_ROLLBACK_IN_PROGRESS')).toHaveLength(1);
  });

  test('that fails beside the nested stack takes that back too', async () => {
    const account = await deployed();
    account.childIs({ A: thing('a', { Size: 2 }), New: thing('new') });
    account.refuse(({ call, input }) => call === 'fake:CreateThing' && input['Name'] === 'beside');
    await account.run('UpdateStack', { Child: nested(), Beside: thing('beside', { Of: { Ref: 'Child' } }) });
    expect(account.child().status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect([...account.child().resources.keys()]).toEqual(['A']);
    expect(account.child().resources.get('A')?.instance?.properties).toMatchObject({ Size: 1 });
  });

  test.each([
    ['skips it by the name of the nested stack', (name: string) => ({ ResourcesToSkip: [`${name}.A`] })],
    ['is forced', () => ({ ForceRollback: true })],
  ])('whose rollback fails goes on where it stopped, or %s', async (_title, how) => {
    const account = await deployed();
    account.childIs({ A: thing('a', { Size: 2 }), B: thing('b', { Of: { Ref: 'A' } }) });
    account.refuse(
      ({ call, input }) =>
        call === 'fake:CreateThing' || (call === 'fake:UpdateThing' && input['Size'] === 1),
    );
    await account.run('UpdateStack', { Child: nested() });
    const child = account.child();
    expect([account.stackOf('app').status, child.status]).toEqual([
      'UPDATE_ROLLBACK_FAILED',
      'UPDATE_ROLLBACK_FAILED',
    ]);
    await expect(account.perform('ContinueUpdateRollback', { StackName: child.name })).rejects.toThrow(
      'cannot be invoked on child stacks',
    );
    await expect(
      account.perform('ContinueUpdateRollback', { StackName: 'app', ResourcesToSkip: ['A'] }),
    ).rejects.toThrow('must be in the UPDATE_FAILED state');
    await account.run('ContinueUpdateRollback', undefined);
    expect(account.stackOf('app').status).toBe('UPDATE_ROLLBACK_FAILED');
    await account.run('ContinueUpdateRollback', undefined, how(child.name));
    expect([account.stackOf('app').status, child.status]).toEqual([
      'UPDATE_ROLLBACK_COMPLETE',
      'UPDATE_ROLLBACK_COMPLETE',
    ]);
  });

  test('that drops the nested stack deletes it', async () => {
    const account = await deployed();
    await account.run('UpdateStack', { Other: thing('other') });
    expect(account.child().status).toBe('DELETE_COMPLETE');
  });

  test('without rollback leaves the nested stack failed, and goes on from there', async () => {
    const account = await deployed();
    account.childIs({ A: thing('a', { Size: 2 }), B: thing('b') });
    account.refuse(({ call }) => call === 'fake:CreateThing');
    await account.run('UpdateStack', { Child: nested() }, { DisableRollback: true });
    expect([account.stackOf('app').status, account.child().status]).toEqual([
      'UPDATE_FAILED',
      'UPDATE_FAILED',
    ]);
    account.refuse(() => false);
    await account.run('UpdateStack', { Child: nested() }, { DisableRollback: true });
    expect([account.stackOf('app').status, account.child().status]).toEqual([
      'UPDATE_COMPLETE',
      'UPDATE_COMPLETE',
    ]);
  });
});

describe('deleting', () => {
  test('a nested stack that cannot be deleted keeps its parent', async () => {
    const account = createAccount({ A: thing('a') });
    await account.run('CreateStack', { Child: nested() });
    account.refuse(({ call }) => call === 'fake:DeleteThing');
    const events = await account.run('DeleteStack', undefined);
    expect(events.slice(-2)).toEqual([
      `Child DELETE_FAILED Embedded stack ${account.child().stackId} was not successfully deleted: The following resource(s) failed to delete: [A]. `,
      'app DELETE_FAILED The following resource(s) failed to delete: [Child]. ',
    ]);
  });

  test('one by hand is possible, and its parent does not miss it', async () => {
    const account = createAccount({ A: thing('a') });
    await account.run('CreateStack', { Child: nested() });
    const { name } = account.child();
    await account.perform('DeleteStack', { StackName: name });
    await account.settle(name);
    await account.run('DeleteStack', undefined);
    expect(account.stackOf('app').status).toBe('DELETE_COMPLETE');
  });

  test('termination protection of the root holds the nested stack too', async () => {
    const account = createAccount({ A: thing('a') });
    await account.run('CreateStack', { Child: nested() }, { EnableTerminationProtection: true });
    const { name } = account.child();
    await expect(account.perform('DeleteStack', { StackName: name })).rejects.toThrow(
      `Stack [${name}] cannot be deleted while TerminationProtection is enabled`,
    );
    await expect(
      account.perform('UpdateTerminationProtection', { StackName: name, EnableTerminationProtection: true }),
    ).rejects.toThrow('nested stack');
  });
});
