import type {
  ListTargetsByRuleRequest,
  ListTargetsByRuleResponse,
  PutTargetsRequest,
  PutTargetsResponse,
  RemoveTargetsRequest,
  RemoveTargetsResponse,
  Target,
} from '@aws-sdk/client-eventbridge';

import { AwsError, defineOperation } from '../operation.ts';
import { findRule, ruleArn } from './store.ts';

export const putTargets = defineOperation<PutTargetsRequest, PutTargetsResponse>({
  name: 'PutTargets',
  requires: (input, call) => [
    { action: 'events:PutTargets', resource: ruleArn(call, input.Rule, input.EventBusName) },
    ...(input.Targets ?? []).flatMap((target) =>
      target.RoleArn
        ? [
            {
              action: 'iam:PassRole',
              resource: target.RoleArn,
              context: { 'iam:PassedToService': 'events.amazonaws.com' },
            },
          ]
        : [],
    ),
  ],
  handle: (input, call) => {
    const rule = findRule(call, input.Rule, input.EventBusName);
    for (const target of input.Targets ?? []) assertRole(target);
    for (const target of input.Targets ?? []) rule.targets.set(target.Id ?? '', target);
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
});

/** What EventBridge cannot reach by the target's own policy. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html */
const reachedByRole: ReadonlySet<string> = new Set([
  'batch',
  'codebuild',
  'codepipeline',
  'ecs',
  'firehose',
  'kinesis',
  'states',
]);

/** Words as deployments report them of pipelines and buses. @throws AwsError ValidationException */
function assertRole({ Arn: arn = '', RoleArn: role }: Target): void {
  if (role || !reachedByRole.has(arn.split(':')[2] ?? '')) return;
  throw new AwsError('ValidationException', `RoleArn is required for target ${arn}.`);
}

export const removeTargets = defineOperation<RemoveTargetsRequest, RemoveTargetsResponse>({
  name: 'RemoveTargets',
  requires: (input, call) => [
    { action: 'events:RemoveTargets', resource: ruleArn(call, input.Rule, input.EventBusName) },
  ],
  handle: (input, call) => {
    const rule = findRule(call, input.Rule, input.EventBusName);
    const failed = (input.Ids ?? []).filter((id) => !rule.targets.delete(id));
    return {
      FailedEntryCount: failed.length,
      FailedEntries: failed.map((id) => ({
        TargetId: id,
        ErrorCode: 'ResourceNotFoundException',
        ErrorMessage: `Rule ${rule.name} does not have target ${id}.`,
      })),
    };
  },
});

export const listTargetsByRule = defineOperation<ListTargetsByRuleRequest, ListTargetsByRuleResponse>({
  name: 'ListTargetsByRule',
  requires: (input, call) => [
    { action: 'events:ListTargetsByRule', resource: ruleArn(call, input.Rule, input.EventBusName) },
  ],
  handle: (input, call) => {
    const all = [...findRule(call, input.Rule, input.EventBusName).targets.values()];
    const start = Number(input.NextToken ?? 0);
    const end = start + (input.Limit ?? 100);
    return { Targets: all.slice(start, end), NextToken: end < all.length ? String(end) : undefined };
  },
});
