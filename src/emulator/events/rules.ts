import type {
  DeleteRuleRequest,
  DescribeRuleRequest,
  DescribeRuleResponse,
  DisableRuleRequest,
  EnableRuleRequest,
  ListRulesRequest,
  ListRulesResponse,
  PutRuleRequest,
  PutRuleResponse,
} from '@aws-sdk/client-eventbridge';

import { AwsError, defineOperation, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { assertPattern } from './event-pattern.ts';
import { busName, eventsStore, findBus, findRule, ruleArn } from './store.ts';
import { tagsOf } from './tag-record.ts';

const on = (operation: string, resource: string, context?: Requirement['context']): Requirement => ({
  action: `events:${operation}`,
  resource,
  ...(context === undefined ? {} : { context }),
});

export const putRule = defineOperation<PutRuleRequest, PutRuleResponse>({
  name: 'PutRule',
  requires: (input, call) => {
    const arn = ruleArn(call, input.Name, input.EventBusName);
    const context = requestTagContext(tagsOf(input.Tags));
    return [
      on('PutRule', arn, context),
      ...(input.Tags?.length ? [on('TagResource', arn, context)] : []),
      ...(input.RoleArn
        ? [
            {
              action: 'iam:PassRole',
              resource: input.RoleArn,
              context: { 'iam:PassedToService': 'events.amazonaws.com' },
            },
          ]
        : []),
    ];
  },
  handle: (input, call) => {
    const name = input.Name ?? '';
    if (!/^[.\-_A-Za-z0-9]{1,64}$/u.test(name)) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+`,
      );
    }
    findBus(call, input.EventBusName);
    assertTrigger(input);
    const { rules } = call.account.store(eventsStore);
    const arn = ruleArn(call, name, input.EventBusName);
    const existing = rules.get(arn);
    // A rule that is put again loses what is left out, but keeps its targets and tags.
    rules.set(arn, {
      name,
      bus: busName(input.EventBusName),
      arn,
      targets: existing?.targets ?? new Map(),
      tags: existing?.tags ?? tagsOf(input.Tags),
      description: input.Description,
      eventPattern: input.EventPattern,
      scheduleExpression: input.ScheduleExpression,
      roleArn: input.RoleArn,
      state: input.State ?? 'ENABLED',
    });
    return { RuleArn: arn };
  },
});

export const describeRule = defineOperation<DescribeRuleRequest, DescribeRuleResponse>({
  name: 'DescribeRule',
  requires: (input, call) => [on('DescribeRule', ruleArn(call, input.Name, input.EventBusName))],
  handle: (input, call) => {
    const rule = findRule(call, input.Name, input.EventBusName);
    return {
      Name: rule.name,
      Arn: rule.arn,
      EventBusName: rule.bus,
      Description: rule.description,
      EventPattern: rule.eventPattern,
      ScheduleExpression: rule.scheduleExpression,
      RoleArn: rule.roleArn,
      State: rule.state,
      CreatedBy: call.account.accountId,
    };
  },
});

export const deleteRule = defineOperation<DeleteRuleRequest, void>({
  name: 'DeleteRule',
  requires: (input, call) => [on('DeleteRule', ruleArn(call, input.Name, input.EventBusName))],
  handle: (input, call) => {
    findBus(call, input.EventBusName);
    const { rules } = call.account.store(eventsStore);
    const arn = ruleArn(call, input.Name, input.EventBusName);
    if ((rules.get(arn)?.targets.size ?? 0) > 0) {
      throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.");
    }
    rules.delete(arn);
  },
});

export const listRules = defineOperation<ListRulesRequest, ListRulesResponse>({
  name: 'ListRules',
  requires: (_input, call) => [on('ListRules', ruleArn(call, '*', undefined))],
  handle: (input, call) => {
    findBus(call, input.EventBusName);
    const prefix = ruleArn(call, input.NamePrefix ?? '', input.EventBusName);
    const all = [...call.account.store(eventsStore).rules.values()].filter(
      (rule) => rule.bus === busName(input.EventBusName) && rule.arn.startsWith(prefix),
    );
    const start = Number(input.NextToken ?? 0);
    const end = start + (input.Limit ?? 100);
    return {
      Rules: all.slice(start, end).map((rule) => ({
        Name: rule.name,
        Arn: rule.arn,
        EventBusName: rule.bus,
        Description: rule.description,
        EventPattern: rule.eventPattern,
        ScheduleExpression: rule.scheduleExpression,
        RoleArn: rule.roleArn,
        State: rule.state,
      })),
      NextToken: end < all.length ? String(end) : undefined,
    };
  },
});

export const enableRule = defineOperation<EnableRuleRequest, void>({
  name: 'EnableRule',
  requires: (input, call) => [on('EnableRule', ruleArn(call, input.Name, input.EventBusName))],
  handle: (input, call) => {
    findRule(call, input.Name, input.EventBusName).state = 'ENABLED';
  },
});

export const disableRule = defineOperation<DisableRuleRequest, void>({
  name: 'DisableRule',
  requires: (input, call) => [on('DisableRule', ruleArn(call, input.Name, input.EventBusName))],
  handle: (input, call) => {
    findRule(call, input.Name, input.EventBusName).state = 'DISABLED';
  },
});

function assertTrigger(input: PutRuleRequest): void {
  const { EventPattern: pattern, ScheduleExpression: schedule } = input;
  if (!pattern && !schedule) {
    throw new AwsError(
      'ValidationException',
      'Parameter(s) EventPattern or ScheduleExpression must be specified.',
    );
  }
  if (schedule && busName(input.EventBusName) !== 'default') {
    throw new AwsError(
      'ValidationException',
      'ScheduleExpression is supported only on the default event bus.',
    );
  }
  if (schedule && !/^(?:rate\([1-9]\d* (?:minute|hour|day)s?\)|cron\(\S+(?: \S+){5}\))$/u.test(schedule)) {
    throw new AwsError('ValidationException', 'Parameter ScheduleExpression is not valid.');
  }
  assertPattern(pattern);
}
