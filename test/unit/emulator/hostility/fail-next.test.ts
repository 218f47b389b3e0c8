import { describe, expect, test } from 'vitest';
import { planFailure } from '../../../../src/emulator/hostility/fail-next.ts';
import { createHostileAccount } from '../../../support/hostile-account.ts';

const error = { code: 'ServiceFailure', message: 'not today', status: 500 };

describe('a planned failure', () => {
  test('meets the next calls of its operation and no other', async () => {
    const { account, operator } = createHostileAccount([]);
    planFailure(account, { operation: 'iam:ListUsers', error, times: 2 });
    await expect(operator.call('iam:ListRoles')).resolves.toBeDefined();
    expect(await operator.fails('iam:ListUsers')).toBe('ServiceFailure: not today');
    expect(await operator.fails('iam:ListUsers')).toBe('ServiceFailure: not today');
    await expect(operator.call('iam:ListUsers')).resolves.toBeDefined();
  });

  test('comes after those that were planned before it', async () => {
    const { account, operator } = createHostileAccount([]);
    planFailure(account, { operation: 'iam:ListUsers', error });
    planFailure(account, { operation: 'iam:ListUsers', error: { ...error, message: 'nor tomorrow' } });
    expect(await operator.fails('iam:ListUsers')).toBe('ServiceFailure: not today');
    expect(await operator.fails('iam:ListUsers')).toBe('ServiceFailure: nor tomorrow');
    await expect(operator.call('iam:ListUsers')).resolves.toBeDefined();
  });

  test('comes before permissions are asked for, and each has its own request id', async () => {
    const { account, user } = createHostileAccount([]);
    const deployer = await user('deployer');
    planFailure(account, { operation: 'iam:ListUsers', error, times: 2 });
    const thrown = await Promise.all(
      [1, 2].map(() => deployer.call('iam:ListUsers').catch((caught: unknown) => caught)),
    );
    expect(thrown).toMatchObject([{ code: 'ServiceFailure' }, { code: 'ServiceFailure' }]);
    expect(new Set(thrown.map((one) => (one as { requestId: string }).requestId)).size).toBe(2);
  });

  test('meets what services ask of each other', async () => {
    const { account, operator } = createHostileAccount([], { isOutside: false });
    planFailure(account, { operation: 'iam:ListUsers', error });
    expect(await operator.fails('iam:ListUsers')).toBe('ServiceFailure: not today');
  });

  test.each(['iam:Nothing', 'nowhere:ListUsers', 'ListUsers', ''])('of %j is refused', (operation) => {
    const { account } = createHostileAccount([]);
    expect(() => planFailure(account, { operation, error })).toThrow(
      new RangeError(`"${operation}" is not an operation, expected one such as lambda:CreateFunction`),
    );
  });
});
