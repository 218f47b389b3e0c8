import { CreateRoleCommand, GetRoleCommand } from '@aws-sdk/client-iam';
import { HarnessError } from '../errors.ts';
import type { DeploymentRole, Life } from '../life.ts';
import type { OperatorClients } from './clients.ts';
import type { Journal } from './journal.ts';
import {
  deploymentRoleName,
  iamPath,
  inlinePolicyName,
  makeTags,
  recoveryRoleName,
  roleArn,
} from './names.ts';
import { roleHolder } from './policy-holder.ts';
import { doing, unless } from '../to-harness-error.ts';

export interface CreateRoleOptions {
  readonly runId: string;
  readonly journal: Journal;
  readonly operatorArn: string;
}

/**
 * A role with no permission, for a life of a service that has a deployment role. It trusts CloudFormation, and Lambda, since
 * Serverless lets the functions of its custom resources run as the deployment role.
 * Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html;
 * lib/plugins/aws/custom-resources/index.js of osls 4.3
 * iam:CreateRole
 */
export async function createDeploymentRole(
  clients: Pick<OperatorClients, 'iam'>,
  { life, ...options }: CreateRoleOptions & { readonly life: Pick<Life, 'number'> },
): Promise<DeploymentRole> {
  const roleName = deploymentRoleName(options.runId, life.number);
  return createRole(clients, {
    ...options,
    roleName,
    purpose: 'deployment',
    trusts: ['cloudformation', 'lambda'],
  });
}

/**
 * The role as which the operator recovers and removes stacks of a deployment role: CloudFormation goes on as the role that a
 * stack has, and that one lacks what the next attempt is to find out. It may do everything, so only CloudFormation can be it, and it
 * goes with the run.
 * iam:CreateRole, iam:PutRolePolicy
 */
export async function createRecoveryRole(
  clients: Pick<OperatorClients, 'iam'>,
  options: CreateRoleOptions,
): Promise<DeploymentRole> {
  const roleName = recoveryRoleName(options.runId);
  const role = await createRole(clients, {
    ...options,
    roleName,
    purpose: 'recovery',
    trusts: ['cloudformation'],
  });
  await doing(`giving the role ${roleName} its policy`, () =>
    roleHolder(roleName).putInline(
      clients.iam,
      inlinePolicyName,
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      }),
    ),
  );
  return role;
}

async function createRole(
  { iam }: Pick<OperatorClients, 'iam'>,
  {
    runId,
    journal,
    operatorArn,
    roleName,
    purpose,
    trusts,
  }: CreateRoleOptions & {
    readonly roleName: string;
    readonly purpose: 'deployment' | 'recovery';
    readonly trusts: readonly string[];
  },
): Promise<DeploymentRole> {
  await journal.append({ kind: 'role', roleName, arn: roleArn(operatorArn, roleName), purpose });
  return doing(`making the role ${roleName}`, async () => {
    const created = await unless(['EntityAlreadyExistsException', 'EntityAlreadyExists'], () =>
      iam.send(
        new CreateRoleCommand({
          RoleName: roleName,
          Path: iamPath,
          AssumeRolePolicyDocument: trustDocument(trusts),
          Tags: makeTags(runId),
        }),
      ),
    );
    const { Role } = created ?? (await iam.send(new GetRoleCommand({ RoleName: roleName })));
    if (Role?.Arn === undefined) {
      throw new HarnessError(`iam made the role ${roleName} without an ARN`, { code: 'aws', fault: 'aws' });
    }
    return { roleName, arn: Role.Arn };
  });
}

function trustDocument(services: readonly string[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: services.map((service) => `${service}.amazonaws.com`) },
        Action: 'sts:AssumeRole',
      },
    ],
  });
}
