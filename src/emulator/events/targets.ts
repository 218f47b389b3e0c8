import type {
  ListTargetsByRuleRequest,
  ListTargetsByRuleResponse,
  PutTargetsRequest,
  PutTargetsResponse,
  RemoveTargetsRequest,
  RemoveTargetsResponse,
} from '@aws-sdk/client-eventbridge';

import { defineOperation } from '../operation.ts';
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
    for (const target of input.Targets ?? []) rule.targets.set(target.Id ?? '', target);
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
});

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
