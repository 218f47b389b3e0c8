import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const root = `arn:aws:iam::${accountId}:root`;

async function createKey(actor: ServiceActor, input: object = {}) {
  const made = await actor.call<{ KeyMetadata: { KeyId: string; Arn: string } }>('kms:CreateKey', input);
  return { KeyId: made.KeyMetadata.KeyId, arn: made.KeyMetadata.Arn };
}

const policyOf = (...statements: readonly object[]) => ({
  Policy: JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', Resource: '*', ...one })),
  }),
});

describe('a key', () => {
  it('encrypts what only it decrypts, in the same context', async () => {
    const { operator } = createServiceAccount();
    const { KeyId, arn } = await createKey(operator);
    const context = { EncryptionContext: { app: 'a' } };
    const { CiphertextBlob } = await operator.call('kms:Encrypt', {
      KeyId,
      Plaintext: Buffer.from('secret'),
      ...context,
    });
    expect(Buffer.from(CiphertextBlob as Uint8Array).toString('base64')).toMatch(/^AQICAH/);
    const opened = await operator.call('kms:Decrypt', { CiphertextBlob, ...context });
    expect([opened['KeyId'], String(opened['Plaintext'])]).toEqual([arn, 'secret']);
    expect(await operator.fails('kms:Decrypt', { CiphertextBlob })).toBe('InvalidCiphertextException: ');
    expect(await operator.fails('kms:Decrypt', { CiphertextBlob: Buffer.from('x') })).toBe(
      'InvalidCiphertextException: ',
    );
    const other = await createKey(operator);
    expect(await operator.fails('kms:Decrypt', { CiphertextBlob, ...context, KeyId: other.KeyId })).toMatch(
      /^IncorrectKeyException: /,
    );
  });

  it('is of no use while disabled or on its way out', async () => {
    const { operator } = createServiceAccount();
    const { KeyId, arn } = await createKey(operator);
    const encrypt = { KeyId, Plaintext: Buffer.from('a') };
    await operator.call('kms:DisableKey', { KeyId });
    expect(await operator.fails('kms:Encrypt', encrypt)).toBe(`DisabledException: ${arn} is disabled.`);
    await operator.call('kms:ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 });
    expect(await operator.fails('kms:Encrypt', encrypt)).toBe(
      `KMSInvalidStateException: ${arn} is pending deletion.`,
    );
    await operator.call('kms:CancelKeyDeletion', { KeyId });
    await operator.call('kms:EnableKey', { KeyId });
    await operator.call('kms:Encrypt', encrypt);
  });

  it.each([
    ['DescribeKey', { KeyId: 'a' }, "NotFoundException: Invalid keyId 'a'"],
    [
      'DescribeKey',
      { KeyId: 'alias/none' },
      `NotFoundException: Alias arn:aws:kms:us-east-1:${accountId}:alias/none is not found.`,
    ],
    [
      'DescribeKey',
      { KeyId: '12345678-1234-1234-1234-123456789012' },
      `NotFoundException: Key 'arn:aws:kms:us-east-1:${accountId}:key/12345678-1234-1234-1234-123456789012' does not exist`,
    ],
    [
      'CreateKey',
      policyOf({ Principal: { AWS: `arn:aws:iam::${accountId}:user/other` }, Action: 'kms:*' }),
      'MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.',
    ],
    ['DisableKey', { KeyId: 'alias/aws/ssm' }, 'InvalidArnException: Key Aliases are not supported'],
    ['CreateKey', { KeySpec: 'RSA_2048' }, 'NotImplemented: '],
  ])('%s %o fails', async (operation, input, fault) => {
    const { operator } = createServiceAccount();
    expect(await operator.fails(`kms:${operation}`, input)).toContain(fault);
  });

  it('has aliases, which move', async () => {
    const { operator } = createServiceAccount();
    const [first, second] = [await createKey(operator), await createKey(operator)];
    const AliasName = 'alias/app';
    await operator.call('kms:CreateAlias', { AliasName, TargetKeyId: first.KeyId });
    expect(await operator.fails('kms:CreateAlias', { AliasName, TargetKeyId: first.KeyId })).toMatch(
      /^AlreadyExistsException: An alias with the name arn:/,
    );
    await operator.call('kms:UpdateAlias', { AliasName, TargetKeyId: second.arn });
    await expect(operator.call('kms:DescribeKey', { KeyId: AliasName })).resolves.toMatchObject({
      KeyMetadata: { KeyId: second.KeyId },
    });
    await operator.call('kms:DeleteAlias', { AliasName });
    await expect(operator.call('kms:ListAliases')).resolves.toMatchObject({ Aliases: [] });
  });
});

describe('who may use a key', () => {
  it('is whom the account lets, if its policy names the account', async () => {
    const { operator, user } = createServiceAccount();
    const { KeyId, arn } = await createKey(operator);
    const encrypt = { KeyId, Plaintext: Buffer.from('a') };
    const nobody = await user('nobody');
    expect(await nobody.fails('kms:Encrypt', encrypt)).toBe(
      `AccessDeniedException: User: ${nobody.arn} is not authorized to perform: kms:Encrypt on resource: ${arn} because no identity-based policy allows the kms:Encrypt action`,
    );
    const somebody = await user('somebody', 'kms:Encrypt');
    await somebody.call('kms:Encrypt', encrypt);
  });

  it('is nobody whom its policy does not let in', async () => {
    const { operator, user } = createServiceAccount();
    const keeper = { Principal: { AWS: operator.arn }, Action: 'kms:*' };
    const { KeyId, arn } = await createKey(operator, policyOf(keeper));
    const somebody = await user('somebody', 'kms:*');
    expect(await somebody.fails('kms:Encrypt', { KeyId, Plaintext: Buffer.from('a') })).toBe(
      `AccessDeniedException: User: ${somebody.arn} is not authorized to perform: kms:Encrypt on resource: ${arn} because no resource-based policy allows the kms:Encrypt action`,
    );
    const { CiphertextBlob } = await operator.call('kms:Encrypt', { KeyId, Plaintext: Buffer.from('a') });
    expect(await somebody.fails('kms:Decrypt', { CiphertextBlob })).toBe(
      `AccessDeniedException: User: ${somebody.arn} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
    );
  });

  it('is who was granted it', async () => {
    const { operator, user } = createServiceAccount();
    const { KeyId } = await createKey(operator);
    const guest = await user('guest');
    const { CiphertextBlob } = await operator.call('kms:Encrypt', { KeyId, Plaintext: Buffer.from('a') });
    const grant = {
      KeyId,
      GranteePrincipal: guest.arn,
      RetiringPrincipal: guest.arn,
      Operations: ['Decrypt'],
    };
    const { GrantToken } = await operator.call('kms:CreateGrant', grant);
    await guest.call('kms:Decrypt', { CiphertextBlob });
    await guest.call('kms:RetireGrant', { GrantToken });
    expect(await guest.fails('kms:Decrypt', { CiphertextBlob })).toMatch(/^AccessDeniedException: /);
  });

  it('is everyone through its service, where AWS manages it', async () => {
    const { operator, user } = createServiceAccount();
    await expect(operator.call('kms:DescribeKey', { KeyId: 'alias/aws/ssm' })).resolves.toMatchObject({
      KeyMetadata: { KeyManager: 'AWS' },
    });
    const writer = await user('writer', 'ssm:PutParameter', 'ssm:GetParameter', 'kms:*');
    const secure = { Name: '/a', Value: 'b', Type: 'SecureString' };
    await writer.call('ssm:PutParameter', secure);
    await writer.call('ssm:GetParameter', { Name: '/a', WithDecryption: true });
    expect(
      await writer.fails('kms:Encrypt', { KeyId: 'alias/aws/ssm', Plaintext: Buffer.from('a') }),
    ).toMatch(/no resource-based policy allows the kms:Encrypt action$/);
  });

  it('depends on the tags of the key', async () => {
    const { operator, user } = createServiceAccount();
    const { KeyId } = await createKey(operator, { Tags: [{ TagKey: 'stage', TagValue: 'dev' }] });
    const Condition = { StringEquals: { 'aws:ResourceTag/stage': 'dev' } };
    const dev = await user('dev', { Effect: 'Allow', Action: 'kms:DescribeKey', Resource: '*', Condition });
    await dev.call('kms:DescribeKey', { KeyId });
    await operator.call('kms:UntagResource', { KeyId, TagKeys: ['stage'] });
    expect(await dev.fails('kms:DescribeKey', { KeyId })).toMatch(/^AccessDeniedException: /);
  });
});

it('lists in pages', async () => {
  const { operator } = createServiceAccount();
  const Tags = [1, 2, 3].map((n) => ({ TagKey: `t${n}`, TagValue: 'v' }));
  const { KeyId } = await createKey(operator, {
    Tags,
    ...policyOf({ Principal: { AWS: root }, Action: 'kms:*' }),
  });
  const first = await operator.call('kms:ListResourceTags', { KeyId, Limit: 2 });
  expect(first).toMatchObject({ Truncated: true, Tags: [{ TagKey: 't1' }, { TagKey: 't2' }] });
  await expect(
    operator.call('kms:ListResourceTags', { KeyId, Limit: 2, Marker: first['NextMarker'] }),
  ).resolves.toEqual({ Truncated: false, Tags: [{ TagKey: 't3', TagValue: 'v' }] });
});
