import { expect, test } from 'vitest';
import { readRefusals } from '../../../../scripts/operator/read-refusals.ts';

const refusedTo = (user: string, action: string, resource: string): string =>
  `User: arn:aws:iam::111122223333:user/${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

const call = { source: 'iam', name: 'CreateUser', invokedBy: undefined };

test('what the operator was refused is read from the end of a run and from the event history, each once', () => {
  const queue = 'arn:aws:sqs:us-east-1:111122223333:archive';
  const refusals = readRefusals({
    userName: 'least',
    record: undefined,
    stderr: `error: making the queue failed: AccessDenied: ${refusedTo('least', 'sqs:CreateQueue', queue)}\n`,
    calls: [
      { ...call, refusal: undefined },
      { ...call, refusal: refusedTo('least', 'sqs:CreateQueue', queue) },
      { ...call, refusal: refusedTo('least', 'sqs:TagQueue', queue) },
      { ...call, refusal: refusedTo('harness/deployer', 'sqs:DeleteQueue', queue) },
    ],
  });
  expect(refusals).toEqual([
    { action: 'sqs:CreateQueue', resource: queue },
    { action: 'sqs:TagQueue', resource: queue },
  ]);
});
