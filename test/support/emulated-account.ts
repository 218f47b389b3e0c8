import { once } from 'node:events';
import { ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListPoliciesCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { createOperatorClients, type OperatorClients } from '../../src/account/clients.ts';
import { startBin } from './built-bin.ts';

/** Names of what is in an account, but for what belongs to its operator. */
export interface Inventory {
  readonly users: readonly string[];
  readonly policies: readonly string[];
  /** All but deleted ones. */
  readonly stacks: readonly string[];
  readonly buckets: readonly string[];
}

export const nothing: Inventory = { users: [], policies: [], stacks: [], buckets: [] };

export interface EmulatedAccount extends AsyncDisposable {
  readonly accountId: string;
  readonly endpoint: string;
  readonly proxyUrl: string;
  readonly caFile: string;
  /** The operator's. */
  readonly clients: OperatorClients;
  /** Of the operator's shell: its keys. */
  readonly env: Readonly<Record<string, string>>;
  /** The options that lead a command here. */
  readonly argv: readonly string[];
  takeInventory(): Promise<Inventory>;
}

interface Place {
  readonly endpoint: string;
  readonly proxyUrl: string;
  readonly caFile: string;
  readonly accountId: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** An account in another process, `harness emulate`, as a person has it in another shell. */
export async function startEmulatedAccount(
  cwd: string,
  argv: readonly string[] = [],
): Promise<EmulatedAccount> {
  const bin = startBin(['emulate', ...argv], { cwd });
  const [chunk] = (await once(bin.stdout, 'data')) as [Buffer];
  const place = JSON.parse(chunk.toString()) as Place;
  const { endpoint, proxyUrl, caFile, accountId, region, accessKeyId, secretAccessKey } = place;
  const clients = createOperatorClients({
    region,
    endpointUrl: endpoint,
    credentials: { accessKeyId, secretAccessKey },
  });
  return {
    accountId,
    endpoint,
    proxyUrl,
    caFile,
    clients,
    env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
    argv: ['--account', accountId, '--region', region, '--endpoint-url', endpoint],
    takeInventory: () => takeInventory(clients),
    async [Symbol.asyncDispose]() {
      clients.destroy();
      bin.kill('SIGTERM');
      const { exitCode, stderr } = await bin;
      if (exitCode !== 0) throw new Error(`the account ended with ${exitCode}: ${stderr}`);
    },
  };
}

async function takeInventory({ iam, cloudFormation, s3 }: OperatorClients): Promise<Inventory> {
  const { Users = [] } = await iam.send(new ListUsersCommand({ PathPrefix: '/harness/' }));
  const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
  const { StackSummaries = [] } = await cloudFormation.send(new ListStacksCommand({}));
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return {
    users: Users.map(({ UserName }) => UserName ?? ''),
    policies: Policies.map(({ PolicyName }) => PolicyName ?? ''),
    stacks: StackSummaries.flatMap(({ StackName = '', StackStatus }) =>
      StackStatus === 'DELETE_COMPLETE' ? [] : [`${StackName} ${StackStatus}`],
    ),
    buckets: Buckets.map(({ Name }) => Name ?? ''),
  };
}
