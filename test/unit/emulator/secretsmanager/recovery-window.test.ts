import { expect, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

const daySeconds = 86_400;
const secret = { SecretId: 'app/db' };
const creation = { Name: 'app/db', SecretString: 'x' };

async function createSecret() {
  const clock = new HandClock();
  const { operator } = createServiceAccount(undefined, undefined, clock);
  await operator.call('secretsmanager:CreateSecret', creation);
  return { clock, operator };
}

test('a secret can be restored until its recovery window ends, and its name is taken', async () => {
  const { clock, operator } = await createSecret();
  await operator.call('secretsmanager:DeleteSecret', { ...secret, RecoveryWindowInDays: 7 });
  clock.pass(7 * daySeconds - 1);
  expect(await operator.fails('secretsmanager:CreateSecret', creation)).toMatch(/^InvalidRequestException: /);
  await operator.call('secretsmanager:RestoreSecret', secret);
  clock.pass(30 * daySeconds);
  await operator.call('secretsmanager:DeleteSecret', secret);
  clock.pass(30 * daySeconds);
  expect(await operator.fails('secretsmanager:RestoreSecret', secret)).toMatch(
    /^ResourceNotFoundException: /,
  );
  await operator.call('secretsmanager:CreateSecret', creation);
});

test('a deletion by force takes a moment too', async () => {
  const { clock, operator } = await createSecret();
  await operator.call('secretsmanager:DeleteSecret', { ...secret, ForceDeleteWithoutRecovery: true });
  expect(await operator.fails('secretsmanager:CreateSecret', creation)).toMatch(/^InvalidRequestException: /);
  clock.pass(3);
  await operator.call('secretsmanager:CreateSecret', creation);
});
