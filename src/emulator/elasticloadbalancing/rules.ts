import type {
  CreateRuleInput,
  CreateRuleOutput,
  DeleteRuleInput,
  DescribeRulesInput,
  DescribeRulesOutput,
  ModifyRuleInput,
  ModifyRuleOutput,
  Rule,
  SetRulePrioritiesInput,
  SetRulePrioritiesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { pageOf } from './paging.ts';
import { onArn, tagContext, toTag } from './requirements.ts';
import { assertActions, toAuthenticate } from './routing.ts';
import { elbState, getKept, idOf } from './store.ts';

const asRule = (listenerArn: string): string => listenerArn.replace(':listener/', ':listener-rule/');

/** @throws AwsError PriorityInUse */
function assertFree(priority: string, listenerArn: string, except: ReadonlySet<string>, call: Call): void {
  const isTaken = [...elbState(call).rules].some(
    ([arn, rule]) => rule.listenerArn === listenerArn && rule.shape.Priority === priority && !except.has(arn),
  );
  if (isTaken) throw new AwsError('PriorityInUse', `Priority '${priority}' is currently in use`);
}

export const createRule = defineOperation<CreateRuleInput, CreateRuleOutput>({
  name: 'CreateRule',
  requires: (input, call) => [
    onArn('CreateRule', input.ListenerArn, call, tagContext(input.Tags)),
    ...toTag('CreateRule', `${asRule(input.ListenerArn ?? '')}/*`, input.Tags),
    ...toAuthenticate(input.Actions, call),
  ],
  handle: (input, call) => {
    const { ListenerArn: listenerArn = '' } = input;
    const { shape: listener } = getKept('listeners', listenerArn, call);
    assertActions(input.Actions, listener.LoadBalancerArn ?? '', call);
    if ((input.Conditions ?? []).length === 0) {
      throw new AwsError('ValidationError', 'A rule must have at least one condition');
    }
    const priority = String(input.Priority ?? '');
    assertFree(priority, listenerArn, new Set(), call);
    const arn = `${asRule(listenerArn)}/${idOf('rule', call)}`;
    const shape: Rule = {
      RuleArn: arn,
      Priority: priority,
      Conditions: input.Conditions,
      Actions: input.Actions,
      Transforms: input.Transforms,
      IsDefault: false,
    };
    elbState(call).rules.set(arn, { shape, tags: tagsByKey(input.Tags), attributes: {}, listenerArn });
    return { Rules: [shape] };
  },
});

export const modifyRule = defineOperation<ModifyRuleInput, ModifyRuleOutput>({
  name: 'ModifyRule',
  requires: (input, call) => [
    onArn('ModifyRule', input.RuleArn, call),
    ...toAuthenticate(input.Actions, call),
  ],
  handle: ({ RuleArn: arn = '', Actions, Conditions, Transforms }, call) => {
    const kept = getKept('rules', arn, call);
    if (kept.shape.IsDefault) {
      throw new AwsError('OperationNotPermitted', `Default rule '${arn}' cannot be modified`);
    }
    const balancer = getKept('listeners', kept.listenerArn, call).shape.LoadBalancerArn ?? '';
    if (Actions) assertActions(Actions, balancer, call);
    const shape: Rule = {
      ...kept.shape,
      ...(Actions && { Actions }),
      ...(Conditions && { Conditions }),
      ...(Transforms && { Transforms }),
    };
    elbState(call).rules.set(arn, { ...kept, shape });
    return { Rules: [shape] };
  },
});

export const setRulePriorities = defineOperation<SetRulePrioritiesInput, SetRulePrioritiesOutput>({
  name: 'SetRulePriorities',
  requires: (input, call) =>
    (input.RulePriorities ?? []).map(({ RuleArn }) => onArn('SetRulePriorities', RuleArn, call)),
  handle: ({ RulePriorities: pairs = [] }, call) => {
    const moved = new Set(pairs.map(({ RuleArn }) => RuleArn ?? ''));
    const changed = pairs.map(({ RuleArn: arn = '', Priority }) => {
      const kept = getKept('rules', arn, call);
      assertFree(String(Priority), kept.listenerArn, moved, call);
      return { ...kept, shape: { ...kept.shape, Priority: String(Priority) } };
    });
    for (const one of changed) elbState(call).rules.set(one.shape.RuleArn ?? '', one);
    return { Rules: changed.map(({ shape }) => shape) };
  },
});

export const deleteRule = defineOperation<DeleteRuleInput, object>({
  name: 'DeleteRule',
  requires: (input, call) => [onArn('DeleteRule', input.RuleArn, call)],
  handle: ({ RuleArn: arn = '' }, call) => {
    const { shape } = getKept('rules', arn, call);
    if (shape.IsDefault)
      throw new AwsError('OperationNotPermitted', `Default rule '${arn}' cannot be deleted`);
    elbState(call).rules.delete(arn);
    return {};
  },
});

export const describeRules = defineOperation<DescribeRulesInput, DescribeRulesOutput>({
  name: 'DescribeRules',
  handle: (input, call) => {
    const { RuleArns: arns, ListenerArn: listener } = input;
    if (listener !== undefined) getKept('listeners', listener, call);
    for (const arn of arns ?? []) getKept('rules', arn, call);
    const found = [...elbState(call).rules.values()]
      .filter(({ shape }) => arns?.includes(shape.RuleArn ?? '') ?? true)
      .filter(({ listenerArn }) => listener === undefined || listenerArn === listener);
    const { items, next } = pageOf(found, input, call);
    return { Rules: items.map(({ shape }) => shape), ...next };
  },
});
