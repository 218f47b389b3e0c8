import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { paginateDescribeStackEvents, paginateListStacks } from '@aws-sdk/client-cloudformation';
import { execa } from 'execa';
import { osls, projectRoot } from './built-bin.ts';
import type { EmulatedAccount } from './emulated-account.ts';

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly { readonly Action: readonly string[]; readonly Resource: readonly string[] }[];
}

/** A user who may do what the policy allows and nothing else, and the environment of its shell. */
export async function createUserWith({ clients: { iam }, endpoint }: EmulatedAccount, policy: Policy) {
  const UserName = 'by-hand';
  await iam.send(new CreateUserCommand({ UserName }));
  for (const [index, part] of splitPolicy(policy).entries()) {
    const PolicyDocument = JSON.stringify(part);
    const { Policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: `found-${index}`, PolicyDocument }),
    );
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: Policy?.Arn }));
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return {
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: endpoint,
  };
}

/** The role of that ARN, for CloudFormation, with nothing but the policy. */
export async function createDeploymentRole(
  { clients: { iam } }: EmulatedAccount,
  arn: string,
  policy: Policy,
): Promise<void> {
  const [, path = '', RoleName = ''] = /:role(\/.*?)([^/]+)$/.exec(arn) ?? [];
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'cloudformation.amazonaws.com' } },
    ],
  };
  await iam.send(
    new CreateRoleCommand({ RoleName, Path: path, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  await iam.send(
    new PutRolePolicyCommand({ RoleName, PolicyName: 'found', PolicyDocument: JSON.stringify(policy) }),
  );
}

/** As many as AWS takes it in: a managed policy holds 6144 characters. */
function splitPolicy({ Version, Statement }: Policy): Policy[] {
  const parts: Policy[] = [];
  for (const statement of Statement) {
    const last = parts.at(-1);
    const longer = { Version, Statement: [...(last?.Statement ?? []), statement] };
    if (last && JSON.stringify(longer).length <= 6144) parts.splice(-1, 1, longer);
    else parts.push({ Version, Statement: [statement] });
  }
  return parts;
}

/** Copies a sandbox project to where a person may work on it. */
export async function copyProject(project: string, to: string): Promise<string> {
  const copy = join(to, project);
  await cp(join(projectRoot, 'sandbox-projects', project), copy, {
    recursive: true,
    filter: (path) => !/\/\.(harness|serverless)$/.test(path),
  });
  return copy;
}

/** One command of the service's CLI, as typed. */
export async function typeOsls(
  command: 'deploy' | 'remove',
  service: string,
  env: Readonly<Record<string, string>>,
) {
  const { exitCode, all } = await execa(osls, [command], {
    cwd: service,
    extendEnv: false,
    env: {
      PATH: process.env['PATH'],
      HOME: service,
      AWS_EC2_METADATA_DISABLED: 'true',
      SLS_AWS_MONITORING_FREQUENCY: '200',
      CI: '1',
      ...env,
    },
    all: true,
    stdin: 'ignore',
    reject: false,
  });
  return { exitCode, output: all };
}

/** Why resources failed, of all stacks that were ever there. */
export async function readReasons({ clients: { cloudFormation: client } }: EmulatedAccount): Promise<string> {
  const reasons: string[] = [];
  for await (const { StackSummaries = [] } of paginateListStacks({ client }, {})) {
    for (const { StackId: StackName } of StackSummaries) {
      for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName })) {
        reasons.push(...StackEvents.map(({ ResourceStatusReason = '' }) => ResourceStatusReason));
      }
    }
  }
  return reasons.join('\n');
}
