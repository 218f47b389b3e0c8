import { describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const AllowedPublishers = {
  SigningProfileVersionArns: ['arn:aws:signer:us-east-1:123456789012:/signing-profiles/app/abcdefgh'],
};
type Made = { CodeSigningConfig: { CodeSigningConfigArn: string } };

async function prepare(policy: 'Enforce' | 'Warn') {
  const { operator, role, user } = createServiceAccount();
  const { CodeSigningConfig: config } = await operator.call<Made>('lambda:CreateCodeSigningConfig', {
    AllowedPublishers,
    CodeSigningPolicies: { UntrustedArtifactOnDeployment: policy },
  });
  const Role = await role('run', 'lambda.amazonaws.com');
  await operator.call('s3:CreateBucket', { Bucket: 'code' });
  const endOfEmptyZip = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);
  await operator.call('s3:PutObject', { Bucket: 'code', Key: 'a.zip', Body: endOfEmptyZip });
  const place = { CodeSigningConfigArn: config.CodeSigningConfigArn };
  const creation = {
    FunctionName: 'hello',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role,
    Code: { S3Bucket: 'code', S3Key: 'a.zip' },
    ...place,
  };
  return { operator, user, place, creation };
}

describe('a code signing configuration', () => {
  it('that enforces lets no unsigned code be', async () => {
    const { operator, creation } = await prepare('Enforce');
    expect(await operator.fails('lambda:CreateFunction', creation)).toMatch(
      /^CodeVerificationFailedException: /,
    );
  });

  it('that warns is kept by the function, and by it', async () => {
    const { operator, place, creation } = await prepare('Warn');
    await operator.call('lambda:CreateFunction', creation);
    await expect(
      operator.call('lambda:GetFunctionCodeSigningConfig', { FunctionName: 'hello' }),
    ).resolves.toMatchObject(place);
    expect(await operator.fails('lambda:DeleteCodeSigningConfig', place)).toMatch(
      /^ResourceConflictException: /,
    );
    await operator.call('lambda:UpdateCodeSigningConfig', {
      ...place,
      CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' },
    });
    expect(
      await operator.fails('lambda:UpdateFunctionCode', {
        FunctionName: 'hello',
        S3Bucket: 'code',
        S3Key: 'a.zip',
      }),
    ).toMatch(/^CodeVerificationFailedException: /);
    await operator.call('lambda:DeleteFunction', { FunctionName: 'hello' });
    await operator.call('lambda:DeleteCodeSigningConfig', place);
    expect(await operator.fails('lambda:GetCodeSigningConfig', place)).toMatch(
      /^ResourceNotFoundException: /,
    );
    expect(await operator.fails('lambda:CreateFunction', creation)).toMatch(
      /^CodeSigningConfigNotFoundException: /,
    );
  });

  it('has tags, which are asked for when it is made', async () => {
    const { operator, user, place } = await prepare('Warn');
    const Resource = place.CodeSigningConfigArn;
    await operator.call('lambda:TagResource', { Resource, Tags: { a: 'b' } });
    await expect(operator.call('lambda:ListTags', { Resource })).resolves.toEqual({ Tags: { a: 'b' } });
    const maker = await user('maker', 'lambda:CreateCodeSigningConfig');
    expect(
      await maker.fails('lambda:CreateCodeSigningConfig', { AllowedPublishers, Tags: { a: 'b' } }),
    ).toContain(
      'lambda:TagResource on resource: arn:aws:lambda:us-east-1:123456789012:code-signing-config:* ',
    );
  });
});
