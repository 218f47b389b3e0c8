import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetAccountSummaryCommand,
  GetUserPolicyCommand,
  IAMClient,
  ListUsersCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { iamService } from '../../../src/emulator/iam/service.ts';
import { serveAccount, type Emulator } from '../../../src/emulator/serve-account.ts';
import { stsService } from '../../../src/emulator/sts/service.ts';
import { policyOf } from '../../support/iam-account.ts';
import { serviceDirectory } from '../../support/directories.ts';

const serve = (propagationMs = 0): Promise<Emulator> =>
  serveAccount(serviceDirectory([iamService, stsService]), { propagationMs });

interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

function clientsFor({ endpoint }: Emulator, key: Key) {
  const options = { endpoint, region: 'us-east-1', credentials: key, maxAttempts: 1 };
  return { iam: new IAMClient(options), sts: new STSClient(options) };
}

async function createDeployer(emulator: Emulator) {
  const operator = clientsFor(emulator, emulator);
  await operator.iam.send(new CreateUserCommand({ UserName: 'deployer', Path: '/harness/' }));
  const { AccessKey } = await operator.iam.send(new CreateAccessKeyCommand({ UserName: 'deployer' }));
  const key = {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  };
  return { operator, key, deployer: clientsFor(emulator, key) };
}

test('a deployer starts with nothing, is granted one thing, and is removed', async () => {
  await using emulator = await serve();
  const { operator, deployer, key } = await createDeployer(emulator);
  expect(await deployer.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: emulator.accountId,
    Arn: `arn:aws:iam::${emulator.accountId}:user/harness/deployer`,
  });
  await expect(deployer.iam.send(new ListUsersCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `User: arn:aws:iam::${emulator.accountId}:user/harness/deployer is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${emulator.accountId}:user/ because no identity-based policy allows the iam:ListUsers action`,
    $metadata: { httpStatusCode: 403 },
  });
  const PolicyDocument = JSON.stringify(
    policyOf({
      Effect: 'Allow',
      Action: 'iam:ListUsers',
      Resource: `arn:aws:iam::${emulator.accountId}:user/`,
    }),
  );
  const policy = { UserName: 'deployer', PolicyName: 'grants' };
  await operator.iam.send(new PutUserPolicyCommand({ ...policy, PolicyDocument }));
  const read = await operator.iam.send(new GetUserPolicyCommand(policy));
  expect(decodeURIComponent(read.PolicyDocument ?? '')).toBe(PolicyDocument);
  const { Users } = await deployer.iam.send(new ListUsersCommand({}));
  expect(Users?.map(({ UserName }) => UserName)).toEqual(['deployer', 'operator']);
  await operator.iam.send(new DeleteUserPolicyCommand(policy));
  await operator.iam.send(new DeleteAccessKeyCommand({ UserName: 'deployer', AccessKeyId: key.accessKeyId }));
  await operator.iam.send(new DeleteUserCommand({ UserName: 'deployer' }));
  await expect(deployer.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'InvalidClientTokenId',
  });
});

test('a new key is not known before its time', async () => {
  await using emulator = await serve(60_000);
  const { operator, deployer } = await createDeployer(emulator);
  await operator.sts.send(new GetCallerIdentityCommand({}));
  await expect(deployer.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'InvalidClientTokenId',
  });
});

test('faults carry the names the SDK knows', async () => {
  await using emulator = await serve();
  const { operator } = await createDeployer(emulator);
  await expect(operator.iam.send(new CreateUserCommand({ UserName: 'deployer' }))).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'User with name deployer already exists.',
  });
  await expect(operator.iam.send(new DeleteUserCommand({ UserName: 'deployer' }))).rejects.toMatchObject({
    name: 'DeleteConflictException',
  });
  await expect(operator.iam.send(new DeleteUserCommand({ UserName: 'none' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  });
});

test('a session signs with its token', async () => {
  await using emulator = await serve();
  const { operator } = await createDeployer(emulator);
  await operator.iam.send(
    new CreateRoleCommand({
      RoleName: 'app',
      AssumeRolePolicyDocument: JSON.stringify(
        policyOf({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: emulator.accountId } }),
      ),
    }),
  );
  const { Credentials } = await operator.sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${emulator.accountId}:role/app`,
      RoleSessionName: 'one',
    }),
  );
  const key = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  const session = clientsFor(emulator, key);
  expect(await session.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Arn: `arn:aws:sts::${emulator.accountId}:assumed-role/app/one`,
  });
});

test('the quotas of the account are read as numbers', async () => {
  await using emulator = await serve();
  const { operator } = await createDeployer(emulator);
  const { SummaryMap } = await operator.iam.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({ UserPolicySizeQuota: 2048, Users: 2 });
});
