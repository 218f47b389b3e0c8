import { expect, test } from 'vitest';

import { createFakeAccount, fakeType, templateOf } from '../../../../support/cloudformation-account.ts';

const TemplateBody = templateOf({ A: { Type: 'AWS::Fake::Thing' } });

test('an account that lives long does not grow by the stacks that are gone', async () => {
  const fake = createFakeAccount({ resourceTypes: [fakeType('Thing')] });
  const ids: string[] = [];
  for (let nth = 0; nth < 105; nth += 1) {
    const StackName = `app${nth}`;
    await fake.perform('CreateStack', { StackName, TemplateBody });
    const { stackId } = await fake.settle(StackName);
    await fake.perform('DeleteStack', { StackName });
    await fake.settle(StackName);
    ids.push(stackId);
  }
  expect(fake.state.stacks.size).toBe(100);
  expect(fake.state.made.size).toBe(0);
  expect([fake.state.stacks.has(ids[4] ?? ''), fake.state.stacks.has(ids[5] ?? '')]).toEqual([false, true]);
});

test('nor by the events of one stack', async () => {
  const fake = createFakeAccount({ resourceTypes: [fakeType('Thing')] });
  await fake.perform('CreateStack', { StackName: 'app', TemplateBody });
  const stack = await fake.settle();
  const filler = { StackId: stack.stackId, EventId: 'one', StackName: 'app', Timestamp: new Date(0) };
  while (stack.events.length < 5000) stack.events.push(filler);
  await fake.perform('DeleteStack', { StackName: 'app' });
  await fake.settle();
  expect(stack.events.length).toBeLessThan(5000);
  expect(stack.events.at(-1)?.ResourceStatus).toBe('DELETE_COMPLETE');
});
