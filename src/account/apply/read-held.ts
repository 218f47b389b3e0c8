import { GetRoleCommand, GetUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { HarnessError } from '../../errors.ts';
import { doing, unless } from '../../to-harness-error.ts';
import type { OperatorClients } from '../clients.ts';
import { readOperator, readQuotas } from '../operator.ts';
import { type PolicyHolder, roleHolder, userHolder } from '../policy-holder.ts';
import type { ApplyTarget, HeldPolicies } from './held-policies.ts';
import { readGroupPolicies, readOtherPolicies } from './read-others.ts';
import { appliedPolicyArn, isNumbered, readOwnPolicies } from './read-own.ts';

export function holderOf({ kind, name }: Pick<ApplyTarget, 'kind' | 'name'>): PolicyHolder {
  return kind === 'user' ? userHolder(name) : roleHolder(name);
}

/**
 * What a user or role has, once it is certain that it is the right one. Changes nothing.
 * sts:GetCallerIdentity, iam:GetAccountSummary, iam:GetUser or iam:GetRole, and what its policies ask for
 * @throws account-mismatch, and usage for a user or role that is not there
 */
export async function readHeldPolicies(
  clients: Pick<OperatorClients, 'iam' | 'sts'>,
  target: ApplyTarget,
  endpointUrl?: string,
): Promise<HeldPolicies> {
  const { iam } = clients;
  const { accountId } = await readOperator(clients, { endpointUrl });
  if (accountId !== target.accountId) {
    throw new HarnessError(
      `the credentials belong to account ${accountId}, not to ${target.accountId}, the one named with --account`,
      { code: 'account-mismatch', fault: 'user', hint: 'Name the profile of that account with --profile.' },
    );
  }
  const holder = holderOf(target);
  return doing(`reading the policies of ${holder.label}`, async () => {
    const { arn: holderArn, boundary } = await readHolder(iam, target);
    const quotas = await readQuotas(iam);
    const attached = await holder.listAttached(iam);
    const inline = await holder.listInline(iam);
    const start = appliedPolicyArn(holderArn, target.policyName);
    const most = target.kind === 'user' ? quotas.managedPerUser : quotas.managedPerRole;
    return {
      holderArn,
      ...(boundary !== undefined && { boundary }),
      ...(inline.includes(target.policyName) && {
        inline: await holder.readInline(iam, target.policyName),
      }),
      managed: await readOwnPolicies(iam, { policyName: target.policyName, holderArn, attached, most }),
      others: [
        ...(await readOtherPolicies(iam, holder, {
          managed: attached.filter((arn) => !isNumbered(arn, start)),
          inline: inline.filter((name) => name !== target.policyName),
        })),
        ...(target.kind === 'user' ? await readGroupPolicies(iam, target.name) : []),
      ],
      quotas,
    };
  });
}

async function readHolder(iam: IAMClient, { kind, name, accountId }: ApplyTarget) {
  const found = await unless(['NoSuchEntityException', 'NoSuchEntity'], async () =>
    kind === 'user'
      ? (await iam.send(new GetUserCommand({ UserName: name }))).User
      : (await iam.send(new GetRoleCommand({ RoleName: name }))).Role,
  );
  if (found?.Arn === undefined) {
    throw new HarnessError(`${kind} ${name} is not in account ${accountId}, expected one that is there`, {
      code: 'usage',
      fault: 'user',
      hint: `harness apply makes no users and no roles: make the ${kind} first.`,
    });
  }
  return { arn: found.Arn, boundary: found.PermissionsBoundary?.PermissionsBoundaryArn };
}
