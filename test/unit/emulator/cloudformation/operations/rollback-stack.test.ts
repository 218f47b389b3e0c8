import { describe, expect, test } from 'vitest';

import {
  createFakeAccount,
  fakeType,
  type MadeCall,
  refusal,
  templateOf,
} from '../../../../support/cloudformation-account.ts';

type Resources = Readonly<Record<string, object>>;
const thing = (name: string, properties: object = {}, more: object = {}) => ({
  Type: 'AWS::Fake::Thing',
  Properties: { Name: name, ...properties },
  ...more,
});

function createAccount() {
  let refuses: (made: MadeCall) => boolean = () => false;
  const fake = createFakeAccount({
    resourceTypes: [
      fakeType('Thing', {
        update: [
          { call: 'fake:UpdateThing', input: (resource) => ({ ...resource.properties }) },
          { call: 'fake:FinishThing', input: (resource) => ({ ...resource.properties }) },
        ],
      }),
    ],
    answer: (made) => {
      if (refuses(made)) throw refusal(made.call);
      return {};
    },
  });
  const run = async (operation: string, resources: Resources | undefined, input: object = {}) => {
    const known = [...fake.state.stacks.values()].length > 0;
    const before = known ? fake.stackOf('app').events.length : 0;
    const calls = fake.calls.length;
    const TemplateBody = resources && templateOf(resources);
    await fake.perform(operation, { StackName: 'app', TemplateBody, ...input });
    const stack = await fake.settle();
    const made = fake.calls
      .slice(calls)
      .map(({ call, input: given }) => `${call} ${JSON.stringify(given['Size'] ?? null)}`);
    return { stack, events: fake.eventsOf(stack, before), made };
  };
  return {
    ...fake,
    run,
    refuse: (which: (made: MadeCall) => boolean) => {
      refuses = which;
    },
  };
}

const preserving = { DisableRollback: true };

describe('RollbackStack', () => {
  test('deletes what a failed creation has made', async () => {
    const account = createAccount();
    account.refuse(({ input }) => input['Name'] === 'b');
    await account.run('CreateStack', { A: thing('a'), B: thing('b') }, preserving);
    const { events } = await account.run('RollbackStack', undefined);
    expect(events).toEqual([
      'app ROLLBACK_IN_PROGRESS User Initiated',
      'A DELETE_IN_PROGRESS',
      'B DELETE_COMPLETE',
      'A DELETE_COMPLETE',
      'app ROLLBACK_COMPLETE',
    ]);
  });

  test('brings a stack back over all updates that have failed since it was whole', async () => {
    const account = createAccount();
    await account.run('CreateStack', { A: thing('a', { Size: 1 }) });
    account.refuse(({ input }) => input['Name'] === 'b');
    await account.run('UpdateStack', { A: thing('a', { Size: 2 }), B: thing('b') }, preserving);
    await account.run(
      'UpdateStack',
      { A: thing('a', { Size: 3 }), B: thing('b'), C: thing('c') },
      preserving,
    );
    account.refuse(() => false);
    const { stack, made } = await account.run('RollbackStack', undefined);
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(made).toEqual(['fake:UpdateThing 1', 'fake:FinishThing 1', 'fake:DeleteThing null']);
    expect([...stack.resources.keys()]).toEqual(['A']);
  });

  test('retains nothing that was made meanwhile where that is asked', async () => {
    for (const [RetainExceptOnCreate, status] of [
      [true, 'DELETE_COMPLETE'],
      [false, 'DELETE_SKIPPED'],
    ] as const) {
      const account = createAccount();
      account.refuse(({ input }) => input['Name'] === 'b');
      const A = thing('a', {}, { DeletionPolicy: 'Retain' });
      await account.run('CreateStack', { A, B: thing('b') }, preserving);
      const { stack } = await account.run('RollbackStack', undefined, { RetainExceptOnCreate });
      expect(stack.resources.get('A')?.status).toBe(status);
    }
  });

  test('is refused in any other state', async () => {
    const account = createAccount();
    const { stack } = await account.run('CreateStack', { A: thing('a') });
    await expect(account.perform('RollbackStack', { StackName: 'app' })).rejects.toThrow(
      `Stack:${stack.stackId} is in CREATE_COMPLETE state and can not be rolled back.`,
    );
  });
});

describe('an update without rollback', () => {
  test('takes the resource that failed back to what it was, and leaves the others', async () => {
    const account = createAccount();
    await account.run('CreateStack', { A: thing('a', { Size: 1 }), B: thing('b', { Size: 1 }) });
    account.refuse(
      ({ call, input }) => call === 'fake:FinishThing' && input['Name'] === 'b' && input['Size'] === 2,
    );
    const { stack, made } = await account.run(
      'UpdateStack',
      { A: thing('a', { Size: 2 }), B: thing('b', { Size: 2 }) },
      preserving,
    );
    expect(stack.status).toBe('UPDATE_FAILED');
    expect([stack.resources.get('A')?.status, stack.resources.get('B')?.status]).toEqual([
      'UPDATE_COMPLETE',
      'UPDATE_FAILED',
    ]);
    expect(made.filter((call) => call.endsWith(' 1'))).toEqual(['fake:UpdateThing 1', 'fake:FinishThing 1']);
  });

  test('is the only one that a failed stack admits', async () => {
    const account = createAccount();
    account.refuse(() => true);
    await account.run('CreateStack', { A: thing('a') }, { OnFailure: 'DO_NOTHING' });
    const TemplateBody = templateOf({ A: thing('a') });
    await expect(
      account.perform('UpdateStack', { StackName: 'app', TemplateBody, DisableRollback: true }),
    ).rejects.toThrow(
      'This stack cannot be updated from [CREATE_FAILED] state because it contains [on-failure: DO_NOTHING]. Please use disable-rollback option instead during stack creation.',
    );
  });
});

describe('a dead end', () => {
  test.each([
    ['UpdateStack', {}],
    ['CreateChangeSet', { ChangeSetName: 'one' }],
  ])('%s of a stack in ROLLBACK_COMPLETE', async (operation, input) => {
    const account = createAccount();
    account.refuse(() => true);
    const { stack } = await account.run('CreateStack', { A: thing('a') });
    const TemplateBody = templateOf({ A: thing('a') });
    await expect(account.perform(operation, { StackName: 'app', TemplateBody, ...input })).rejects.toThrow(
      `Stack:${stack.stackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
    );
  });

  test('creating it again', async () => {
    const account = createAccount();
    account.refuse(() => true);
    await account.run('CreateStack', { A: thing('a') });
    await expect(
      account.perform('CreateStack', { StackName: 'app', TemplateBody: templateOf({ A: thing('a') }) }),
    ).rejects.toThrow('Stack [app] already exists');
  });
});

describe('what outlives its resource', () => {
  const update = { Name: 'b' };
  test.each([
    ['Retain, removed', { DeletionPolicy: 'Retain' }, 'removed', 'DELETE_SKIPPED'],
    [
      'RetainExceptOnCreate, removed',
      { DeletionPolicy: 'RetainExceptOnCreate' },
      'removed',
      'DELETE_SKIPPED',
    ],
    ['Delete, removed', {}, 'removed', 'DELETE_COMPLETE'],
    ['Retain, replaced', { UpdateReplacePolicy: 'Retain' }, 'replaced', 'DELETE_SKIPPED'],
    ['only DeletionPolicy, replaced', { DeletionPolicy: 'Retain' }, 'replaced', 'DELETE_COMPLETE'],
  ])('%s', async (_title, policies, how, status) => {
    const account = createAccount();
    await account.run('CreateStack', { A: thing('a', {}, policies), Other: thing('o') });
    const A = how === 'replaced' ? { A: thing('b', update, policies) } : {};
    const { events } = await account.run('UpdateStack', { ...A, Other: thing('o') });
    expect(events).toContain(`A ${status}`);
  });

  test.each([
    ['Retain', 'DELETE_SKIPPED'],
    ['RetainExceptOnCreate', 'DELETE_COMPLETE'],
  ])('%s, when the creation is undone', async (DeletionPolicy, status) => {
    const account = createAccount();
    account.refuse(({ input }) => input['Name'] === 'b');
    const A = thing('a', {}, { DeletionPolicy });
    const { events } = await account.run('CreateStack', { A, B: thing('b', {}, { DependsOn: 'A' }) });
    expect(events).toContain(`A ${status}`);
  });

  test.each([
    [
      { DeletionPolicy: 'Snapshot' },
      'Template error: resource type AWS::Fake::Thing does not support deletion policy Snapshot',
    ],
    [{ UpdateReplacePolicy: 'Snapshot' }, 'does not support update replace policy Snapshot'],
    [{ UpdateReplacePolicy: 'RetainExceptOnCreate' }, 'Invalid UpdateReplacePolicy'],
  ])('%j is refused', async (policies, message) => {
    const account = createAccount();
    const TemplateBody = templateOf({ A: thing('a', {}, policies) });
    await expect(account.perform('CreateStack', { StackName: 'app', TemplateBody })).rejects.toThrow(message);
  });
});
