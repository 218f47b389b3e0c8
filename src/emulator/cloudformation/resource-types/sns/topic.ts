import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

/** Changed one by one, each with a call of its own. */
const attributeProperties = [
  'DisplayName',
  'KmsMasterKeyId',
  'SignatureVersion',
  'TracingConfig',
  'ArchivePolicy',
  'ContentBasedDeduplication',
];

function nameOf(resource: ResourceView): string {
  const given = textOf(resource.properties['TopicName']);
  if (given !== undefined) return given;
  return isTrue(resource.properties['FifoTopic'])
    ? `${resource.generatedName({ maxLength: 251 })}.fifo`
    : resource.generatedName({ maxLength: 256 });
}

function attributesOf(resource: ResourceView): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of [...attributeProperties, 'FifoTopic', 'FifoThroughputScope']) {
    const value = textOf(resource.properties[name]);
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

const subscriptionsOf = (values: ResourceView['properties']): readonly unknown[] =>
  listOf(values['Subscription']);

const isIn = (list: readonly unknown[], wanted: unknown): boolean =>
  list.some((other) => JSON.stringify(other) === JSON.stringify(wanted));

const added = (resource: ResourceView): readonly unknown[] =>
  subscriptionsOf(resource.properties).filter((one) => !isIn(subscriptionsOf(resource.previous), one));

const removed = (resource: ResourceView): readonly unknown[] =>
  subscriptionsOf(resource.previous).filter((one) => !isIn(subscriptionsOf(resource.properties), one));

const place = (resource: ResourceView): { TopicArn: string } => ({ TopicArn: resource.physicalId });

const subscribe = (resource: ResourceView, subscription: unknown): object => ({
  ...place(resource),
  Protocol: valuesOf(subscription)['Protocol'],
  Endpoint: valuesOf(subscription)['Endpoint'],
});

/** The ARNs of the subscriptions that left the template; pending ones have none and stay. */
function arnsToUnsubscribe(resource: ResourceView): readonly unknown[] {
  const listed = listOf(resource.output('sns:ListSubscriptionsByTopic')['Subscriptions']).map(valuesOf);
  return removed(resource).flatMap((subscription) => {
    const { Endpoint, Protocol } = valuesOf(subscription);
    const arn = listed.find((one) => one['Endpoint'] === Endpoint && one['Protocol'] === Protocol)?.[
      'SubscriptionArn'
    ];
    return arn === undefined || arn === 'PendingConfirmation' ? [] : [arn];
  });
}

const setAttributes: readonly Step[] = attributeProperties.map((property) => ({
  call: 'sns:SetTopicAttributes',
  when: (resource) => resource.changed(property),
  input: (resource) => ({
    ...place(resource),
    AttributeName: property,
    AttributeValue: textOf(resource.properties[property]),
  }),
}));

/** What the read handler asks, also after an update; its last three are forgiven. */
const read: readonly Step[] = [
  { call: 'sns:GetTopicAttributes', input: place },
  {
    call: 'sns:ListTagsForResource',
    soft: true,
    input: (resource) => ({ ResourceArn: resource.physicalId }),
  },
  { call: 'sns:ListSubscriptionsByTopic', soft: true, input: place },
  {
    call: 'sns:GetDataProtectionPolicy',
    soft: true,
    when: (resource) => !isTrue(resource.properties['FifoTopic']),
    input: (resource) => ({ ResourceArn: resource.physicalId }),
  },
];

export const snsTopic: ResourceType = {
  type: 'AWS::SNS::Topic',
  idAfter: 'sns:CreateTopic',
  physicalId: (resource) => String(resource.output('sns:CreateTopic')['TopicArn']),
  replacedBy: ['TopicName', 'FifoTopic'],
  attributes: {
    TopicArn: (resource) => resource.physicalId,
    TopicName: (resource) => resource.physicalId.split(':').at(-1),
  },
  read,
  create: [
    {
      call: 'sns:GetTopicAttributes',
      ignoring: ['NotFound'],
      input: (resource) => ({
        TopicArn: `arn:aws:sns:${resource.region}:${resource.accountId}:${nameOf(resource)}`,
      }),
    },
    {
      call: 'sns:CreateTopic',
      objection: (resource) =>
        resource.output('sns:GetTopicAttributes')['Attributes'] === undefined
          ? undefined
          : `${nameOf(resource)} already exists`,
      objectionCode: 'AlreadyExists',
      input: (resource) => ({
        Name: nameOf(resource),
        Attributes: attributesOf(resource),
        Tags: resource.tags,
      }),
    },
    {
      call: 'sns:PutDataProtectionPolicy',
      when: (resource) => resource.properties['DataProtectionPolicy'] !== undefined,
      input: (resource) => ({
        ResourceArn: resource.physicalId,
        DataProtectionPolicy: textOf(resource.properties['DataProtectionPolicy']),
      }),
    },
    {
      call: 'sns:Subscribe',
      forEach: (resource) => subscriptionsOf(resource.properties),
      input: subscribe,
    },
  ],
  update: [
    { call: 'sns:GetTopicAttributes', input: place },
    ...setAttributes,
    { call: 'sns:ListSubscriptionsByTopic', input: place },
    {
      call: 'sns:Unsubscribe',
      forEach: arnsToUnsubscribe,
      input: (_resource, arn) => ({ SubscriptionArn: arn }),
    },
    { call: 'sns:Subscribe', forEach: added, input: subscribe },
    {
      call: 'sns:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceArn: resource.physicalId, TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'sns:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ResourceArn: resource.physicalId, Tags: setTags(resource) }),
    },
    ...read,
  ],
  delete: [
    { call: 'sns:GetTopicAttributes', ignoring: ['NotFound'], input: place },
    { call: 'sns:DeleteTopic', input: place },
  ],
};
