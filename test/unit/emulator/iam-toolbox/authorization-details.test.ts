import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { iamToolboxService } from '../../../../src/emulator/iam-toolbox/service.ts';
import { allow, createHostileAccount, type Outsider } from '../../../support/hostile-account.ts';

const details = 'iam-toolbox:GetRequestAuthorizationDetails';
const roleArn = 'arn:aws:iam::123456789012:role/service/app';
const hour = 3_600_000;

/** The end of a refusal that AWS has recorded. */
const pointer =
  /^(.*)\. Go to https:\/\/us-east-1\.console\.aws\.amazon\.com\/iam\/home\?region=us-east-1#\/authorization-details\/([0-9a-z]{20,25}) for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: \2$/;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** An account with a role below a path, and a user who may not ask for it. */
async function createAccount({ region = 'us-east-1', modes = ['authorization-ids'] as const } = {}) {
  const account = createHostileAccount(modes, { services: [iamToolboxService], seed: 1, call: { region } });
  await account.operator.call('iam:CreateRole', {
    RoleName: 'app',
    Path: '/service/',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '123456789012' } },
    }),
  });
  return account;
}

/** What the same refusal says each time. */
async function refuse(user: Outsider, named = 'iam:GetRole', input: object = { RoleName: 'app' }) {
  const messages: string[] = [];
  for (let tries = 0; tries < 30; tries += 1) messages.push(await user.fails(named, input));
  const ids = messages.flatMap((message) => pointer.exec(message)?.[2] ?? []);
  return { messages, ids, id: ids[0] ?? '' };
}

const sentence =
  'AccessDenied: User: arn:aws:iam::123456789012:user/u is not authorized to perform: iam:GetRole on resource: role app because no identity-based policy allows the iam:GetRole action';

describe('a refusal of IAM', () => {
  test('carries a link and an id of its own most times', async () => {
    const { user } = await createAccount();
    const { messages, ids } = await refuse(await user('u'));
    expect(new Set(messages.map((message) => pointer.exec(message)?.[1] ?? message))).toEqual(
      new Set([sentence]),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(15);
    expect(ids.length).toBeLessThan(30);
  });

  test.each<[string, readonly 'authorization-ids'[], boolean]>([
    ['where the account has no such mode', [], true],
    ['where a service of the account asks', ['authorization-ids'], false],
  ])('carries none %s', async (_, modes, isOutside) => {
    const { user } = createHostileAccount(modes, { isOutside, seed: 1 });
    const { messages } = await refuse(await user('u'));
    expect(new Set(messages)).toEqual(new Set([sentence]));
  });
});

describe('GetRequestAuthorizationDetails', () => {
  test('tells what was asked, of which policies, and what came of it', async () => {
    const { operator, user } = await createAccount();
    const managed = { PolicyName: 'no-roles', PolicyDocument: documentOf('Deny', 'iam:*Role') };
    const { Policy } = await operator.call<{ Policy: { Arn: string } }>('iam:CreatePolicy', managed);
    const refused = await user('u', { Sid: 'Reads', ...allow('iam:GetRole') });
    await operator.call('iam:AttachUserPolicy', { UserName: 'u', PolicyArn: Policy.Arn });
    const { id } = await refuse(refused);
    vi.advanceTimersByTime(2000);
    const told = await operator.call<{ policies: { uri: string }[] }>(details, { authorizationId: id });
    const inline = told.policies[0]?.uri;
    expect(inline).toMatch(/^inline:[0-9a-f]{16}$/);
    expect(told).toEqual({
      requestContext: expect.objectContaining({ 'aws:username': 'u', 'aws:requestedregion': 'us-east-1' }),
      evaluations: [
        {
          action: 'iam:GetRole',
          resource: roleArn,
          context: { 'aws:resourceaccount': '123456789012' },
          evaluatedEffect: 'EXPLICIT_DENY',
          matchedPolicies: [
            { uri: inline, matchedStatements: [{ sid: 'Reads', evaluatedEffect: 'ALLOW' }] },
            { uri: Policy.Arn, matchedStatements: [{ evaluatedEffect: 'DENY' }] },
          ],
        },
      ],
      policies: [
        {
          type: 'IDENTITY_BASED_POLICY',
          inline: true,
          uri: inline,
          attachedTo: [{ arn: 'arn:aws:iam::123456789012:user/u' }],
        },
        {
          type: 'IDENTITY_BASED_POLICY',
          inline: false,
          uri: Policy.Arn,
          attachedTo: [{ arn: 'arn:aws:iam::123456789012:user/u' }],
        },
      ],
      nextToken: undefined,
    });
  });

  test('tells of all that a request needs, page by page', async () => {
    const { operator, user } = createHostileAccount(['authorization-ids', 'small-pages'], {
      services: [iamToolboxService],
      seed: 1,
    });
    const tagged = { UserName: 'other', Tags: [{ Key: 'a', Value: 'b' }] };
    const { id } = await refuse(await user('u', allow('iam:CreateUser')), 'iam:CreateUser', tagged);
    vi.advanceTimersByTime(2000);
    const evaluations: object[] = [];
    let nextToken: string | undefined;
    do {
      const page = await operator.call<{ evaluations: object[]; nextToken?: string }>(details, {
        authorizationId: id,
        ...(nextToken !== undefined && { nextToken }),
      });
      evaluations.push(...page.evaluations);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(evaluations).toMatchObject([
      { action: 'iam:CreateUser', evaluatedEffect: 'ALLOW' },
      { action: 'iam:TagUser', evaluatedEffect: 'IMPLICIT_DENY', matchedPolicies: [] },
    ]);
  });

  test('is late, and gone after a day', async () => {
    const { operator, user } = await createAccount();
    const { id } = await refuse(await user('u'));
    const gone =
      'ResourceNotFoundException: The requested authorization details do not exist in this region or have expired.';
    expect(await operator.fails(details, { authorizationId: id })).toBe(gone);
    vi.advanceTimersByTime(1500);
    await operator.call(details, { authorizationId: id });
    vi.advanceTimersByTime(24 * hour - 1501);
    await operator.call(details, { authorizationId: id });
    vi.advanceTimersByTime(1);
    expect(await operator.fails(details, { authorizationId: id })).toBe(gone);
  });

  test('is asked in the region of IAM', async () => {
    const { operator, user } = await createAccount({ region: 'eu-west-1' });
    const { id } = await refuse(await user('u'));
    vi.advanceTimersByTime(2000);
    expect(await operator.fails(details, { authorizationId: id })).toMatch(/^ResourceNotFoundException/);
  });

  test.each([
    [{ authorizationId: 'ABC-1' }, 'ValidationException: authorizationId must satisfy'],
    [{ authorizationId: 'abc1' }, 'ResourceNotFoundException: The requested authorization details'],
  ])('refuses %j', async (input, expected) => {
    const { operator } = await createAccount();
    expect(await operator.fails(details, input)).toContain(expected);
  });

  test('asks for a permission of IAM', async () => {
    const { user } = await createAccount();
    const stranger = await user('stranger');
    expect(await stranger.fails(details, { authorizationId: 'abc1' })).toBe(
      'AccessDeniedException: User: arn:aws:iam::123456789012:user/stranger is not authorized to perform: iam:GetRequestAuthorizationDetails on resource: * because no identity-based policy allows the iam:GetRequestAuthorizationDetails action',
    );
    const reader = await user('reader', allow('iam:GetRequestAuthorizationDetails'));
    expect(await reader.fails(details, { authorizationId: 'abc1' })).toMatch(/^ResourceNotFoundException/);
  });
});

function documentOf(Effect: string, Action: string): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] });
}
