import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPolicyFor, withhold, type OperatorPolicy } from '../../scripts/operator/policy.ts';
import { runAsOperator } from '../../scripts/operator/run-as-operator.ts';
import { commitLackingPolicy } from '../support/committed-artifact.ts';
import { createScratchDir } from '../support/scratch-dir.ts';

const whole = readPolicyFor('notices', 'docs/operator-policy.json');

/** `scripts/operator-policy prove` tries every action; here the documents are shown to be those that it proved. */
async function runWith(policy: OperatorPolicy) {
  await using dir = await createScratchDir();
  const out = join(dir.path, 'artifact');
  // So that stacks have to be recovered on the way, and not as many as in a first run.
  await commitLackingPolicy('notices', out, [
    'cloudformation:DeleteStack',
    's3:PutObject',
    'ssm:PutParameter',
  ]);
  const { exitCode, record, left } = await runAsOperator({
    service: 'sandbox-projects/notices',
    policy,
    out,
    proof: 'sufficient',
  });
  return { exitCode, record, left };
}

test('an operator with the documented policy and no other: the service is proven, and nothing is left', async () => {
  const { exitCode, record, left } = await runWith(whole);
  expect({ exitCode, outcome: record?.outcome, leftovers: record?.leftovers, left }).toEqual({
    exitCode: 0,
    outcome: { kind: 'proven' },
    leftovers: [],
    left: [],
  });
});

test('without one action of it the run fails and names the action', async () => {
  const policy = withhold(whole, { sid: 'Deployers', action: 'iam:CreateAccessKey' });
  const { exitCode, record, left } = await runWith(policy);
  expect(exitCode).toBe(2);
  expect(record?.outcome).toMatchObject({
    kind: 'failed',
    code: 'operator-denied',
    message: expect.stringContaining('iam:CreateAccessKey'),
  });
  expect(left).toEqual([]);
});
