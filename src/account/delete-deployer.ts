import {
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  type IAMClient,
  paginateListAttachedUserPolicies,
  paginateListPolicies,
  paginateListUserPolicies,
} from '@aws-sdk/client-iam';
import { awaitUntil } from '../await-until.ts';
import type { OperatorClients } from './clients.ts';
import { deleteKeys } from './deployer.ts';
import { iamPath } from './names.ts';
import { deletePolicy } from './policies.ts';
import { doing, errorName, unless } from '../to-harness-error.ts';

const gone = ['NoSuchEntityException', 'NoSuchEntity'];

/**
 * The user with its keys and policies, whatever of it is there.
 * iam:ListAccessKeys, iam:DeleteAccessKey, iam:ListUserPolicies, iam:DeleteUserPolicy,
 * iam:ListAttachedUserPolicies, iam:DetachUserPolicy, iam:ListPolicies, iam:ListPolicyVersions,
 * iam:DeletePolicyVersion, iam:DeletePolicy, iam:DeleteUser
 */
export async function deleteDeployer(
  { iam }: Pick<OperatorClients, 'iam'>,
  { userName }: { readonly userName: string },
): Promise<void> {
  await doing(`deleting the user ${userName}`, async () => {
    // The key first: nobody can use the user from here on.
    await unless(gone, () => deleteKeys(iam, userName));
    await unless(gone, () => deleteInline(iam, userName));
    await unless(gone, () => detachAll(iam, userName));
    await deleteOwnPolicies(iam, userName);
    await awaitUntil({
      what: `the user ${userName} can be deleted`,
      ask: () => deleteUser(iam, userName),
      firstMs: 100,
      longestMs: 2000,
      boundMs: 30_000,
    });
  });
}

/** What was deleted a moment ago may still count: IAM is eventually consistent. */
async function deleteUser(iam: IAMClient, name: string): Promise<true | undefined> {
  try {
    await unless(gone, () => iam.send(new DeleteUserCommand({ UserName: name })));
    return true;
  } catch (error) {
    if (['DeleteConflictException', 'DeleteConflict'].includes(errorName(error))) return undefined;
    throw error;
  }
}

// Each list is read to its end first: what is removed meanwhile would shift the pages that follow.
async function deleteInline(iam: IAMClient, user: string): Promise<void> {
  const names: string[] = [];
  for await (const page of paginateListUserPolicies({ client: iam }, { UserName: user })) {
    names.push(...(page.PolicyNames ?? []));
  }
  for (const PolicyName of names) {
    await unless(gone, () => iam.send(new DeleteUserPolicyCommand({ UserName: user, PolicyName })));
  }
}

async function detachAll(iam: IAMClient, user: string): Promise<void> {
  const arns: string[] = [];
  for await (const page of paginateListAttachedUserPolicies({ client: iam }, { UserName: user })) {
    arns.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []));
  }
  for (const PolicyArn of arns) {
    await unless(gone, () => iam.send(new DetachUserPolicyCommand({ UserName: user, PolicyArn })));
  }
}

/** Also those that were never attached: a run may be killed between the two calls. */
async function deleteOwnPolicies(iam: IAMClient, user: string): Promise<void> {
  for (const arn of await listOwnPolicies(iam, user)) await deletePolicy(iam, arn);
}

/** ARNs of the managed policies made for the user. iam:ListPolicies */
export async function listOwnPolicies(iam: IAMClient, user: string): Promise<string[]> {
  const arns: string[] = [];
  const input = { PathPrefix: iamPath, Scope: 'Local' } as const;
  for await (const page of paginateListPolicies({ client: iam }, input)) {
    for (const { PolicyName, Arn } of page.Policies ?? []) {
      if (Arn !== undefined && PolicyName?.startsWith(`${user}-`)) arns.push(Arn);
    }
  }
  return arns;
}
