import { expect, it } from 'vitest';
import { createLambdaAccount } from '../../../support/lambda-account.ts';

const version = { LayerName: 'tools', VersionNumber: 1 };
const permission = { ...version, StatementId: 'all', Action: 'lambda:GetLayerVersion', Principal: '*' };
const arn = 'arn:aws:lambda:us-east-1:123456789012:layer:tools:1';

it('a layer version is shared by statements', async () => {
  const { operator, user } = await createLambdaAccount();
  expect(await operator.fails('lambda:AddLayerVersionPermission', permission)).toMatch(
    /^ResourceNotFoundException: /,
  );
  await operator.call('lambda:PublishLayerVersion', {
    LayerName: 'tools',
    Content: { S3Bucket: 'code', S3Key: 'hello.zip' },
  });
  const nobody = await user('nobody');
  expect(await nobody.fails('lambda:AddLayerVersionPermission', permission)).toContain(
    `lambda:AddLayerVersionPermission on resource: ${arn} `,
  );
  await operator.call('lambda:AddLayerVersionPermission', permission);
  expect(await operator.fails('lambda:AddLayerVersionPermission', permission)).toMatch(
    /^ResourceConflictException: The statement id \(all\) provided already exists/,
  );
  const { Policy } = await operator.call('lambda:GetLayerVersionPolicy', version);
  expect(JSON.parse(String(Policy))).toMatchObject({
    Statement: [{ Sid: 'all', Principal: '*', Resource: arn }],
  });
  await operator.call('lambda:RemoveLayerVersionPermission', { ...version, StatementId: 'all' });
  expect(await operator.fails('lambda:GetLayerVersionPolicy', version)).toBe(
    'ResourceNotFoundException: No policy is associated with the given resource.',
  );
});
