import { setTimeout as pause } from 'node:timers/promises';
import {
  paginateDescribeStackEvents,
  paginateListStacks,
  type StackEvent,
  type StackSummary,
} from '@aws-sdk/client-cloudformation';
import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { paginateListRoles } from '@aws-sdk/client-iam';
import { paginateListFunctions } from '@aws-sdk/client-lambda';
import { paginateListBuckets } from '@aws-sdk/client-s3';
import type { Account } from './account.ts';

async function readStacks({ cloudFormation: client }: Account, stage: string): Promise<StackSummary[]> {
  const stacks: StackSummary[] = [];
  for await (const { StackSummaries = [] } of paginateListStacks({ client }, {})) {
    stacks.push(...StackSummaries.filter(({ StackName = '' }) => StackName.includes(stage)));
  }
  return stacks;
}

/** The stacks of a stage, deleted ones too, once CloudFormation is done with them: the command may have ended before. */
export async function awaitStacks(
  account: Account,
  stage: string,
  signal: AbortSignal,
): Promise<readonly StackSummary[]> {
  for (;;) {
    const stacks = await readStacks(account, stage);
    const busy = stacks.some(({ StackStatus = '' }) => /(?<!REVIEW)_IN_PROGRESS$/.test(StackStatus));
    if (!busy) return stacks;
    await pause(100, undefined, { signal });
  }
}

/** Of these stacks, the newest first within each; the reasons of earlier phases are among them. */
export async function readEvents(
  { cloudFormation: client }: Account,
  stacks: readonly StackSummary[],
): Promise<readonly StackEvent[]> {
  const events: StackEvent[] = [];
  for (const { StackId: StackName } of stacks) {
    for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName })) {
      events.push(...StackEvents);
    }
  }
  return events;
}

/** What has the name of the stage in its own, of the things that services mostly leave behind. */
export async function readThings(account: Account, stage: string): Promise<readonly string[]> {
  const { iam, lambda, logs, s3 } = account;
  const things: (string | undefined)[] = [];
  for (const { StackName, StackStatus } of await readStacks(account, stage)) {
    if (StackStatus !== 'DELETE_COMPLETE') things.push(`stack ${StackName}`);
  }
  for await (const { Buckets = [] } of paginateListBuckets({ client: s3 }, {})) {
    things.push(...Buckets.map(({ Name }) => `bucket ${Name}`));
  }
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, {})) {
    things.push(...Roles.map(({ RoleName }) => `role ${RoleName}`));
  }
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
    things.push(...Functions.map(({ FunctionName }) => `function ${FunctionName}`));
  }
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: logs }, {})) {
    things.push(...logGroups.map(({ logGroupName }) => `log group ${logGroupName}`));
  }
  return things.filter((thing) => thing !== undefined).filter((thing) => thing.includes(stage));
}
