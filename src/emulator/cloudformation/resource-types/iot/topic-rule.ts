import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, lowerKeys, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord, withoutSystemTags } from '../tags.ts';

/** Names of rules have no hyphens. */
const nameOf = (resource: ResourceView) =>
  textOf(resource.properties['RuleName']) ??
  resource.generatedName({ maxLength: 128 }).replaceAll(/[^a-zA-Z0-9_]/g, '_');
const place = (resource: ResourceView) => ({ ruleName: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:iot:${resource.region}:${resource.accountId}:rule/${resource.physicalId}`;
/** What IoT says of a rule that is not there. */
const absent = ['UnauthorizedException'];

function payloadOf({ properties }: ResourceView): object {
  const payload = valuesOf(properties['TopicRulePayload']);
  const given = pickProperties(payload, 'Actions', 'AwsIotSqlVersion', 'Description', 'ErrorAction', 'Sql');
  return {
    ...(lowerKeys(given, 'ClientProperties') as object),
    ruleDisabled: isTrue(payload['RuleDisabled']),
  };
}

const read: Step = { call: 'iot:GetTopicRule', input: place };

export const iotTopicRule: ResourceType = {
  type: 'AWS::IoT::TopicRule',
  idAfter: 'iot:CreateTopicRule',
  physicalId: nameOf,
  replacedBy: ['RuleName'],
  attributes: { Arn: arn },
  create: [
    {
      call: 'iot:CreateTopicRule',
      input: (resource) => {
        const tags = new URLSearchParams(tagRecord(withoutSystemTags(resource.tags)));
        return {
          ruleName: nameOf(resource),
          topicRulePayload: payloadOf(resource),
          ...(tags.size > 0 && { tags: tags.toString() }),
        };
      },
    },
    read,
  ],
  update: [
    read,
    {
      call: 'iot:ReplaceTopicRule',
      when: (resource) => resource.changed('TopicRulePayload'),
      input: (resource) => ({ ...place(resource), topicRulePayload: payloadOf(resource) }),
    },
    {
      call: 'iot:ListTagsForResource',
      when: (resource) => resource.tagsChanged,
      input: (resource) => ({ resourceArn: arn(resource) }),
    },
    {
      call: 'iot:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ resourceArn: arn(resource), tagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'iot:TagResource',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({ resourceArn: arn(resource), tags: withoutSystemTags(setTags(resource)) }),
    },
  ],
  delete: [
    { ...read, ignoring: absent },
    { call: 'iot:DeleteTopicRule', ignoring: absent, input: place },
  ],
};
