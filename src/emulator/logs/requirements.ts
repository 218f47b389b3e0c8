import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { groupName } from './store.ts';

/**
 * Most actions are asked of a group's streams, and refusals print the ARN cut off where the stream's name would follow;
 * a policy needs `:*` there.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html#CWL_ARN_Format
 */
export function onGroup(
  action: string,
  identifier: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  const streams = `${groupArn(identifier, call)}:log-stream:`;
  return { action, resource: `${streams}*`, resourceAsPrinted: streams, context };
}

/** One stream of a group. */
export function onStream(
  action: string,
  identifier: string | undefined,
  stream: string | undefined,
  call: Call,
): Requirement {
  return { action, resource: `${groupArn(identifier, call)}:log-stream:${stream ?? ''}` };
}

/** Lists of groups are asked of a group without a name. */
export function onAnyGroup(action: string, call: Call): Requirement {
  const streams = `${groupArn('', call)}:log-stream`;
  return { action, resource: `${streams}:*`, resourceAsPrinted: streams };
}

/** Tag actions are asked of the group itself, without `:*`. */
export function onTaggedArn(
  action: string,
  arn: string | undefined,
  tags?: Readonly<Record<string, string>>,
): Requirement {
  return { action, resource: (arn ?? '*').replace(/:\*$/, ''), context: requestTagContext(tags) };
}

export function groupArn(identifier: string | undefined, call: Call): string {
  return `arn:aws:logs:${call.region}:${call.account.accountId}:log-group:${groupName(identifier)}`;
}
