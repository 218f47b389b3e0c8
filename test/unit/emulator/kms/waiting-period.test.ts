import { expect, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

const daySeconds = 86_400;

async function createDoomedKey(clock?: HandClock) {
  const { operator } = createServiceAccount(undefined, undefined, clock);
  const { KeyMetadata: key } = await operator.call<{ KeyMetadata: { KeyId: string } }>('kms:CreateKey');
  const named = { KeyId: key.KeyId };
  await operator.call('kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: key.KeyId });
  await operator.call('kms:ScheduleKeyDeletion', { ...named, PendingWindowInDays: 7 });
  return { operator, named };
}

test('a key is gone after its waiting period, with its aliases', async () => {
  const clock = new HandClock();
  const { operator, named } = await createDoomedKey(clock);
  clock.pass(7 * daySeconds - 1);
  await expect(operator.call('kms:DescribeKey', named)).resolves.toMatchObject({
    KeyMetadata: { KeyState: 'PendingDeletion' },
  });
  clock.pass(1);
  expect(await operator.fails('kms:DescribeKey', named)).toMatch(/^NotFoundException: /);
  expect(await operator.fails('kms:DescribeKey', { KeyId: 'alias/app' })).toMatch(/^NotFoundException: /);
});

test('a deletion that was cancelled does not come', async () => {
  const clock = new HandClock();
  const { operator, named } = await createDoomedKey(clock);
  await operator.call('kms:CancelKeyDeletion', named);
  clock.pass(31 * daySeconds);
  await operator.call('kms:EnableKey', named);
  await expect(operator.call('kms:DescribeKey', { KeyId: 'alias/app' })).resolves.toMatchObject({
    KeyMetadata: { KeyState: 'Enabled' },
  });
});

test('where nothing waits a key can still be kept', async () => {
  const { operator, named } = await createDoomedKey();
  await operator.call('kms:CancelKeyDeletion', named);
  await expect(operator.call('kms:DescribeKey', named)).resolves.toMatchObject({
    KeyMetadata: { KeyState: 'Disabled' },
  });
});
