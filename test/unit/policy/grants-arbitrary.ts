import * as fc from 'fast-check';
import type { Grant } from '../../../src/policy/grant.ts';

const action = fc.constantFrom(
  'lambda:CreateFunction',
  'lambda:GetFunction',
  'lambda:TagResource',
  's3:PutObject',
  's3:GetObject',
  'iam:PassRole',
  'logs:CreateLogGroup',
);
const resource = fc
  .tuple(
    fc.constantFrom('lambda', 's3', 'iam'),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 1, max: 30 }),
  )
  .map(([service, index, length]) => `arn:aws:${service}:::thing-${index}-${'x'.repeat(length)}`);
const condition = fc.constantFrom(
  undefined,
  undefined,
  undefined,
  { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
  { StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com', 'events.amazonaws.com'] } },
);

/** Lists of grants with many actions and resources in common. */
export const grantsArbitrary: fc.Arbitrary<Grant[]> = fc.array(
  fc
    .tuple(action, resource, condition)
    .map(([action, resource, condition]) =>
      condition === undefined ? { action, resource } : { action, resource, condition },
    ),
  { maxLength: 80 },
);

/** What grants allow, for comparing: order and repetition do not count. */
export function triplesOf(grants: readonly Grant[]): string[] {
  const triples = grants.map(({ action, resource, condition }) =>
    JSON.stringify([action, resource, condition ?? null]),
  );
  return [...new Set(triples)].toSorted();
}
