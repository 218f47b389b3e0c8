import { describe, expect, test } from 'vitest';

import type { ResourceType } from '../../../../../src/emulator/cloudformation/resource-type.ts';
import {
  createFakeAccount,
  fakeType,
  type MadeCall,
  refusal,
  templateOf,
} from '../../../../support/cloudformation-account.ts';

const thing = fakeType('Thing');
const untagged = fakeType('Plain', {
  update: [
    {
      call: 'fake:UpdatePlain',
      when: (resource) => resource.changed('Size'),
      input: (resource) => ({ Id: resource.physicalId }),
    },
  ],
});
const wait: ResourceType = fakeType('Wait', {
  timesOut: () => ({
    afterSeconds: 1,
    reason: 'WaitCondition timed out. Received 0 conditions when expecting 1',
  }),
  create: [],
  delete: [],
});

function thingOf(properties: object = {}, more: object = {}) {
  return { Type: 'AWS::Fake::Thing', Properties: properties, ...more };
}

async function startWith(
  resources: Readonly<Record<string, object>>,
  options: { refused?: (made: MadeCall) => boolean } = {},
) {
  let refuses = false;
  const fake = createFakeAccount({
    resourceTypes: [thing, untagged, wait],
    answer: (made) => {
      if (refuses && options.refused?.(made)) throw refusal(made.call);
      return {};
    },
  });
  await fake.perform('CreateStack', { StackName: 'app', TemplateBody: templateOf(resources) });
  const stack = await fake.settle();
  const events = stack.events.length;
  const calls = fake.calls.length;
  refuses = true;
  return {
    ...fake,
    stack,
    update: async (to: Readonly<Record<string, object>>, more: object = {}) => {
      await fake.perform('UpdateStack', { StackName: 'app', TemplateBody: templateOf(to), ...more });
      return fake.settle();
    },
    newEvents: () => fake.eventsOf(stack, events),
    newCalls: () =>
      fake.calls
        .slice(calls)
        .map(({ call, input }) => [call, input['Id'] ?? input['Name']].filter(Boolean).join(' ')),
  };
}

describe('UpdateStack', () => {
  test('replaces, updates, creates and removes', async () => {
    const run = await startWith({
      Replaced: thingOf({ Name: 'one' }),
      Updated: thingOf({ Name: 'u', Of: { Ref: 'Replaced' } }),
      Removed: thingOf({ Name: 'r' }),
      Same: thingOf({ Name: 's' }),
    });
    const stack = await run.update({
      Replaced: thingOf({ Name: 'two' }),
      Updated: thingOf({ Name: 'u', Of: { Ref: 'Replaced' } }),
      Same: thingOf({ Name: 's' }),
      Added: thingOf({ Name: 'a' }),
    });
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(run.newEvents()).toMatchInlineSnapshot(`
      [
        "app UPDATE_IN_PROGRESS User Initiated",
        "Added CREATE_IN_PROGRESS",
        "Replaced UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.",
        "Added CREATE_IN_PROGRESS Resource creation Initiated",
        "Replaced UPDATE_IN_PROGRESS Resource creation Initiated",
        "Added CREATE_COMPLETE",
        "Replaced UPDATE_COMPLETE",
        "Updated UPDATE_IN_PROGRESS",
        "Updated UPDATE_COMPLETE",
        "app UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
        "Replaced DELETE_IN_PROGRESS",
        "Removed DELETE_IN_PROGRESS",
        "Replaced DELETE_COMPLETE",
        "Removed DELETE_COMPLETE",
        "app UPDATE_COMPLETE",
      ]
    `);
    expect(run.newCalls()).toMatchInlineSnapshot(`
      [
        "fake:CreateThing a",
        "fake:CreateThing two",
        "fake:UpdateThing u",
        "fake:DeleteThing one",
        "fake:DeleteThing r",
      ]
    `);
    expect([...stack.resources.keys()].toSorted()).toEqual(['Added', 'Replaced', 'Same', 'Updated']);
  });

  test('tells that nothing is to be done', async () => {
    const run = await startWith({ A: thingOf({ Name: 'a' }) });
    await expect(run.update({ A: thingOf({ Name: 'a' }) })).rejects.toThrow(
      'No updates are to be performed.',
    );
  });

  test('new stack tags reach what carries tags', async () => {
    const run = await startWith({ A: thingOf({ Name: 'a' }), P: { Type: 'AWS::Fake::Plain' } });
    await run.update(
      { A: thingOf({ Name: 'a' }), P: { Type: 'AWS::Fake::Plain' } },
      { Tags: [{ Key: 'STAGE', Value: 'dev' }] },
    );
    expect(run.newCalls()).toEqual(['fake:TagThing a']);
  });

  test('a failure is rolled back: updates undone, replacements and new things deleted', async () => {
    const run = await startWith({
      Updated: thingOf({ Name: 'u', Size: 1 }),
      Replaced: thingOf({ Name: 'one' }),
    });
    const stack = await run.update({
      Updated: thingOf({ Name: 'u', Size: 2 }),
      Replaced: thingOf({ Name: 'two' }),
      Added: thingOf({ Name: 'a' }),
      Wait: { Type: 'AWS::Fake::Wait', DependsOn: ['Updated', 'Replaced', 'Added'] },
    });
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(run.newEvents()).toMatchInlineSnapshot(`
      [
        "app UPDATE_IN_PROGRESS User Initiated",
        "Added CREATE_IN_PROGRESS",
        "Updated UPDATE_IN_PROGRESS",
        "Replaced UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.",
        "Added CREATE_IN_PROGRESS Resource creation Initiated",
        "Replaced UPDATE_IN_PROGRESS Resource creation Initiated",
        "Updated UPDATE_COMPLETE",
        "Added CREATE_COMPLETE",
        "Replaced UPDATE_COMPLETE",
        "Wait CREATE_IN_PROGRESS",
        "Wait CREATE_IN_PROGRESS Resource creation Initiated",
        "Wait CREATE_FAILED WaitCondition timed out. Received 0 conditions when expecting 1",
        "app UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Wait]. ",
        "Updated UPDATE_IN_PROGRESS",
        "Replaced UPDATE_COMPLETE",
        "Updated UPDATE_COMPLETE",
        "app UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
        "Wait DELETE_IN_PROGRESS",
        "Wait DELETE_COMPLETE",
        "Replaced DELETE_IN_PROGRESS",
        "Added DELETE_IN_PROGRESS",
        "Replaced DELETE_COMPLETE",
        "Added DELETE_COMPLETE",
        "app UPDATE_ROLLBACK_COMPLETE",
      ]
    `);
    expect(run.newCalls()).toMatchInlineSnapshot(`
      [
        "fake:CreateThing a",
        "fake:UpdateThing u",
        "fake:CreateThing two",
        "fake:UpdateThing u",
        "fake:DeleteThing two",
        "fake:DeleteThing a",
      ]
    `);
    expect([...stack.resources.keys()]).toEqual(['Updated', 'Replaced']);
    expect(stack.resources.get('Replaced')?.instance?.physicalId).toBe('one');
    expect(stack.resources.get('Updated')?.instance?.properties).toEqual({ Name: 'u', Size: 1 });
  });

  test('a refused clean-up is tried three times, then dropped, and the update is called complete', async () => {
    const run = await startWith(
      { A: thingOf({ Name: 'a' }), B: thingOf({ Name: 'b' }) },
      { refused: ({ call }) => call === 'fake:DeleteThing' },
    );
    const stack = await run.update({ B: thingOf({ Name: 'b' }) });
    expect(run.newCalls()).toEqual(['fake:DeleteThing a', 'fake:DeleteThing a', 'fake:DeleteThing a']);
    expect([stack.status, stack.statusReason]).toEqual([
      'UPDATE_COMPLETE',
      'Update successful. One or more resources could not be deleted.',
    ]);
    expect(stack.events.filter((event) => event.ResourceStatus === 'DELETE_FAILED')).toHaveLength(3);
    expect([...stack.resources.keys()]).toEqual(['B']);
  });

  test('what is to be retained is left alone', async () => {
    const run = await startWith({
      A: thingOf({ Name: 'a' }, { DeletionPolicy: 'Retain' }),
      B: thingOf({ Name: 'b' }, { UpdateReplacePolicy: 'Retain' }),
    });
    await run.update({ B: thingOf({ Name: 'c' }, { UpdateReplacePolicy: 'Retain' }) });
    expect(run.newCalls()).toEqual(['fake:CreateThing c']);
    expect(run.newEvents().filter((event) => event.includes('SKIPPED'))).toEqual([
      'B DELETE_SKIPPED',
      'A DELETE_SKIPPED',
    ]);
  });

  test('a rollback that is refused can be continued, by skipping too', async () => {
    const run = await startWith(
      { U: thingOf({ Name: 'u', Size: 1 }), V: thingOf({ Name: 'v', Size: 1 }) },
      { refused: ({ call, input }) => call === 'fake:UpdateThing' && input['Name'] === 'u' },
    );
    const stack = await run.update({
      U: thingOf({ Name: 'u', Size: 2 }),
      V: thingOf({ Name: 'v', Size: 2 }),
    });
    expect([stack.status, stack.statusReason]).toEqual([
      'UPDATE_ROLLBACK_FAILED',
      'The following resource(s) failed to update: [U]. ',
    ]);
    await expect(
      run.perform('UpdateStack', { StackName: 'app', TemplateBody: templateOf({ U: thingOf() }) }),
    ).rejects.toThrow('is in UPDATE_ROLLBACK_FAILED state and can not be updated.');
    await expect(
      run.perform('ContinueUpdateRollback', { StackName: 'app', ResourcesToSkip: ['V'] }),
    ).rejects.toThrow('must be in the UPDATE_FAILED state');
    await run.perform('ContinueUpdateRollback', { StackName: 'app', ResourcesToSkip: ['U'] });
    expect((await run.settle()).status).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  test('with rollback disabled what succeeded stays', async () => {
    const run = await startWith(
      { U: thingOf({ Name: 'u', Size: 1 }), V: thingOf({ Name: 'v', Size: 1 }) },
      { refused: ({ call, input }) => call === 'fake:UpdateThing' && input['Name'] === 'u' },
    );
    const stack = await run.update(
      { U: thingOf({ Name: 'u', Size: 2 }), V: thingOf({ Name: 'v', Size: 2 }) },
      { DisableRollback: true },
    );
    expect(stack.status).toBe('UPDATE_FAILED');
    expect([...stack.resources.values()].map(({ status }) => status)).toEqual([
      'UPDATE_FAILED',
      'UPDATE_COMPLETE',
    ]);
  });

  test('refuses to change the type of a resource', async () => {
    const run = await startWith({ A: thingOf() });
    await expect(run.update({ A: { Type: 'AWS::Fake::Plain' } })).rejects.toThrow(
      'The new template modifies resource type of the following resources: [A]',
    );
  });
});
