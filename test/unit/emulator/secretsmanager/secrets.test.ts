import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const secret = { SecretId: 'app/db' };
const arn = new RegExp(`arn:aws:secretsmanager:us-east-1:${accountId}:secret:app/db-[a-zA-Z0-9]{6}`);

async function createSecret(actor: ServiceActor, more: object = {}) {
  return actor.call<{ ARN: string; VersionId: string }>('secretsmanager:CreateSecret', {
    Name: 'app/db',
    SecretString: 'one',
    ...more,
  });
}

describe('a secret', () => {
  it('has versions, of which the labels tell', async () => {
    const { operator } = createServiceAccount();
    const { ARN } = await createSecret(operator);
    expect(ARN).toMatch(arn);
    await operator.call('secretsmanager:PutSecretValue', { ...secret, SecretString: 'two' });
    const value = (input: object) =>
      operator.call('secretsmanager:GetSecretValue', { SecretId: ARN, ...input });
    await expect(value({})).resolves.toMatchObject({ SecretString: 'two', VersionStages: ['AWSCURRENT'] });
    await expect(value({ VersionStage: 'AWSPREVIOUS' })).resolves.toMatchObject({ SecretString: 'one' });
    await operator.call('secretsmanager:UpdateSecret', {
      ...secret,
      SecretString: 'three',
      Description: 'd',
    });
    await expect(value({ VersionStage: 'AWSPREVIOUS' })).resolves.toMatchObject({ SecretString: 'two' });
    const { VersionIdsToStages: stages } = await operator.call('secretsmanager:DescribeSecret', secret);
    expect(Object.values(stages as object)).toEqual([['AWSPREVIOUS'], ['AWSCURRENT']]);
  });

  it('goes at once by force, and else in days', async () => {
    const { operator } = createServiceAccount();
    await createSecret(operator);
    await operator.call('secretsmanager:DeleteSecret', { ...secret, RecoveryWindowInDays: 7 });
    expect(await operator.fails('secretsmanager:GetSecretValue', secret)).toBe(
      "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
    );
    await expect(createSecret(operator)).rejects.toThrow('already scheduled for deletion');
    await operator.call('secretsmanager:RestoreSecret', secret);
    await operator.call('secretsmanager:GetSecretValue', secret);
    const force = { ...secret, ForceDeleteWithoutRecovery: true };
    await operator.call('secretsmanager:DeleteSecret', force);
    await operator.call('secretsmanager:DeleteSecret', force);
    expect(await operator.fails('secretsmanager:GetSecretValue', secret)).toBe(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    );
  });

  it.each([
    ['CreateSecret', { Name: 'app/db' }, /^ResourceExistsException: .*secret app\/db already exists\.$/],
    ['CreateSecret', { Name: 'a b' }, /^ValidationException: Invalid name/],
    [
      'CreateSecret',
      { Name: 'b', SecretString: 'a', KmsKeyId: 'alias/none' },
      /^InvalidParameterException: /,
    ],
    ['PutSecretValue', secret, /^InvalidRequestException: /],
    ['GetSecretValue', { ...secret, VersionStage: 'X' }, /value for staging label: X$/],
    ['PutResourcePolicy', { ...secret, ResourcePolicy: '{}' }, /^MalformedPolicyDocumentException: /],
    [
      'DeleteSecret',
      { ...secret, ForceDeleteWithoutRecovery: true, RecoveryWindowInDays: 7 },
      /^InvalidParameterException: You can't use ForceDeleteWithoutRecovery/,
    ],
  ])('%s %o fails', async (operation, input, fault) => {
    const { operator } = createServiceAccount();
    await createSecret(operator);
    expect(await operator.fails(`secretsmanager:${operation}`, input)).toMatch(fault);
  });

  it('is listed in pages, by filters', async () => {
    const { operator } = createServiceAccount();
    for (const Name of ['a/1', 'a/2', 'b/1']) await createSecret(operator, { Name });
    const input = { Filters: [{ Key: 'name', Values: ['a/'] }], MaxResults: 1, SortOrder: 'asc' };
    const first = await operator.call('secretsmanager:ListSecrets', input);
    expect(first).toMatchObject({ SecretList: [{ Name: 'a/1' }] });
    await expect(
      operator.call('secretsmanager:ListSecrets', { ...input, NextToken: first['NextToken'] }),
    ).resolves.toMatchObject({ SecretList: [{ Name: 'a/2' }] });
  });
});

it.each([
  [{ PasswordLength: 8 }, /^[!-~]{8}$/],
  [{ ExcludePunctuation: true, ExcludeNumbers: true }, /^[a-zA-Z]{32}$/],
  [
    { ExcludePunctuation: true, ExcludeUppercase: true, ExcludeLowercase: true, PasswordLength: 4 },
    /^\d{4}$/,
  ],
])('a password of %o', async (input, pattern) => {
  const { operator } = createServiceAccount();
  const { RandomPassword } = await operator.call('secretsmanager:GetRandomPassword', input);
  expect(RandomPassword).toMatch(pattern);
});

describe('who may see a secret', () => {
  it.each([
    ['CreateSecret', { Name: 'app/db' }, arn],
    ['GetSecretValue', { SecretId: 'app/none' }, /on resource: app\/none because/],
    ['ListSecrets', {}, /perform: secretsmanager:ListSecrets because no identity-based policy/],
  ])('%s is refused, naming its resource', async (operation, input, printed) => {
    const { user } = createServiceAccount();
    const nobody = await user('nobody');
    expect(await nobody.fails(`secretsmanager:${operation}`, input)).toMatch(printed);
  });

  it('depends on its policy', async () => {
    const { operator, user } = createServiceAccount();
    await createSecret(operator);
    const guest = await user('guest');
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: guest.arn },
      Action: 'secretsmanager:GetSecretValue',
      Resource: '*',
    };
    expect(await guest.fails('secretsmanager:GetSecretValue', secret)).toMatch(/^AccessDeniedException: /);
    await operator.call('secretsmanager:PutResourcePolicy', {
      ...secret,
      ResourcePolicy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    });
    await guest.call('secretsmanager:GetSecretValue', secret);
  });

  it('depends on its key', async () => {
    const { operator, user } = createServiceAccount();
    const { KeyMetadata: key } = await operator.call<{ KeyMetadata: { Arn: string } }>('kms:CreateKey');
    await createSecret(operator, { KmsKeyId: key.Arn });
    const reader = await user('reader', 'secretsmanager:GetSecretValue');
    expect(await reader.fails('secretsmanager:GetSecretValue', secret)).toBe(
      'AccessDeniedException: Access to KMS is not allowed',
    );
    const Condition = { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } };
    const through = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: key.Arn, Condition };
    const holder = await user('holder', 'secretsmanager:GetSecretValue', through);
    await holder.call('secretsmanager:GetSecretValue', secret);
  });
});
