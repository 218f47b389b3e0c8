import { ContinueUpdateRollbackCommand, RollbackStackCommand } from '@aws-sdk/client-cloudformation';
import { doing } from '../to-harness-error.ts';
import type { OperatorClients } from './clients.ts';
import { deleteStack } from './delete-stack.ts';
import { awaitOwnStack, type AwaitOptions, type StackClaim } from './own-stack.ts';
import { deleteOrphans } from './orphans/delete-orphans.ts';
import type { Since } from './orphans/read-events.ts';
import { listResources } from './stack-resources.ts';

/** What was done about a stack after a failed attempt. */
export type Recovery =
  /** The next attempt can start from here. */
  | { readonly kind: 'nothing'; readonly status: string }
  | { readonly kind: 'recovered'; readonly from: string; readonly did: string };

/** A rollback, its continuation, the same with skipping, and the deletion. */
const mostSteps = 6;

export interface RecoverOptions extends AwaitOptions {
  /** An event before the attempt. Absent: all are looked at. */
  readonly since?: Since;
  /** The next attempt removes the stack: one in DELETE_FAILED is where it goes on, and where it learns what it lacks. */
  readonly nextRemoves?: boolean;
}

/**
 * Brings the stack to a state from which the next attempt can start, as the operator, and deletes what a refused
 * clean-up left outside of it. What the template retains is left to the teardown, unless the next attempt would
 * stumble over it. A stack that this run did not make is never touched.
 * cloudformation:DescribeStacks, cloudformation:ContinueUpdateRollback, cloudformation:RollbackStack,
 * cloudformation:ListStackResources and what deleting needs; iam:PassRole where the stack has a role
 * @throws HarnessError `timed-out`, `leftovers`
 */
export async function recoverStack(
  clients: OperatorClients,
  claim: StackClaim,
  options: RecoverOptions,
): Promise<Recovery> {
  return doing(`recovering the stack ${claim.stackName}`, async () => {
    const { from, did, stackIds } = await mendStack(clients, claim, options);
    const orphans = await deleteOrphans(
      clients,
      { ...claim, stackIds },
      { ...options, retained: 'those in the way' },
    );
    did.push(...orphans.map((what) => `deleted ${what}`));
    return did.length === 0
      ? { kind: 'nothing', status: from }
      : { kind: 'recovered', from, did: did.join(', then ') };
  });
}

interface Mended {
  /** The status it was found in. */
  readonly from: string;
  readonly did: string[];
  readonly stackIds: readonly string[];
}

async function mendStack(
  clients: OperatorClients,
  claim: StackClaim,
  options: RecoverOptions,
): Promise<Mended> {
  const { cloudFormation } = clients;
  const did: string[] = [];
  const stackIds = [...claim.stackIds];
  let from: string | undefined;
  for (let step = 0; step < mostSteps; step += 1) {
    const stack = await awaitOwnStack(cloudFormation, claim, options);
    const status = stack.kind === 'own' ? stack.status : stack.kind;
    from ??= status;
    if (stack.kind !== 'own') break;
    const { stackId: StackName, recoverAs: RoleARN } = stack;
    stackIds.push(StackName);
    if (status === 'DELETE_FAILED' && options.nextRemoves) break;
    const way = chooseWay(status, did);
    if (way === undefined) break;
    did.push(way);
    switch (way) {
      case 'deleted':
        await deleteStack(clients, stack, options);
        break;
      case 'rolled back':
        await cloudFormation.send(new RollbackStackCommand({ StackName, RoleARN }));
        break;
      case 'rollback continued':
        await cloudFormation.send(new ContinueUpdateRollbackCommand({ StackName, RoleARN }));
        break;
      case 'rollback continued without what failed':
        await cloudFormation.send(
          new ContinueUpdateRollbackCommand({
            StackName,
            RoleARN,
            ResourcesToSkip: await listFailed(clients, StackName),
          }),
        );
        break;
    }
  }
  return { from: from ?? 'absent', did, stackIds };
}

type Way = 'deleted' | 'rolled back' | 'rollback continued' | 'rollback continued without what failed';

/** Each status has its ways, the mildest first; each is gone once. */
const ways: Readonly<Record<string, readonly Way[]>> = {
  REVIEW_IN_PROGRESS: ['deleted'],
  CREATE_FAILED: ['deleted'],
  ROLLBACK_COMPLETE: ['deleted'],
  ROLLBACK_FAILED: ['deleted'],
  DELETE_FAILED: ['deleted'],
  UPDATE_FAILED: ['rolled back', 'deleted'],
  UPDATE_ROLLBACK_FAILED: ['rollback continued', 'rollback continued without what failed', 'deleted'],
};

function chooseWay(status: string, did: readonly string[]): Way | undefined {
  return ways[status]?.find((way) => !did.includes(way));
}

async function listFailed(
  { cloudFormation }: Pick<OperatorClients, 'cloudFormation'>,
  stackId: string,
): Promise<string[]> {
  const resources = await listResources(cloudFormation, stackId);
  return resources.flatMap(({ ResourceStatus, LogicalResourceId }) =>
    ResourceStatus === 'UPDATE_FAILED' ? (LogicalResourceId ?? []) : [],
  );
}
