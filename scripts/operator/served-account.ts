import { once } from 'node:events';
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  ListPoliciesCommand,
  ListRolesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { DescribeParametersCommand } from '@aws-sdk/client-ssm';
import { execa } from 'execa';
import { z } from 'zod';
import { createOperatorClients, type OperatorClients } from '../../src/account/clients.ts';
import { iamPath } from '../../src/account/names.ts';
import { bindPolicy, type OperatorPolicy } from './policy.ts';

const main = 'dist/cli/main.js';
const operatorName = 'least-operator';

const placeSchema = z.strictObject({
  endpoint: z.string(),
  proxyUrl: z.string(),
  caFile: z.string(),
  accountId: z.string(),
  region: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
});

interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface ServedAccount extends AsyncDisposable {
  readonly accountId: string;
  /** The administrator's. */
  readonly clients: OperatorClients;
  /** The options that lead a command here. */
  readonly argv: readonly string[];
  /** Makes the operator: a user with that policy, or with every permission. */
  createOperator(policy: OperatorPolicy | 'administrator'): Promise<Operator>;
  /** What is there that runs make, in words; the operator is not counted. */
  takeInventory(): Promise<readonly string[]>;
}

interface Operator {
  readonly userName: string;
  /** Of its shell. */
  readonly env: Readonly<Record<string, string>>;
}

/** An emulated account in a process of its own. */
export async function serveAccount(): Promise<ServedAccount> {
  const bin = execa(process.execPath, [main, 'emulate'], { stdin: 'ignore', reject: false });
  const [chunk] = (await once(bin.stdout, 'data')) as [Buffer];
  const place = placeSchema.parse(JSON.parse(chunk.toString()));
  const { endpoint, proxyUrl, caFile, accountId, region, ...administrator } = place;
  const clients = createOperatorClients({ region, endpointUrl: endpoint, credentials: administrator });
  return {
    accountId,
    clients,
    argv: [
      `--account=${accountId}`,
      `--region=${region}`,
      `--endpoint-url=${endpoint}`,
      `--proxy=${proxyUrl}`,
      `--ca-file=${caFile}`,
    ],
    async createOperator(policy) {
      const key = await createUser(clients, accountId, policy);
      const { accessKeyId, secretAccessKey } = key;
      const env = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
      return { userName: operatorName, env };
    },
    takeInventory: () => takeInventory(clients),
    async [Symbol.asyncDispose]() {
      clients.destroy();
      bin.kill('SIGTERM');
      await bin;
    },
  };
}

async function createUser(
  { iam }: OperatorClients,
  accountId: string,
  policy: OperatorPolicy | 'administrator',
): Promise<Key> {
  const UserName = operatorName;
  await iam.send(new CreateUserCommand({ UserName }));
  for (const [index, document] of documentsOf(policy, accountId).entries()) {
    // A managed one: those in a user hold 2,048 characters only.
    const { Policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: `${operatorName}-${index}`, PolicyDocument: document }),
    );
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: Policy?.Arn }));
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {};
  return { accessKeyId, secretAccessKey };
}

function documentsOf(policy: OperatorPolicy | 'administrator', accountId: string): string[] {
  if (policy === 'administrator') {
    const Statement = [{ Effect: 'Allow', Action: '*', Resource: '*' }];
    return [JSON.stringify({ Version: '2012-10-17', Statement })];
  }
  const { Version, Statement } = bindPolicy(policy, accountId);
  // A policy without a statement is none.
  return Statement.length === 0 ? [] : [JSON.stringify({ Version, Statement })];
}

async function takeInventory({ iam, cloudFormation, s3, ssm }: OperatorClients): Promise<readonly string[]> {
  const PathPrefix = iamPath;
  const { Users = [] } = await iam.send(new ListUsersCommand({ PathPrefix }));
  const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: 'Local', PathPrefix }));
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const { StackSummaries = [] } = await cloudFormation.send(new ListStacksCommand({}));
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const { Parameters = [] } = await ssm.send(new DescribeParametersCommand({}));
  return [
    ...Users.map(({ UserName }) => `user ${UserName}`),
    ...Policies.map(({ PolicyName }) => `policy ${PolicyName}`),
    ...Roles.map(({ RoleName }) => `role ${RoleName}`),
    ...StackSummaries.flatMap(({ StackName, StackStatus }) =>
      StackStatus === 'DELETE_COMPLETE' ? [] : [`stack ${StackName} ${StackStatus}`],
    ),
    ...Buckets.map(({ Name }) => `bucket ${Name}`),
    ...Parameters.map(({ Name }) => `parameter ${Name}`),
  ];
}
