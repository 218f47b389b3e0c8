import { type IAMClient, paginateListPolicies } from '@aws-sdk/client-iam';
import { awaitUntil } from '../await-until.ts';
import type { OperatorClients } from './clients.ts';
import { deleteKeys } from './deployer.ts';
import { iamPath } from './names.ts';
import { deletePolicy } from './policies.ts';
import { type PolicyHolder, roleHolder, userHolder } from './policy-holder.ts';
import { doing, errorName, unless } from '../to-harness-error.ts';

const gone = ['NoSuchEntityException', 'NoSuchEntity'];

/**
 * The user with its keys and policies, whatever of it is there.
 * iam:ListAccessKeys, iam:DeleteAccessKey and what {@link deleteHolder} asks for
 */
export async function deleteDeployer(
  { iam }: Pick<OperatorClients, 'iam'>,
  { userName }: { readonly userName: string },
): Promise<void> {
  await doing(`deleting the user ${userName}`, async () => {
    // The key first: nobody can use the user from here on.
    await unless(gone, () => deleteKeys(iam, userName));
    await deleteHolder(iam, userHolder(userName));
  });
}

/** The role with its policies, whatever of it is there. */
export async function deleteRole(
  { iam }: Pick<OperatorClients, 'iam'>,
  { roleName }: { readonly roleName: string },
): Promise<void> {
  await doing(`deleting the role ${roleName}`, () => deleteHolder(iam, roleHolder(roleName)));
}

/** iam:ListPolicies, iam:ListPolicyVersions, iam:DeletePolicyVersion, iam:DeletePolicy and the holder's own operations */
async function deleteHolder(iam: IAMClient, holder: PolicyHolder): Promise<void> {
  // Each list is read to its end first: what is removed meanwhile would shift the pages that follow.
  await unless(gone, async () => {
    for (const policyName of await holder.listInline(iam)) {
      await unless(gone, () => holder.deleteInline(iam, policyName));
    }
  });
  await unless(gone, async () => {
    for (const arn of await holder.listAttached(iam)) await unless(gone, () => holder.detach(iam, arn));
  });
  // Also those that were never attached: a run may be killed between the two calls.
  for (const arn of await listOwnPolicies(iam, holder.name)) await deletePolicy(iam, arn);
  await awaitUntil({
    what: `the ${holder.label} can be deleted`,
    ask: () => tryDelete(iam, holder),
    firstMs: 100,
    longestMs: 2000,
    boundMs: 30_000,
  });
}

/** What was deleted a moment ago may still count: IAM is eventually consistent. */
async function tryDelete(iam: IAMClient, holder: PolicyHolder): Promise<true | undefined> {
  try {
    await unless(gone, () => holder.delete(iam));
    return true;
  } catch (error) {
    if (['DeleteConflictException', 'DeleteConflict'].includes(errorName(error))) return undefined;
    throw error;
  }
}

/** ARNs of the managed policies made for the user or role. iam:ListPolicies */
export async function listOwnPolicies(iam: IAMClient, holderName: string): Promise<string[]> {
  const arns: string[] = [];
  const input = { PathPrefix: iamPath, Scope: 'Local' } as const;
  for await (const page of paginateListPolicies({ client: iam }, input)) {
    for (const { PolicyName, Arn } of page.Policies ?? []) {
      if (Arn !== undefined && PolicyName?.startsWith(`${holderName}-`)) arns.push(Arn);
    }
  }
  return arns;
}
