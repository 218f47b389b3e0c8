import { expect, test } from 'vitest';
import { allow, decide, deny, type Case } from '../../../support/policy-decisions.ts';

/** Pages of https://docs.aws.amazon.com/IAM/latest/UserGuide/, whose examples these are. */
const setsPage = 'reference_policies_multi-value-conditions.html';
const ifAt = (Condition: object) => [allow('s:a', '*', { Condition })];
type Row = readonly [
  anchor: string,
  what: string,
  Condition: object,
  context: NonNullable<Case['context']>,
  isMet: boolean,
];

const attributes = (set: string) => ({
  [`${set}:StringEquals`]: { 'dynamodb:Attributes': ['ID', 'Message', 'Tags'] },
});
const several = {
  StringEqualsIgnoreCase: {
    'aws:PrincipalTag/department': ['finance', 'hr', 'legal'],
    'aws:PrincipalTag/role': ['audit', 'security'],
  },
  StringEquals: { 'aws:PrincipalAccount': '123456789012' },
};

const rows: readonly Row[] = [
  [
    `${setsPage}#reference_policies_multiple-conditions-eval`,
    'all keys, one value each',
    several,
    {
      'aws:PrincipalTag/department': 'HR',
      'aws:PrincipalTag/role': 'Audit',
      'aws:PrincipalAccount': '123456789012',
    },
    true,
  ],
  [
    `${setsPage}#reference_policies_multiple-conditions-eval`,
    'one key differs',
    several,
    {
      'aws:PrincipalTag/department': 'HR',
      'aws:PrincipalTag/role': 'sales',
      'aws:PrincipalAccount': '123456789012',
    },
    false,
  ],
  [
    `${setsPage}#reference_policies_multiple-conditions-eval`,
    'none of several',
    { StringNotEquals: { 'aws:PrincipalAccount': ['1', '2'] } },
    { 'aws:PrincipalAccount': '2' },
    false,
  ],
  [
    `${setsPage}#reference_policies_multi-value-conditions-examples`,
    'all of them listed',
    attributes('ForAllValues'),
    { 'dynamodb:Attributes': ['Message', 'Tags'] },
    true,
  ],
  [
    `${setsPage}#reference_policies_multi-value-conditions-examples`,
    'one not listed',
    attributes('ForAllValues'),
    { 'dynamodb:Attributes': ['Message', 'UserName'] },
    false,
  ],
  [
    `${setsPage}#reference_policies_multi-value-conditions-examples`,
    'some listed',
    attributes('ForAnyValue'),
    { 'dynamodb:Attributes': ['Message', 'UserName'] },
    true,
  ],
  [
    `${setsPage}#reference_policies_multi-value-conditions-examples`,
    'none listed',
    attributes('ForAnyValue'),
    { 'dynamodb:Attributes': ['UserName'] },
    false,
  ],
  [
    `${setsPage}#reference_policies_multi-value-conditions-eval`,
    'all of nothing',
    attributes('ForAllValues'),
    {},
    true,
  ],
  [
    `${setsPage}#reference_policies_multi-value-conditions-eval`,
    'any of nothing',
    attributes('ForAnyValue'),
    {},
    false,
  ],
  [
    `${setsPage}#reference_policies_multi-value-conditions-eval`,
    'all of an empty text',
    attributes('ForAllValues'),
    { 'dynamodb:Attributes': '' },
    true,
  ],
  [
    `${setsPage}#reference_policies_multi-value-conditions-eval`,
    'any of an empty text',
    { 'ForAnyValue:StringLike': { 'k:a': '*' } },
    { 'k:a': '' },
    false,
  ],
];

test.each(rows.map(([page, what, ...row]) => [`${page}: ${what}`, ...row] as const))(
  '%s',
  (_name, Condition, context, isMet) => {
    const given: Case = { identity: ifAt(Condition), ask: ['s:a', '*'], context };
    expect(decide(given)).toBe(isMet ? 'allowed' : 'not allowed by identity');
    // The same condition of a Deny takes away what it would have given.
    const denying: Case = { ...given, identity: [allow('s:a'), deny('s:a', '*', { Condition })] };
    expect(decide(denying)).toBe(isMet ? 'denied by identity' : 'allowed');
  },
);
