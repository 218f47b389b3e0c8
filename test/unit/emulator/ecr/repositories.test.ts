import { describe, expect, it } from 'vitest';
import { createLambdaAccount } from '../../../support/lambda-account.ts';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';
import { policyOfItsHolder, soundPolicy, unsoundPolicies } from '../../../support/resource-policies.ts';

const app = { repositoryName: 'app' };
const registry = `${accountId}.dkr.ecr.us-east-1.amazonaws.com`;

describe('a repository', () => {
  it('lives, and goes only empty or by force', async () => {
    const { operator } = createServiceAccount();
    await operator.call('ecr:CreateRepository', app);
    await expect(operator.call('ecr:DescribeRepositories')).resolves.toMatchObject({
      repositories: [{ repositoryName: 'app', repositoryUri: `${registry}/app` }],
    });
    await operator.call('ecr:PutImage', { ...app, imageManifest: '{}', imageTag: 'one' });
    await expect(operator.call('ecr:DescribeImages', app)).resolves.toMatchObject({
      imageDetails: [{ imageTags: ['one'] }],
    });
    expect(await operator.fails('ecr:DeleteRepository', app)).toMatch(/^RepositoryNotEmptyException: /);
    await operator.call('ecr:DeleteRepository', { ...app, force: true });
    expect(await operator.fails('ecr:DescribeRepositories', { repositoryNames: ['app'] })).toBe(
      `RepositoryNotFoundException: The repository with name 'app' does not exist in the registry with id '${accountId}'`,
    );
  });

  it.each([
    ['DescribeRepositories', {}, `arn:aws:ecr:us-east-1:${accountId}:repository/*`],
    [
      'DescribeRepositories',
      { repositoryNames: ['app'] },
      `arn:aws:ecr:us-east-1:${accountId}:repository/app`,
    ],
    ['GetAuthorizationToken', {}, '*'],
  ])('%s %o prints its resource', async (operation, input, resource) => {
    const { user } = createServiceAccount();
    const nobody = await user('nobody');
    expect(await nobody.fails(`ecr:${operation}`, input)).toContain(`on resource: ${resource} because`);
  });
});

describe('a function made from an image', () => {
  it('needs the image, and the right to pull it', async () => {
    const { hello, operator, user } = await createLambdaAccount();
    await operator.call('ecr:CreateRepository', app);
    const { Runtime: _runtime, Handler: _handler, ...bare } = hello;
    const input = { ...bare, PackageType: 'Image', Code: { ImageUri: `${registry}/app:one` } };
    expect(await operator.fails('lambda:CreateFunction', input)).toMatch(
      /^InvalidParameterValueException: Source image .* does not exist/,
    );
    await operator.call('ecr:PutImage', { ...app, imageManifest: '{}', imageTag: 'one' });
    const creator = await user('creator', 'lambda:CreateFunction', 'iam:PassRole');
    expect(await creator.fails('lambda:CreateFunction', input)).toBe(
      'AccessDeniedException: Lambda does not have permission to access the ECR image. Check the ECR permissions.',
    );
    await expect(operator.call('lambda:CreateFunction', input)).resolves.toMatchObject({
      PackageType: 'Image',
    });
  });
});

describe('a repository policy', () => {
  it('says no Resource', async () => {
    const { operator } = createServiceAccount();
    await operator.call('ecr:CreateRepository', app);
    const policyText = JSON.stringify(policyOfItsHolder);
    await operator.call('ecr:SetRepositoryPolicy', { ...app, policyText });
    await expect(operator.call('ecr:GetRepositoryPolicy', app)).resolves.toMatchObject({ policyText });
  });

  it.each([...unsoundPolicies, ['one with a Resource', JSON.stringify(soundPolicy)] as const])(
    '%s is none',
    async (_name, policyText) => {
      const { operator } = createServiceAccount();
      await operator.call('ecr:CreateRepository', app);
      expect(await operator.fails('ecr:SetRepositoryPolicy', { ...app, policyText })).toBe(
        "InvalidParameterException: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
      );
    },
  );
});
