import { GetRoleCommand, GetUserCommand } from '@aws-sdk/client-iam';
import { doing, unless } from '../to-harness-error.ts';
import type { OperatorClients } from './clients.ts';
import { listOwnPolicies } from './delete-holder.ts';
import { findOrphans, type Orphan } from './orphans/find-orphans.ts';
import { readOwnStack, type StackClaim } from './own-stack.ts';

/** Something that a run made and that is still there. */
export interface Leftover {
  readonly what: string;
  readonly why: string;
  /** The service's own template wants it kept. */
  readonly retained?: true;
}

export interface Belongings {
  readonly stacks: readonly StackClaim[];
  readonly deployers: readonly { readonly userName: string }[];
  readonly roles: readonly { readonly roleName: string }[];
}

/** Everything of a run that is still in the account. */
export async function findLeftovers(
  clients: OperatorClients,
  { stacks, deployers, roles }: Belongings,
): Promise<Leftover[]> {
  const { iam } = clients;
  const leftovers: Leftover[] = [];
  for (const claim of stacks) leftovers.push(...(await verifyRemoved(clients, claim)));
  await doing('looking for what is left of the deployers and roles', async () => {
    const holders = [
      ...deployers.map(({ userName: UserName }) => ({
        kind: 'user',
        name: UserName,
        read: () => iam.send(new GetUserCommand({ UserName })),
      })),
      ...roles.map(({ roleName: RoleName }) => ({
        kind: 'role',
        name: RoleName,
        read: () => iam.send(new GetRoleCommand({ RoleName })),
      })),
    ];
    for (const { kind, name, read } of holders) {
      const isThere = await unless<object>(['NoSuchEntityException', 'NoSuchEntity'], read);
      if (isThere) leftovers.push({ what: `${kind} ${name}`, why: 'it is still there' });
      for (const arn of await listOwnPolicies(iam, name)) {
        leftovers.push({ what: `policy ${arn}`, why: 'it is still there' });
      }
    }
  });
  return leftovers;
}

/**
 * What is left of a stack that should be gone: the stack, what its template retains, what was refused to be
 * deleted though the deletion is reported as complete.
 */
export async function verifyRemoved(clients: OperatorClients, claim: StackClaim): Promise<Leftover[]> {
  return doing(`verifying that the stack ${claim.stackName} is gone`, async () => {
    const stack = await readOwnStack(clients.cloudFormation, claim);
    if (stack.kind === 'own') {
      return [{ what: `stack ${claim.stackName}`, why: `it is in ${stack.status}` }];
    }
    const orphans = await findOrphans(clients, claim);
    return orphans.map((orphan) => ({
      what: `${orphan.type} ${orphan.physicalId}`,
      why: explain(orphan),
      ...(orphan.fate === 'retained' ? { retained: true } : {}),
    }));
  });
}

function explain({ fate, reason, unknown }: Orphan): string {
  const why =
    fate === 'retained'
      ? 'its deletion policy retains it'
      : `it could not be deleted: ${reason ?? 'no reason is given'}`;
  if (unknown === undefined) return why;
  return `${why}; whether it is still there cannot be told (${unknown}): look for it, and delete it by hand`;
}
