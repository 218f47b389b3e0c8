import {
  type CloudFormationClient,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  paginateListStacks,
} from '@aws-sdk/client-cloudformation';
import { doing, unless } from '../to-harness-error.ts';

/** How CloudFormation answers for a stack or a resource that it does not have. */
const missing = ['ValidationError'];

export type StackState =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'present';
      readonly stackId: string;
      /** `UPDATE_COMPLETE`; `DELETE_COMPLETE` only where it was asked for by id. */
      readonly status: string;
      readonly reason?: string;
      /** When CloudFormation began what it does or did last, ISO 8601. */
      readonly begunAt: string;
      readonly tags: Readonly<Record<string, string>>;
    };

/**
 * By name, a deleted stack is absent; by id it is known for 90 days.
 * cloudformation:DescribeStacks
 */
export async function readStack(client: CloudFormationClient, nameOrId: string): Promise<StackState> {
  return doing(`reading the stack ${nameOrId}`, async () => {
    const answer = await unless(missing, () =>
      client.send(new DescribeStacksCommand({ StackName: nameOrId })),
    );
    const stack = answer?.Stacks?.[0];
    if (stack?.StackId === undefined || stack.StackStatus === undefined) return { kind: 'absent' };
    return {
      kind: 'present',
      stackId: stack.StackId,
      status: stack.StackStatus,
      begunAt: latest(stack.CreationTime, stack.LastUpdatedTime, stack.DeletionTime),
      ...(stack.StackStatusReason === undefined ? {} : { reason: stack.StackStatusReason }),
      tags: Object.fromEntries((stack.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
    };
  });
}

function latest(...times: readonly (Date | undefined)[]): string {
  return (
    times
      .flatMap((time) => time?.toISOString() ?? [])
      .toSorted()
      .at(-1) ?? ''
  );
}

/**
 * Ids of all stacks that have or had this name and are not known otherwise.
 * cloudformation:DescribeStacks, cloudformation:ListStacks
 */
export async function findStackIds(client: CloudFormationClient, stackName: string): Promise<string[]> {
  const stack = await readStack(client, stackName);
  const ids = new Set(stack.kind === 'present' ? [stack.stackId] : []);
  await doing(`looking for deleted stacks named ${stackName}`, async () => {
    const pages = paginateListStacks({ client }, { StackStatusFilter: ['DELETE_COMPLETE'] });
    for await (const page of pages) {
      for (const { StackName, StackId } of page.StackSummaries ?? []) {
        if (StackName === stackName && StackId !== undefined) ids.add(StackId);
      }
    }
  });
  return [...ids];
}

/**
 * Name of the bucket that Serverless made in the stack for its artifacts, once there is one.
 * cloudformation:DescribeStackResource
 */
export async function readDeploymentBucket(
  client: CloudFormationClient,
  nameOrId: string,
): Promise<string | undefined> {
  return doing(`reading the deployment bucket of ${nameOrId}`, async () => {
    const answer = await unless(missing, () =>
      client.send(
        new DescribeStackResourceCommand({
          StackName: nameOrId,
          LogicalResourceId: 'ServerlessDeploymentBucket',
        }),
      ),
    );
    return answer?.StackResourceDetail?.PhysicalResourceId || undefined;
  });
}
