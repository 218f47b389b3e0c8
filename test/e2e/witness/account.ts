import { once } from 'node:events';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { startBin } from '../../support/built-bin.ts';
import type { Policy } from './grant.ts';
import { splitPolicy } from './split-policy.ts';

const placeSchema = z.strictObject({
  endpoint: z.url(),
  proxyUrl: z.url(),
  caFile: z.string(),
  accountId: z.string().regex(/^\d{12}$/),
  region: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
});

/** An emulated account in another process, as its administrator sees it. */
export interface Account extends AsyncDisposable {
  readonly endpoint: string;
  readonly accountId: string;
  readonly region: string;
  readonly cloudFormation: CloudFormationClient;
  readonly iam: IAMClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly s3: S3Client;
  readonly ssm: SSMClient;
}

/** @param cwd where it runs, and its home */
export async function openAccount(cwd: string): Promise<Account> {
  const bin = startBin(['emulate'], { cwd });
  const early = bin.then(({ stderr }) => Promise.reject(new Error(`the account ended: ${stderr}`)));
  const [chunk] = (await Promise.race([once(bin.stdout, 'data'), early])) as [Buffer];
  const { endpoint, accountId, region, ...credentials } = placeSchema.parse(JSON.parse(chunk.toString()));
  const options = { endpoint, region, credentials };
  const clients = {
    cloudFormation: new CloudFormationClient(options),
    iam: new IAMClient(options),
    lambda: new LambdaClient(options),
    logs: new CloudWatchLogsClient(options),
    s3: new S3Client({ ...options, forcePathStyle: true }),
    ssm: new SSMClient(options),
  };
  return {
    endpoint,
    accountId,
    region,
    ...clients,
    async [Symbol.asyncDispose]() {
      for (const client of Object.values(clients)) client.destroy();
      bin.kill('SIGTERM');
      await bin;
    },
  };
}

/** A user who may do what the policy allows and nothing else, and the environment of its shell. */
export async function createUser(
  { iam, endpoint, region }: Account,
  UserName: string,
  policy: Policy,
): Promise<Readonly<Record<string, string>>> {
  await iam.send(new CreateUserCommand({ UserName }));
  const { inline, managed } = splitPolicy(policy);
  if (inline !== undefined) {
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'inline', PolicyDocument: inline }));
  }
  for (const [index, PolicyDocument] of managed.entries()) {
    const PolicyName = `${UserName}-${index}`;
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: Policy?.Arn }));
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return {
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '',
    AWS_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
  };
}
