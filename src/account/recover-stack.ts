import { ContinueUpdateRollbackCommand, RollbackStackCommand } from '@aws-sdk/client-cloudformation';
import { doing } from '../to-harness-error.ts';
import type { OperatorClients } from './clients.ts';
import { deleteStack } from './delete-stack.ts';
import { awaitOwnStack, type AwaitOptions, type StackClaim } from './own-stack.ts';
import { listResources } from './stack-resources.ts';

/** What was done about a stack after a failed attempt. */
export type Recovery =
  /** The next attempt can start from here. */
  | { readonly kind: 'nothing'; readonly status: string }
  | { readonly kind: 'recovered'; readonly from: string; readonly did: string };

/** A rollback, its continuation, the same with skipping, and the deletion. */
const mostSteps = 6;

/**
 * Brings the stack to a state from which the next attempt can start, as the operator. A stack that this
 * run did not make is never touched.
 * cloudformation:DescribeStacks, cloudformation:ContinueUpdateRollback, cloudformation:RollbackStack,
 * cloudformation:ListStackResources and what deleting needs
 * @throws HarnessError `timed-out`, `leftovers`
 */
export async function recoverStack(
  clients: Pick<OperatorClients, 'cloudFormation' | 's3'>,
  claim: StackClaim,
  options: AwaitOptions,
): Promise<Recovery> {
  return doing(`recovering the stack ${claim.stackName}`, async () => {
    const { cloudFormation } = clients;
    const did: string[] = [];
    let from: string | undefined;
    for (let step = 0; step < mostSteps; step += 1) {
      const stack = await awaitOwnStack(cloudFormation, claim, options);
      const status = stack.kind === 'own' ? stack.status : stack.kind;
      from ??= status;
      if (stack.kind !== 'own') return conclude(from, did);
      const StackName = stack.stackId;
      const way = chooseWay(status, did);
      did.push(...(way === undefined ? [] : [way]));
      switch (way) {
        case undefined:
          return conclude(from, did);
        case 'deleted':
          await deleteStack(clients, stack, options);
          return conclude(from, did);
        case 'rolled back':
          await cloudFormation.send(new RollbackStackCommand({ StackName }));
          break;
        case 'rollback continued':
          await cloudFormation.send(new ContinueUpdateRollbackCommand({ StackName }));
          break;
        case 'rollback continued without what failed':
          await cloudFormation.send(
            new ContinueUpdateRollbackCommand({
              StackName,
              ResourcesToSkip: await listFailed(clients, StackName),
            }),
          );
          break;
      }
    }
    return conclude(from ?? 'absent', did);
  });
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

function conclude(from: string, did: readonly string[]): Recovery {
  return did.length === 0
    ? { kind: 'nothing', status: from }
    : { kind: 'recovered', from, did: did.join(', then ') };
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
