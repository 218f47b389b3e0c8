import { describe, expect, test } from 'vitest';
import {
  leavesOpen,
  readAuthorizationDetails,
  type AuthorizationDetails,
} from '../../../src/denial/attribution/authorization-details.ts';
import { findQuestions } from '../../../src/denial/attribution/question.ts';
import type { Denial } from '../../../src/denial/denial.ts';
import { harvestDenials } from '../../../src/denial/harvest.ts';
import { parseDenials } from '../../../src/denial/parse-denials.ts';
import { accountId, context, deployerArn, sentence } from './made-up.ts';

const roleArn = `arn:aws:iam::${accountId}:role/service/app`;
const id = '9fwl8rk7s35sljltb3mkkdi7f';
const pointer = ` Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/${id} for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: ${id}`;
const because = ' because no identity-based policy allows the iam:GetRole action.';

function read(text: string): Denial {
  const [denial] = parseDenials(text, context).denials;
  if (denial === undefined) throw new Error(`no refusal was read: ${text}`);
  return denial;
}

const noun = read(`${sentence('iam:GetRole', 'role app', because)}${pointer}`);
const exact = read(`${sentence('iam:GetRole', roleArn, because)}${pointer}`);
const unexplained = read(`${sentence('iam:GetRole', roleArn)}.${pointer}`);
const { action: _, actionAsPrinted: __, resource: ___, resourceAsPrinted: ____, ...rest } = noun;
const nameless: Denial = { ...rest, certainty: 'unknown', deniedBy: 'unknown' };

type Evaluation = AuthorizationDetails['evaluations'][number];

const implicit: Evaluation = {
  action: 'iam:GetRole',
  resource: roleArn,
  evaluatedEffect: 'IMPLICIT_DENY',
  matchedPolicies: [],
};
const matched = (uri: string, evaluatedEffect: 'ALLOW' | 'DENY') => ({
  uri,
  matchedStatements: [{ evaluatedEffect }],
});
const policies = [
  { type: 'IDENTITY_BASED_POLICY', uri: 'opaque-inline' },
  { type: 'PERMISSIONS_BOUNDARY', uri: 'arn:aws:iam::111122223333:policy/bound' },
  { type: 'SERVICE_CONTROL_POLICY', uri: 'arn:aws:organizations::1:policy/o-1/service_control_policy/p-1' },
];

describe('leavesOpen', () => {
  test.each<[string, Denial, boolean]>([
    ['a role by its name alone', noun, true],
    ['who refused', unexplained, true],
    ['everything', nameless, true],
    ['nothing', exact, false],
    ['a role by its name alone, without an id', read(sentence('iam:GetRole', 'role app', because)), false],
  ])('%s: %s', (_name, denial, expected) => expect(leavesOpen(denial)).toBe(expected));
});

describe('readAuthorizationDetails', () => {
  const tell = (denial: Denial, evaluations: readonly Evaluation[], considered = policies) =>
    readAuthorizationDetails({ evaluations, policies: considered }, denial, context);

  test('tells the ARN of what is named in words, and keeps the rest', () => {
    expect(noun).toMatchObject({ resource: `arn:aws:iam::${accountId}:role/app` });
    expect(tell(noun, [implicit])).toEqual([{ ...noun, resource: roleArn, resourceAsPrinted: roleArn }]);
  });

  test('tells the calls where the words name none', () => {
    const tagged = { ...implicit, action: 'iam:TagRole' };
    const allowed = { ...implicit, action: 'iam:CreateRole', evaluatedEffect: 'ALLOW' };
    expect(tell(nameless, [allowed, implicit, tagged])).toMatchObject([
      {
        action: 'iam:GetRole',
        resource: roleArn,
        certainty: 'named',
        deniedBy: 'identity',
        authorizationId: id,
      },
      { action: 'iam:TagRole', resource: roleArn, principal: deployerArn },
    ]);
  });

  test.each<[string, Denial, readonly Evaluation[]]>([
    ['another action', noun, [{ ...implicit, action: 'iam:TagRole' }]],
    ['another resource than is printed', unexplained, [{ ...implicit, resource: `${roleArn}2` }]],
    ['what was allowed', noun, [{ ...implicit, evaluatedEffect: 'ALLOW' }]],
    ['an effect that nobody knows', noun, [{ ...implicit, evaluatedEffect: 'MAYBE' }]],
    ['nothing', noun, []],
  ])('does not take it from %s', (_name, denial, evaluations) => {
    expect(tell(denial, evaluations)).toEqual([]);
  });

  test('keeps what is printed where no ARN is told', () => {
    expect(tell(noun, [{ ...implicit, resource: 'app' }])).toEqual([noun]);
  });

  test.each<[string, Partial<Evaluation>, object]>([
    ['no policy of the identity allows', {}, { deniedBy: 'identity' }],
    [
      'an inline policy denies',
      { evaluatedEffect: 'EXPLICIT_DENY', matchedPolicies: [matched('opaque-inline', 'DENY')] },
      { deniedBy: 'explicit-identity' },
    ],
    [
      'a service control policy denies',
      {
        evaluatedEffect: 'EXPLICIT_DENY',
        matchedPolicies: [matched('opaque-inline', 'ALLOW'), matched(policies[2]?.uri ?? '', 'DENY')],
      },
      { deniedBy: 'scp', policyArn: policies[2]?.uri },
    ],
    [
      'something denies that is not told',
      { evaluatedEffect: 'EXPLICIT_DENY', matchedPolicies: [] },
      { deniedBy: 'explicit-identity' },
    ],
    [
      'the boundary alone does not allow',
      { matchedPolicies: [matched('opaque-inline', 'ALLOW'), matched(policies[2]?.uri ?? '', 'ALLOW')] },
      { deniedBy: 'boundary' },
    ],
    [
      'it may be one of two',
      { matchedPolicies: [matched('opaque-inline', 'ALLOW')] },
      { deniedBy: 'unknown' },
    ],
    ['no policies are told', { matchedPolicies: undefined }, { deniedBy: 'unknown' }],
  ])('tells who refused: %s', (_name, evaluation, expected) => {
    expect(tell(unexplained, [{ ...implicit, ...evaluation }])).toMatchObject([
      { ...expected, action: 'iam:GetRole', resource: roleArn },
    ]);
  });
});

describe('findQuestions', () => {
  const ask = (text: string) => {
    const { denials, lookAlikes } = harvestDenials([{ kind: 'child-output', text }], context);
    return findQuestions([], denials, lookAlikes);
  };

  test('asks what was recorded of a refusal that was read, and leaves something open', () => {
    const [question, ...others] = ask(`${sentence('iam:GetRole', 'role app', because)}${pointer}`);
    expect(others).toEqual([]);
    expect(question).toMatchObject({ isRead: true, denial: { authorizationId: id }, names: [] });
  });

  test.each([
    ['nothing is open', `${sentence('iam:GetRole', roleArn, because)}${pointer}`],
    ['nothing was recorded', sentence('iam:GetRole', 'role app', because)],
    [
      'it is refused to somebody else',
      `User: arn:aws:sts::${accountId}:assumed-role/svc-dev-us-east-1-lambdaRole/hello is not authorized to perform: iam:GetRole on resource: role app${because}${pointer}`,
    ],
  ])('asks nothing where %s', (_name, text) => expect(ask(text)).toEqual([]));
});
