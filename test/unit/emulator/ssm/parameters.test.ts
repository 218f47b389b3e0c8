import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const text = { Name: '/app/currency', Type: 'String', Value: 'EUR' };
const root = `arn:aws:ssm:us-east-1:${accountId}`;

describe('permissions on parameters', () => {
  it.each([
    ['GetParameter', { Name: '/app/currency' }, `${root}:parameter/app/currency`],
    ['GetParameter', { Name: 'currency' }, `${root}:parameter/currency`],
    ['GetParameter', { Name: '/app/currency:3' }, `${root}:parameter/app/currency`],
    ['GetParameters', { Names: ['/app/currency'] }, `${root}:parameter/app/currency`],
    ['GetParametersByPath', { Path: '/app' }, `${root}:parameter/app`],
    ['PutParameter', text, `${root}:parameter/app/currency`],
    ['DescribeParameters', {}, `${root}:*`],
  ])('%s %o prints its resource', async (operation, input, resource) => {
    const { user } = createServiceAccount();
    const nobody = await user('nobody');
    expect(await nobody.fails(`ssm:${operation}`, input)).toBe(
      `AccessDeniedException: User: ${nobody.arn} is not authorized to perform: ssm:${operation} on resource: ${resource} because no identity-based policy allows the ssm:${operation} action`,
    );
  });

  it('asks for tagging where tags are given', async () => {
    const { user } = createServiceAccount();
    const writer = await user('writer', 'ssm:PutParameter');
    expect(
      await writer.fails('ssm:PutParameter', { ...text, Tags: [{ Key: 'STAGE', Value: 'dev' }] }),
    ).toContain('ssm:AddTagsToResource');
  });

  it("asks KMS for a secret under a key of one's own, not under the default key", async () => {
    const { operator, user } = createServiceAccount();
    const secret = { Type: 'SecureString', Value: 'x' };
    const own = { ...secret, Name: 'own', KeyId: 'alias/mine' };
    expect(await operator.fails('ssm:PutParameter', own)).toBe('InvalidKeyId: Invalid keyId alias/mine');
    const { KeyMetadata: key } = await operator.call<{ KeyMetadata: { Arn: string } }>('kms:CreateKey');
    await operator.call('kms:CreateAlias', { AliasName: 'alias/mine', TargetKeyId: key.Arn });
    await operator.call('ssm:PutParameter', own);
    await operator.call('ssm:PutParameter', { ...secret, Name: 'default' });
    const reader = await user('reader', 'ssm:GetParameter');
    expect(await reader.fails('ssm:GetParameter', { Name: 'own', WithDecryption: true })).toContain(
      `kms:Decrypt on resource: ${key.Arn} because no identity-based policy allows the kms:Decrypt action (Service: AWSKMS;`,
    );
    await expect(
      reader.call('ssm:GetParameter', { Name: 'default', WithDecryption: true }),
    ).resolves.toMatchObject({ Parameter: { Value: 'x' } });
    const hidden = await reader.call<{ Parameter: { Value: string } }>('ssm:GetParameter', {
      Name: 'default',
    });
    expect(hidden.Parameter.Value).not.toBe('x');
  });
});

describe('a parameter', () => {
  it('has versions', async () => {
    const { operator } = createServiceAccount();
    await operator.call('ssm:PutParameter', text);
    expect(await operator.fails('ssm:PutParameter', text)).toMatch(/^ParameterAlreadyExists: /);
    await operator.call('ssm:PutParameter', { Name: text.Name, Value: 'USD', Overwrite: true });
    await expect(operator.call('ssm:GetParameter', { Name: text.Name })).resolves.toMatchObject({
      Parameter: { Value: 'USD', Version: 2, Type: 'String' },
    });
    await expect(operator.call('ssm:GetParameter', { Name: `${text.Name}:1` })).resolves.toMatchObject({
      Parameter: { Value: 'EUR', Selector: ':1' },
    });
  });

  it('that is missing is told without words, or in a list', async () => {
    const { operator } = createServiceAccount();
    expect(await operator.fails('ssm:GetParameter', { Name: 'missing' })).toBe('ParameterNotFound: ');
    await expect(operator.call('ssm:GetParameters', { Names: ['missing'] })).resolves.toEqual({
      Parameters: [],
      InvalidParameters: ['missing'],
    });
  });

  it.each([
    { Recursive: false, names: ['/app/a'] },
    { Recursive: true, names: ['/app/a', '/app/deep/b'] },
  ])('is found by its path, recursive: $Recursive', async ({ Recursive, names }) => {
    const { operator } = createServiceAccount();
    for (const Name of ['/app/a', '/app/deep/b', '/apple']) {
      await operator.call('ssm:PutParameter', { ...text, Name });
    }
    const { Parameters } = await operator.call('ssm:GetParametersByPath', { Path: '/app', Recursive });
    expect(Parameters).toMatchObject(names.map((Name) => ({ Name })));
  });

  it.each([
    [{ ...text, Name: 'aws/x' }, /prefixed with "aws"/],
    [{ ...text, Name: 'a/b' }, /fully qualified name/],
    [{ ...text, Value: '' }, /length greater than or equal to 1/],
    [{ ...text, AllowedPattern: '^\\d+$' }, /^ParameterPatternMismatchException/],
    [{ ...text, Overwrite: true, Tags: [{ Key: 'a', Value: 'b' }] }, /can't be used together/],
  ])('%o is refused', async (input, message) => {
    const { operator } = createServiceAccount();
    expect(await operator.fails('ssm:PutParameter', input)).toMatch(message);
  });
});
