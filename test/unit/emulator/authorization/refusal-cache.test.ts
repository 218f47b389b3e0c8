import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { allow, createHostileAccount, putInline } from '../../../support/hostile-account.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

async function refusedThenGranted(modes: readonly ['cached-refusals'] | readonly []) {
  const place = createHostileAccount(modes);
  const deployer = await place.user('deployer');
  await deployer.fails('iam:ListUsers');
  await place.operator.call(
    'iam:PutUserPolicy',
    putInline('deployer', allow('iam:ListUsers', 'iam:ListRoles')),
  );
  return { place, deployer };
}

test('a refusal holds on for one to three seconds, and asking does not make it longer', async () => {
  const { deployer } = await refusedThenGranted(['cached-refusals']);
  let refusedMs = 0;
  while (
    await deployer.call('iam:ListUsers').then(
      () => false,
      () => true,
    )
  ) {
    vi.advanceTimersByTime(50);
    refusedMs += 50;
  }
  expect(refusedMs).toBeGreaterThanOrEqual(1000);
  expect(refusedMs).toBeLessThanOrEqual(3000);
});

test('it says the same again', async () => {
  const { deployer } = await refusedThenGranted(['cached-refusals']);
  expect(await deployer.fails('iam:ListUsers')).toBe(
    'AccessDenied: User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::123456789012:user/ because no identity-based policy allows the iam:ListUsers action',
  );
});

test('what was not asked for too early is honoured at once', async () => {
  const { deployer } = await refusedThenGranted(['cached-refusals']);
  await expect(deployer.call('iam:ListRoles')).resolves.toMatchObject({ Roles: [] });
});

test('nothing is remembered where nobody asked for it', async () => {
  const { deployer } = await refusedThenGranted([]);
  await expect(deployer.call('iam:ListUsers')).resolves.toMatchObject({ IsTruncated: false });
});
