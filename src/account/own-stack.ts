import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { awaitUntil } from '../await-until.ts';
import { unless } from '../to-harness-error.ts';
import { runIdTag } from './names.ts';

/** By what a run knows that a stack is its own. */
export interface StackClaim {
  readonly stackName: string;
  /** Of every stack of that name that this run saw being made. */
  readonly stackIds: Iterable<string>;
  /** The random stage of the life: nobody else tags a stack with it. Absent: it is of no life's service. */
  readonly stage?: string;
  /** Of the run that tags it with its id. Absent: the service's own CLI makes it. */
  readonly runId?: string;
  /** Of a role that may do everything. CloudFormation goes on as the role that a stack has, whoever asks it to. */
  readonly recoveryRoleArn?: string;
}

export type OwnStack =
  | { readonly kind: 'absent' }
  /** There, and not made by this run: it is left alone. */
  | { readonly kind: 'foreign'; readonly stackId: string }
  | {
      readonly kind: 'own';
      readonly stackId: string;
      readonly status: string;
      readonly terminationProtection: boolean;
      /** As whom CloudFormation is to recover it, where that is not the operator: a stack keeps the role that it was given. */
      readonly recoverAs?: string;
    };

/**
 * cloudformation:DescribeStacks
 * Source of what a stack's role does: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
 */
export async function readOwnStack(client: CloudFormationClient, claim: StackClaim): Promise<OwnStack> {
  const stack = await describe(client, claim.stackName);
  if (stack?.StackId === undefined || stack.StackStatus === undefined) return { kind: 'absent' };
  const { StackId: stackId, StackStatus: status } = stack;
  const { stage, runId } = claim;
  const tagged = (stack.Tags ?? []).some(
    ({ Key, Value }) =>
      (stage !== undefined && Key === 'STAGE' && Value === stage) ||
      (runId !== undefined && Key === runIdTag && Value === runId),
  );
  // A stack that waits for its first change set has no tags yet, and no resources; its name has the random stage.
  const begun = stage !== undefined && status === 'REVIEW_IN_PROGRESS' && claim.stackName.includes(stage);
  if (!tagged && !begun && ![...claim.stackIds].includes(stackId)) return { kind: 'foreign', stackId };
  const terminationProtection = stack.EnableTerminationProtection ?? false;
  const recoverAs = stack.RoleARN === undefined ? undefined : claim.recoveryRoleArn;
  return {
    kind: 'own',
    stackId,
    status,
    terminationProtection,
    ...(recoverAs !== undefined && { recoverAs }),
  };
}

export interface AwaitOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Resolves when CloudFormation works on the stack no longer. */
export async function awaitOwnStack(
  client: CloudFormationClient,
  claim: StackClaim,
  options: AwaitOptions,
): Promise<OwnStack> {
  return awaitUntil({
    what: `the stack ${claim.stackName} has settled`,
    ask: async () => {
      const stack = await readOwnStack(client, claim);
      return stack.kind === 'own' && isWorking(stack.status) ? undefined : stack;
    },
    ...pauses(options),
  });
}

/** The status of a deleted stack, which is known by its id alone; undefined where not even that is known. */
export async function awaitDeleted(
  client: CloudFormationClient,
  stackId: string,
  options: AwaitOptions,
): Promise<string> {
  return awaitUntil({
    what: `the stack ${stackId} is deleted`,
    ask: async () => {
      const status = (await describe(client, stackId))?.StackStatus ?? 'DELETE_COMPLETE';
      return isWorking(status) ? undefined : status;
    },
    ...pauses(options),
  });
}

async function describe(client: CloudFormationClient, nameOrId: string): Promise<Stack | undefined> {
  const answer = await unless(['ValidationError'], () =>
    client.send(new DescribeStacksCommand({ StackName: nameOrId })),
  );
  return answer?.Stacks?.[0];
}

/** A stack in REVIEW_IN_PROGRESS waits for somebody, not for CloudFormation. */
function isWorking(status: string): boolean {
  return status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';
}

function pauses({ timeoutMs, signal }: AwaitOptions) {
  return { firstMs: 100, longestMs: 5000, boundMs: timeoutMs, signal };
}
