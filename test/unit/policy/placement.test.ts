import { describe, expect, test } from 'vitest';
import { renderDocument, type PolicyDocument } from '../../../src/policy/document.ts';
import type { WrittenStatement } from '../../../src/policy/expand.ts';
import type { Grant } from '../../../src/policy/grant.ts';
import { isAllowed, toStatements } from '../../../src/policy/order-changes.ts';
import { type PlacedPolicies, type PlacementStep, planPlacement } from '../../../src/policy/placement.ts';

const name = 'orders-deploy-prod';

/** `ab` is s3:a and s3:b. */
function grantsOf(letters: string): Grant[] {
  return letters.split('').map((letter) => ({ action: `s3:${letter}`, resource: '*' }));
}

function allow(letters: string): PolicyDocument {
  return renderDocument(grantsOf(letters));
}

function tell(step: PlacementStep): string {
  const what = `${step.kind} ${step.policy.replace(name, '')}`.trim();
  if (!('document' in step)) return what;
  return `${what}=${step.document.Statement.flatMap(({ Action }) => Action.map((action) => action.slice(3))).join('')}`;
}

/** Managed policies by their numbers, those in parentheses not attached; `inline` as such. */
function place(written: Readonly<Record<string, string>>): PlacedPolicies {
  const { inline, ...managed } = written;
  return {
    ...(inline !== undefined && { inline: toStatements(allow(inline)) }),
    managed: Object.entries(managed).map(([number, letters]) => ({
      policy: `${name}-${number}`,
      statements: toStatements(allow(letters.replaceAll(/[()]/g, ''))),
      isAttached: !letters.startsWith('('),
    })),
  };
}

function want({ inline, managed = [] }: { readonly inline?: string; readonly managed?: readonly string[] }) {
  return { name, ...(inline !== undefined && { inline: allow(inline) }), managed: managed.map(allow) };
}

const cases: [string, Readonly<Record<string, string>>, Parameters<typeof want>[0], string[]][] = [
  ['nothing there', {}, { managed: ['ab', 'c'] }, ['create -1=ab', 'create -2=c']],
  ['all there', { 1: 'ab', 2: 'c' }, { managed: ['ab', 'c'] }, []],
  ['inline there', { inline: 'a' }, { inline: 'a' }, []],
  ['made, not attached', { 1: '(ab)' }, { managed: ['ab'] }, ['attach -1']],
  ['another one, not attached', { 1: '(ab)' }, { managed: ['ac'] }, ['change -1=ac', 'attach -1']],
  ['changed', { 1: 'ab', 2: 'c' }, { managed: ['ax', 'c'] }, ['change -1=ax']],
  ['one less', { 1: 'ab', 2: 'c' }, { managed: ['abc'] }, ['change -1=abc', 'remove -2']],
  ['two less', { 1: 'a', 2: 'b', 3: 'c' }, { managed: ['a'] }, ['remove -3', 'remove -2']],
  ['one more', { 1: 'abc' }, { managed: ['ab', 'c'] }, ['create -2=c', 'change -1=ab']],
  ['a grant that moves back', { 1: 'ab', 2: 'c' }, { managed: ['a', 'bc'] }, ['change -2=bc', 'change -1=a']],
  ['a grant that moves on', { 1: 'a', 2: 'bc' }, { managed: ['ab', 'c'] }, ['change -1=ab', 'change -2=c']],
  [
    'grants that change places',
    { 1: 'ab', 2: 'cd' },
    { managed: ['ac', 'bd'] },
    ['create -3=b', 'change -1=ac', 'change -2=bd', 'remove -3'],
  ],
  [
    'beside one that is left over',
    { 1: 'ab', 2: 'cd', 3: '(e)' },
    { managed: ['ac', 'bd'] },
    ['create -4=b', 'change -1=ac', 'change -2=bd', 'remove -4', 'remove -3'],
  ],
  ['from managed to inline', { 1: 'ab' }, { inline: 'ab' }, ['put-inline=ab', 'remove -1']],
  ['from inline to managed', { inline: 'ab' }, { managed: ['ab'] }, ['create -1=ab', 'delete-inline']],
  ['inline changed', { inline: 'ab' }, { inline: 'abc' }, ['put-inline=abc']],
];

describe('planPlacement', () => {
  test.each(cases)('%s', (_, there, wanted, steps) => {
    expect(planPlacement(place(there), want(wanted)).map(tell)).toEqual(steps);
  });

  test.each(cases)(
    '%s: what both allow is allowed after each step, and in the end what is wanted',
    (_, there, wanted) => {
      const placed = place(there);
      const inForce = new Map<string, readonly WrittenStatement[]>(
        placed.managed.filter(({ isAttached }) => isAttached).map((one) => [one.policy, one.statements]),
      );
      const unattached = new Map(placed.managed.map((one) => [one.policy, one.statements]));
      if (placed.inline !== undefined) inForce.set(name, placed.inline);
      const letters = [wanted.inline ?? '', ...(wanted.managed ?? [])].join('');
      const grants = grantsOf(letters);
      const staying = grants.filter((grant) => isAllowed(grant, [...inForce.values()].flat()));
      for (const step of planPlacement(placed, want(wanted))) {
        if (step.kind === 'remove' || step.kind === 'delete-inline') inForce.delete(step.policy);
        if (step.kind === 'attach') inForce.set(step.policy, unattached.get(step.policy) ?? []);
        if ('document' in step) {
          const isUnattached = step.kind === 'change' && !inForce.has(step.policy);
          (isUnattached ? unattached : inForce).set(step.policy, toStatements(step.document));
        }
        const now = [...inForce.values()].flat();
        expect(staying.filter((grant) => !isAllowed(grant, now))).toEqual([]);
      }
      const allowed = [...inForce.values()].flat().flatMap(({ actions }) => actions);
      expect(new Set(allowed.map((one) => JSON.stringify(one)))).toEqual(
        new Set(grants.map(({ action }) => JSON.stringify({ kind: 'matching', pattern: action }))),
      );
    },
  );
});
