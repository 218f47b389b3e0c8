import { expect, test } from 'vitest';
import { listActionNames } from '../../../src/denial/quirks/action-name.ts';
import { findUnknownWildcards } from '../../../src/policy/expand.ts';
import { createKnownPolicies } from '../../../src/policy/known-policies.ts';
import { measureReach } from '../../../src/policy/reach.ts';

const known = listActionNames();
const policies = createKnownPolicies('orders');

test('each reaches further than the one before it', () => {
  const reaches = policies.map(({ document }) => measureReach(document, known));
  expect(policies.map(({ id }) => id)).toEqual(['name-scoped', 'service-wildcards', 'administrator']);
  for (const key of ['actions', 'anywhere'] as const) {
    const counts = reaches.map((reach) => reach[key]);
    expect(counts).toEqual([...new Set(counts)].toSorted((a, b) => a - b));
  }
});

test.each(policies)('$id: its wildcards match what AWS has, and it has examples', ({ document, sources }) => {
  const statements = document.Statement.map(({ Action }) => ({
    effect: 'Allow' as const,
    actions: Action.map((pattern) => ({ kind: 'matching' as const, pattern })),
    resources: [],
  }));
  expect(findUnknownWildcards(statements, known)).toEqual([]);
  expect(sources.length).toBeGreaterThan(1);
});

test('names stand where AWS has names, and parameters where an account differs', () => {
  const [scoped] = policies;
  expect(scoped?.document.Statement.find(({ Action }) => Action.includes('lambda:*'))?.Resource).toEqual([
    'arn:aws:lambda:${Region}:${AccountId}:function:orders-*',
  ]);
});
