import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const arnOf = (name: string) => `arn:aws:iam::aws:policy/${name}`;

it.each([
  'AmazonDynamoDBFullAccess',
  'ReadOnlyAccess',
  'SecretsManagerReadWrite',
  'service-role/AWSAppSyncPushToCloudWatchLogs',
])('a role can have %s', async (name) => {
  const { operator, role } = createServiceAccount();
  await role('app', 'lambda.amazonaws.com');
  await operator.call('iam:AttachRolePolicy', { RoleName: 'app', PolicyArn: arnOf(name) });
  expect(await operator.call('iam:ListAttachedRolePolicies', { RoleName: 'app' })).toMatchObject({
    AttachedPolicies: [{ PolicyArn: arnOf(name) }],
  });
});

it('what AWS has withdrawn no role can have any more', async () => {
  const { operator, role } = createServiceAccount();
  await role('app', 'lambda.amazonaws.com');
  const PolicyArn = arnOf('AWSLambdaFullAccess');
  expect(await operator.fails('iam:AttachRolePolicy', { RoleName: 'app', PolicyArn })).toBe(
    `NoSuchEntity: Policy ${PolicyArn} does not exist or is not attachable.`,
  );
});
