import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const app = { repositoryName: 'app' };

it('a repository is told how its tags and images are treated, and for how long they live', async () => {
  const { operator } = createServiceAccount();
  await operator.call('ecr:CreateRepository', app);
  await operator.call('ecr:PutImageTagMutability', { ...app, imageTagMutability: 'IMMUTABLE' });
  await operator.call('ecr:PutImageScanningConfiguration', {
    ...app,
    imageScanningConfiguration: { scanOnPush: true },
  });
  await expect(operator.call('ecr:DescribeRepositories')).resolves.toMatchObject({
    repositories: [{ imageTagMutability: 'IMMUTABLE', imageScanningConfiguration: { scanOnPush: true } }],
  });
  expect(await operator.fails('ecr:GetLifecyclePolicy', app)).toMatch(/^LifecyclePolicyNotFoundException: /);
  await operator.call('ecr:PutLifecyclePolicy', { ...app, lifecyclePolicyText: '{"rules":[]}' });
  await expect(operator.call('ecr:DeleteLifecyclePolicy', app)).resolves.toMatchObject({
    lifecyclePolicyText: '{"rules":[]}',
  });
  expect(await operator.fails('ecr:DeleteLifecyclePolicy', app)).toMatch(
    /^LifecyclePolicyNotFoundException: /,
  );
});

it('a key of one’s own is asked for grants, which end with the repository', async () => {
  const { operator, user } = createServiceAccount();
  const { KeyMetadata: key } = await operator.call<{ KeyMetadata: { Arn: string } }>('kms:CreateKey');
  const creation = { ...app, encryptionConfiguration: { encryptionType: 'KMS', kmsKey: key.Arn } };
  const steps = ['kms:DescribeKey', 'kms:CreateGrant'];
  for (const [index, action] of steps.entries()) {
    const somebody = await user(`user-${index}`, 'ecr:*', ...steps.slice(0, index));
    expect(await somebody.fails('ecr:CreateRepository', creation)).toContain(
      `perform: ${action} on resource: ${key.Arn} `,
    );
  }
  const all = await user('all', 'ecr:*', ...steps);
  await all.call('ecr:CreateRepository', creation);
  expect(await all.fails('ecr:DeleteRepository', app)).toContain('perform: kms:RetireGrant');
});
