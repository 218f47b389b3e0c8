import { expect, test } from 'vitest';
import { wordRefusal } from '../../../../src/emulator/authorization/word-refusal.ts';
import type { RefusingKind } from '../../../../src/emulator/authorization/evaluate.ts';

const kinds: readonly RefusingKind[] = ['identity', 'boundary', 'session', 'resource', 'role-trust'];
const requirement = { action: 'sqs:CreateQueue', resource: 'arn:aws:sqs:us-east-1:123456789012:q' };
const arn = 'arn:aws:iam::123456789012:user/deployer';

test('what no policy allows', () => {
  const sentences = kinds.map((by) =>
    wordRefusal({ kind: 'refused', by, explicit: false }, requirement, arn),
  );
  expect(sentences).toMatchInlineSnapshot(`
    [
      "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:123456789012:q because no identity-based policy allows the sqs:CreateQueue action",
      "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:123456789012:q because no permissions boundary allows the sqs:CreateQueue action",
      "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:123456789012:q because no session policy allows the sqs:CreateQueue action",
      "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:123456789012:q because no resource-based policy allows the sqs:CreateQueue action",
      "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue because no role trust policy allows the sqs:CreateQueue action",
    ]
  `);
});

test('what a policy denies', () => {
  const sentences = kinds.map((by) => wordRefusal({ kind: 'refused', by, explicit: true }, requirement, arn));
  expect(sentences).toMatchInlineSnapshot(`
    [
      "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:123456789012:q with an explicit deny in an identity-based policy",
      "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:123456789012:q with an explicit deny in a permissions boundary",
      "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:123456789012:q with an explicit deny in a session policy",
      "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:123456789012:q with an explicit deny in a resource-based policy",
      "User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue with an explicit deny in the role trust policy",
    ]
  `);
});

test('a managed policy that denies is named', () => {
  const policyArn = 'arn:aws:iam::123456789012:policy/no-queues';
  const refusal = { kind: 'refused', by: 'identity', explicit: true, policyArn } as const;
  expect(wordRefusal(refusal, requirement, arn)).toMatchInlineSnapshot(
    `"User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:123456789012:q with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/no-queues"`,
  );
});

test('a service may print another action and resource than it checks', () => {
  const printed = { ...requirement, actionAsPrinted: 'sqs:createqueue', resourceAsPrinted: 'role app' };
  const refusal = { kind: 'refused', by: 'identity', explicit: false } as const;
  expect(wordRefusal(refusal, printed, arn)).toMatchInlineSnapshot(
    `"User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sqs:createqueue on resource: role app because no identity-based policy allows the sqs:createqueue action"`,
  );
});
