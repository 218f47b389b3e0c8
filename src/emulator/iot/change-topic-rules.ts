import type {
  CreateTopicRuleRequest,
  DeleteTopicRuleRequest,
  DisableTopicRuleRequest,
  EnableTopicRuleRequest,
  ReplaceTopicRuleRequest,
  TopicRulePayload,
} from '@aws-sdk/client-iot';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { onTopicRule, toPassRoles } from './requirements.ts';
import { getTopicRule, topicRuleArn, topicRules } from './store.ts';

/** Tags come as the query of a URL. */
function parseTags(text: string | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(text ?? ''));
}

/** Source: https://docs.aws.amazon.com/iot/latest/apireference/API_CreateTopicRule.html */
export const createTopicRule = defineOperation<CreateTopicRuleRequest, object>({
  name: 'CreateTopicRule',
  requires: (input, call) => {
    const context = requestTagContext(parseTags(input.tags));
    return [
      onTopicRule('CreateTopicRule', input.ruleName, call, context),
      ...(Object.keys(context).length > 0 ? [onTopicRule('TagResource', input.ruleName, call, context)] : []),
      ...toPassRoles(input.topicRulePayload),
    ];
  },
  handle: (input, call) => {
    const name = input.ruleName ?? '';
    if (!/^[a-zA-Z0-9_]{1,128}$/.test(name)) {
      throw new AwsError(
        'InvalidRequestException',
        `Rule name '${name}' must match the pattern ^[a-zA-Z0-9_]+$`,
      );
    }
    const payload = checkPayload(input.topicRulePayload);
    if (topicRules(call).has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', `Rule already exists with name '${name}'`, 409);
    }
    topicRules(call).set(name, {
      name,
      arn: topicRuleArn(name, call),
      createdAt: new Date(),
      payload,
      disabled: payload.ruleDisabled ?? false,
      tags: parseTags(input.tags),
    });
    return {};
  },
});

/** Tags stay as they are. Source: https://docs.aws.amazon.com/iot/latest/apireference/API_ReplaceTopicRule.html */
export const replaceTopicRule = defineOperation<ReplaceTopicRuleRequest, object>({
  name: 'ReplaceTopicRule',
  requires: (input, call) => [
    onTopicRule('ReplaceTopicRule', input.ruleName, call),
    ...toPassRoles(input.topicRulePayload),
  ],
  handle: (input, call) => {
    const rule = getTopicRule(input.ruleName, call);
    rule.payload = checkPayload(input.topicRulePayload);
    rule.disabled = rule.payload.ruleDisabled ?? false;
    return {};
  },
});

/** Of the SQL only its beginning is looked at; the words are assumed. @throws AwsError SqlParseException, InvalidRequestException */
function checkPayload(payload: TopicRulePayload | undefined): TopicRulePayload {
  if (!payload || !/^\s*select\s/i.test(payload.sql ?? '')) {
    throw new AwsError('SqlParseException', 'Expected a SELECT statement.');
  }
  if ((payload.actions?.length ?? 0) > 10) {
    throw new AwsError('InvalidRequestException', 'A rule can have at most 10 actions.');
  }
  return payload;
}

export const deleteTopicRule = defineOperation<DeleteTopicRuleRequest, object>({
  name: 'DeleteTopicRule',
  requires: (input, call) => [onTopicRule('DeleteTopicRule', input.ruleName, call)],
  handle: (input, call) => {
    topicRules(call).delete(getTopicRule(input.ruleName, call).name);
    return {};
  },
});

function switchTo(disabled: boolean, name: string | undefined, call: Call): object {
  getTopicRule(name, call).disabled = disabled;
  return {};
}

export const enableTopicRule = defineOperation<EnableTopicRuleRequest, object>({
  name: 'EnableTopicRule',
  requires: (input, call) => [onTopicRule('EnableTopicRule', input.ruleName, call)],
  handle: (input, call) => switchTo(false, input.ruleName, call),
});

export const disableTopicRule = defineOperation<DisableTopicRuleRequest, object>({
  name: 'DisableTopicRule',
  requires: (input, call) => [onTopicRule('DisableTopicRule', input.ruleName, call)],
  handle: (input, call) => switchTo(true, input.ruleName, call),
});
