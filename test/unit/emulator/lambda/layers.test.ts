import { describe, expect, it } from 'vitest';
import { createLambdaAccount } from '../../../support/lambda-account.ts';

const layerArn = 'arn:aws:lambda:us-east-1:123456789012:layer:common';
const layer = { LayerName: 'common', Content: { S3Bucket: 'code', S3Key: 'hello.zip' } };

describe('layers', () => {
  it('are numbered and never numbered again', async () => {
    const { operator } = await createLambdaAccount();
    await expect(operator.call('lambda:PublishLayerVersion', layer)).resolves.toMatchObject({ Version: 1 });
    await operator.call('lambda:PublishLayerVersion', layer);
    await operator.call('lambda:DeleteLayerVersion', { LayerName: 'common', VersionNumber: 2 });
    await expect(operator.call('lambda:PublishLayerVersion', layer)).resolves.toMatchObject({
      Version: 3,
      LayerVersionArn: `${layerArn}:3`,
    });
    await expect(operator.call('lambda:ListLayerVersions', { LayerName: layerArn })).resolves.toMatchObject({
      LayerVersions: [{ Version: 3 }, { Version: 1 }],
    });
    expect(await operator.fails('lambda:GetLayerVersion', { LayerName: 'common', VersionNumber: 2 })).toMatch(
      /^ResourceNotFoundException: /,
    );
  });

  it('need reading by whoever uses them', async () => {
    const { hello, operator, user } = await createLambdaAccount();
    await operator.call('lambda:PublishLayerVersion', layer);
    const creator = await user('creator', 'lambda:CreateFunction', 'iam:PassRole', 's3:GetObject');
    expect(await creator.fails('lambda:CreateFunction', { ...hello, Layers: [`${layerArn}:1`] })).toContain(
      `lambda:GetLayerVersion on resource: ${layerArn}:1 `,
    );
  });

  it('need their code to be readable', async () => {
    const { user } = await createLambdaAccount();
    const publisher = await user('publisher', 'lambda:PublishLayerVersion');
    expect(await publisher.fails('lambda:PublishLayerVersion', layer)).toMatch(
      /^AccessDeniedException: Your access has been denied by S3/,
    );
  });
});
