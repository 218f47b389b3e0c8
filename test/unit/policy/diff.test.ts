import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../../src/artifact/policy-file.ts';
import { diffPolicies, type Difference } from '../../../src/policy/diff.ts';
import type { WrittenStatement as Written } from '../../../src/policy/expand.ts';
import { naiveVerdict, type WrittenStatement } from '../../support/naive-evaluator.ts';

const known = ['iam:GetRole', 's3:GetObject', 's3:PutBucketAcl', 's3:PutObject'];
const inBucket = 'arn:aws:s3:::b/*';

type Shorthand = Readonly<Record<string, unknown>>;

describe('diffPolicies', () => {
  test.each<[string, readonly Shorthand[], readonly Shorthand[], readonly string[], readonly string[]]>([
    [
      'one statement or many, one value or many, in any order',
      [{ Action: ['s3:GetObject', 's3:PutObject'], Resource: [inBucket] }],
      [
        { Sid: 'Put', Action: 's3:PutObject', Resource: inBucket },
        { Action: 's3:GetObject', Resource: inBucket },
      ],
      [],
      [],
    ],
    [
      'names of actions in any case',
      [{ Action: 'S3:getobject', Resource: '*' }],
      [{ Action: 's3:GetObject', Resource: '*' }],
      [],
      [],
    ],
    [
      'another action',
      [{ Action: 's3:GetObject', Resource: inBucket }],
      [{ Action: 's3:PutObject', Resource: inBucket }],
      [`s3:PutObject ${inBucket}`],
      [`s3:GetObject ${inBucket}`],
    ],
    [
      'a narrower resource takes away, and adds nothing',
      [{ Action: 's3:GetObject', Resource: inBucket }],
      [{ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/key' }],
      [],
      [`s3:GetObject ${inBucket}`],
    ],
    [
      'a condition takes away, whatever the order and case of its keys',
      [
        { Action: 'iam:GetRole', Resource: '*' },
        {
          Action: 's3:GetObject',
          Resource: '*',
          Condition: { StringEquals: { 'aws:A': ['x', 'y'], b: 'z' } },
        },
      ],
      [
        { Action: 'iam:GetRole', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } },
        {
          Action: 's3:GetObject',
          Resource: '*',
          Condition: { StringEquals: { B: ['z'], 'AWS:a': ['y', 'x'] } },
        },
      ],
      [],
      ['iam:GetRole *'],
    ],
    [
      'a wildcard is all that it matches and more that may come',
      [{ Action: ['s3:PutObject', 's3:PutBucketAcl'], Resource: '*' }],
      [{ Action: 's3:Put*', Resource: '*' }],
      ['s3:Put* * (open)'],
      [],
    ],
    [
      'a wildcard covers what is not known by name',
      [{ Action: 's3:*', Resource: '*' }],
      [{ Action: ['s3:PutTomorrow', 's3:Put*'], Resource: '*' }],
      [],
      ['s3:* * (open)', 's3:GetObject *'],
    ],
    [
      'a wildcard of an unknown service is its text',
      [{ Action: 'new:Get*', Resource: '*' }],
      [{ Action: 'NEW:*', Resource: '*' }],
      ['NEW:* * (open)'],
      [],
    ],
    [
      'NotAction is all other actions',
      [{ NotAction: ['iam:*', 's3:Put*'], Resource: '*' }],
      [
        { Action: 's3:GetObject', Resource: '*' },
        { NotAction: ['s3:*', 'IAM:*'], Resource: '*' },
      ],
      [],
      ['all but iam:*,s3:Put* * (open)'],
    ],
    [
      'NotResource is all other resources',
      [{ Action: 's3:GetObject', NotResource: ['arn:aws:s3:::secret/*', 'arn:aws:s3:::other/*'] }],
      [
        { Action: 's3:GetObject', Resource: 'arn:aws:s3:::open/*' },
        { Action: 's3:GetObject', Resource: 'arn:aws:s3:::sec*' },
        { Action: 's3:GetObject', NotResource: 'arn:aws:s3:::secret/*' },
      ],
      ['s3:GetObject all but arn:aws:s3:::secret/*', 's3:GetObject arn:aws:s3:::sec*'],
      [],
    ],
    [
      'a Deny that only the first has',
      [
        { Action: 's3:*', Resource: '*' },
        { Effect: 'Deny', Action: 's3:PutObject', Resource: inBucket },
      ],
      [{ Action: 's3:*', Resource: '*' }],
      [`Deny s3:PutObject ${inBucket}`],
      [],
    ],
    [
      'what a policy denies itself it does not allow',
      [
        { Action: ['s3:GetObject', 's3:PutObject'], Resource: inBucket },
        { Effect: 'Deny', Action: 's3:Put*', Resource: '*' },
      ],
      [
        { Action: 's3:GetObject', Resource: inBucket },
        { Effect: 'Deny', Action: 's3:Put*', Resource: '*' },
      ],
      [],
      [],
    ],
  ])('%s', (_, before, after, added, removed) => {
    const diff = diffPolicies(statementsOf(before), statementsOf(after), known);
    expect([tell(diff.added), tell(diff.removed)]).toEqual([added, removed]);
    const back = diffPolicies(statementsOf(after), statementsOf(before), known);
    expect([tell(back.added), tell(back.removed)]).toEqual([removed, added]);
  });

  test('counts what both have', () => {
    const before = statementsOf([{ Action: ['s3:Get*', 's3:PutObject'], Resource: '*' }]);
    const after = statementsOf([{ Action: ['s3:GetObject', 'iam:GetRole'], Resource: inBucket }]);
    expect(diffPolicies(before, after, known)).toMatchObject({ unchanged: 1 });
  });

  test('what it calls the same is the same to an evaluator', () => {
    let compared = 0;
    fc.assert(
      fc.property(policy, policy, (before, after) => {
        const diff = diffPolicies(statementsOf(before), statementsOf(after), known);
        const wrong = requests.filter((request) => {
          const [old, current] = [before, after].map((identity) => isAllowed(identity, request));
          const side = current === true ? diff.added : diff.removed;
          return old !== current && side.length === 0;
        });
        expect(wrong).toEqual([]);
        if (diff.added.length === 0) compared += 1;
      }),
      { numRuns: 700 },
    );
    expect(compared).toBeGreaterThan(30);
  });

  test('the same statements in another shape are the same', () => {
    fc.assert(
      fc.property(policy, (written) => {
        const pieces = written.flatMap(({ Action, Resource, ...rest }) =>
          [Action ?? []]
            .flat()
            .flatMap((action) =>
              [Resource ?? []].flat().map((resource) => ({ ...rest, Action: action, Resource: resource })),
            ),
        );
        const whole = written.filter(
          ({ Action, Resource }) => Action === undefined || Resource === undefined,
        );
        const diff = diffPolicies(
          statementsOf(written),
          statementsOf([...pieces, ...whole].toReversed()),
          known,
        );
        expect(diff).toMatchObject({ added: [], removed: [] });
      }),
    );
  });
});

function statementsOf(statements: readonly object[]): readonly Written[] {
  const parsed = parsePolicy({ Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) });
  if (parsed.kind === 'not-a-policy') throw new Error(parsed.why);
  return parsed.statements;
}

function tell(differences: readonly Difference[]): string[] {
  return differences.map(({ effect, action, resource, isOpen }) => {
    const [what, where] = [action, resource].map((one) =>
      one.kind === 'matching' ? one.pattern : `all but ${one.patterns.join(',')}`,
    );
    return `${effect === 'Deny' ? 'Deny ' : ''}${what} ${where}${isOpen ? ' (open)' : ''}`;
  });
}

interface Request {
  readonly action: string;
  readonly resource: string;
  readonly keys: Readonly<Record<string, string>>;
}

const requests: readonly Request[] = [...known, 's3:PutTomorrow', 'new:GetThing'].flatMap((action) =>
  ['arn:aws:s3:::a/x', 'arn:aws:s3:::a/y', 'arn:aws:s3:::b', 'arn:aws:iam::1:role/r'].flatMap((resource) =>
    [{ 'aws:PrincipalTag/team': 'red' }, {}].map((keys) => ({ action, resource, keys })),
  ),
);

function isAllowed(identity: readonly WrittenStatement[], { action, resource, keys }: Request): boolean {
  const caller = { arn: 'arn:aws:iam::111122223333:user/u', account: '111122223333' };
  return naiveVerdict({ identity, resourceMustAllow: false, caller, action, resource, keys }) === 'allowed';
}

const some = <Value>(...values: readonly Value[]): fc.Arbitrary<readonly Value[]> =>
  fc.subarray([...values], { minLength: 1, maxLength: 3 });
const actions = some(
  '*',
  's3:*',
  's3:Put*',
  's3:PutObject',
  's3:GetObject',
  'iam:GetRole',
  's3:PutTomorrow',
  'new:*',
);
const resources = some('*', 'arn:aws:s3:::*', 'arn:aws:s3:::a/*', 'arn:aws:s3:::a/x', 'arn:aws:s3:::b');
const statement: fc.Arbitrary<WrittenStatement> = fc
  .record({
    Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    what: fc.oneof(
      { weight: 4, arbitrary: actions.map((Action) => ({ Action })) },
      { weight: 1, arbitrary: actions.map((NotAction) => ({ NotAction })) },
    ),
    where: fc.oneof(
      { weight: 4, arbitrary: resources.map((Resource) => ({ Resource })) },
      { weight: 1, arbitrary: resources.map((NotResource) => ({ NotResource })) },
    ),
    when: fc.constantFrom({}, {}, { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } }),
  })
  .map(({ Effect, what, where, when }) => ({ Effect, ...what, ...where, ...when }));
const policy = fc.array(statement, { maxLength: 3 });
