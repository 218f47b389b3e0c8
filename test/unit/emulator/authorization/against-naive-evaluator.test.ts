import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, type Decision } from '../../../../src/emulator/authorization/evaluate.ts';
import { compilePolicyDocument } from '../../../../src/emulator/authorization/policy-document.ts';
import type { Principal } from '../../../../src/emulator/operation.ts';
import { naiveVerdict, type NaiveCase, type WrittenStatement } from '../../../support/naive-evaluator.ts';
import { accountId, session, user } from '../../../support/policy-decisions.ts';

/** Few letters, so that patterns and texts meet often. */
const word = (letters: string, maxLength = 4) =>
  fc.string({ unit: fc.constantFrom(...letters.split('')), minLength: 0, maxLength });
const oneOrTwo = <Value>(values: fc.Arbitrary<Value>) => fc.array(values, { minLength: 1, maxLength: 2 });

const action = word('aA').map((text) => `s3:${text}`);
const resource = word('aA:').map((text) => `arn:aws:s3:::${text}`);
const variables = fc.constantFrom('', '${k:s}', "${k:s, 'a'}", '${*}', '${k:none}', '${K:Many}');
const wanted = fc.tuple(word('aA*?', 3), variables).map((parts) => parts.join(''));
const arn = fc
  .tuple(fc.constantFrom('sns', 's*', '*'), word('aA*?', 2), word('a:/*', 2))
  .map(([service, account, name]) =>
    `arn:aws:${service}:us-east-1:${account}:${name}`.split(':').slice(0, 6).join(':'),
  );
const address = fc
  .tuple(fc.constantFrom(10, 11), fc.constantFrom(0, 128), fc.constantFrom(1, 2))
  .map(([first, second, last]) => `${first}.${second}.0.${last}`);
const date = fc.constantFrom('2024-01-01T00:00:00Z', '2024-06-01', '2025-01-01T12:00:00Z');

/** An operator without its set and its ending, and values for it. */
const test1 = fc.oneof(
  ...['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringLike', 'StringNotLike'].map(
    (operator) =>
      fc.tuple(fc.constant(operator), fc.constantFrom('k:s', 'K:S', 'k:many', 'k:none'), oneOrTwo(wanted)),
  ),
  ...['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericGreaterThanEquals'].map((operator) =>
    fc.tuple(fc.constant(operator), fc.constant('k:n'), oneOrTwo(fc.constantFrom('1', '2', '2.0', '${k:n}'))),
  ),
  ...['ArnLike', 'ArnNotLike', 'ArnEquals', 'ArnNotEquals'].map((operator) =>
    fc.tuple(fc.constant(operator), fc.constant('k:arn'), oneOrTwo(arn)),
  ),
  fc.tuple(fc.constant('Bool'), fc.constant('k:b'), oneOrTwo(fc.constantFrom('true', 'false', 'True'))),
  fc.tuple(fc.constant('DateGreaterThan'), fc.constant('k:d'), oneOrTwo(date)),
  ...['IpAddress', 'NotIpAddress'].map((operator) =>
    fc.tuple(
      fc.constant(operator),
      fc.constant('k:ip'),
      oneOrTwo(fc.tuple(address, fc.constantFrom('', '/8', '/9', '/32')).map((parts) => parts.join(''))),
    ),
  ),
);
const condition = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
      test1,
      fc.constantFrom('', '', 'IfExists'),
    )
    .map(([set, [operator, key, values], ending]) => ({ [`${set}${operator}${ending}`]: { [key]: values } })),
  fc
    .tuple(fc.constantFrom('k:s', 'k:many', 'k:none'), fc.constantFrom('true', 'false'))
    .map(([key, isNull]) => ({ Null: { [key]: isNull } })),
);
const keys = fc.record(
  {
    'k:s': word('aA*', 3),
    'k:many': fc.array(word('aA', 2), { maxLength: 3 }),
    'k:n': fc.constantFrom('1', '2', '3'),
    'k:b': fc.constantFrom('true', 'false'),
    'k:d': date,
    'k:ip': address,
    'k:arn': fc
      .tuple(word('aA', 2), word('a/', 2))
      .map(([account, name]) => `arn:aws:sns:us-east-1:${account}:${name}`),
  },
  { requiredKeys: [] },
);

const pick = (name: 'Action' | 'Resource', values: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom('', '', 'Not'), oneOrTwo(values))
    .map(([not, list]) => ({ [`${not}${name}`]: list }));
const statement = fc
  .tuple(
    fc.constantFrom('Allow' as const, 'Allow' as const, 'Allow' as const, 'Deny' as const),
    pick(
      'Action',
      word('aA*?').map((text) => `s3:${text}`),
    ),
    pick(
      'Resource',
      fc.tuple(word('aA:*?'), variables).map(([text, variable]) => `arn:aws:s3:::${text}${variable}`),
    ),
    fc.array(condition, { maxLength: 1 }),
  )
  .map(([Effect, actions, resources, [Condition]]): WrittenStatement => ({
    Effect,
    ...actions,
    ...resources,
    ...(Condition && { Condition }),
  }));
const statements = fc.array(statement, { maxLength: 3 });

const principal = fc.constantFrom(
  accountId,
  `arn:aws:iam::${accountId}:root`,
  user.arn,
  session.arn,
  session.roleArn,
  `arn:aws:iam::${accountId}:user/somebody`,
  '*',
);
const naming = fc.oneof(
  fc.constant({ Principal: '*' as const }),
  oneOrTwo(principal).map((AWS) => ({ Principal: { AWS } })),
  oneOrTwo(principal.filter((name) => name !== '*')).map((AWS) => ({ NotPrincipal: { AWS } })),
);
const resourceStatements = fc.array(
  fc.tuple(statement, naming).map(([written, by]): WrittenStatement => ({ ...written, ...by })),
  { maxLength: 3 },
);
const optional = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined, freq: 1 });

const cases = fc.record({
  identity: statements,
  boundary: optional(statements),
  session: optional(statements),
  resourcePolicy: optional(resourceStatements),
  resourceMustAllow: fc.boolean(),
  isSession: fc.boolean(),
  action,
  resource,
  keys,
});

function compile(written: readonly WrittenStatement[]) {
  return [{ document: compilePolicyDocument(JSON.stringify({ Version: '2012-10-17', Statement: written })) }];
}

function tell(decision: Decision): string {
  if (decision.kind === 'allowed') return 'allowed';
  return decision.explicit ? 'explicit deny' : 'implicit deny';
}

test('both evaluators decide alike', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(cases, ({ isSession, resourcePolicy, resourceMustAllow, ...given }) => {
      const asker: Principal = isSession ? session : user;
      const limits = { ...given, session: isSession ? given.session : undefined };
      const mustAllow = resourceMustAllow && resourcePolicy !== undefined;
      const naive: NaiveCase = {
        ...limits,
        resourcePolicy,
        resourceMustAllow: mustAllow,
        caller: { arn: asker.arn, role: isSession ? session.roleArn : undefined, account: accountId },
        keys: given.keys,
      };
      const decision = evaluate(
        {
          identity: compile(limits.identity),
          boundary: limits.boundary && compile(limits.boundary),
          session: limits.session && compile(limits.session),
          resource: resourcePolicy && compile(resourcePolicy)[0]?.document,
          resourceKind: mustAllow ? 'key-policy' : undefined,
        },
        {
          action: given.action,
          resource: given.resource,
          context: new Map(Object.entries(naive.keys)),
          principal: asker,
        },
      );
      const verdict = naiveVerdict(naive);
      seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
      expect(tell(decision)).toBe(verdict);
    }),
    { numRuns: 5000, seed: 20_121_017 },
  );
  // The cases are worth something only if they end in every way.
  expect([...seen.keys()].toSorted()).toEqual(['allowed', 'explicit deny', 'implicit deny']);
  expect(Math.min(...seen.values())).toBeGreaterThan(250);
});
