import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { textOf } from '../properties.ts';

/** Changed one by one, each with a call of its own. */
const attributeProperties = [
  'FilterPolicy',
  'FilterPolicyScope',
  'DeliveryPolicy',
  'RedrivePolicy',
  'RawMessageDelivery',
  'SubscriptionRoleArn',
  'ReplayPolicy',
];

function attributesOf(resource: ResourceView): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of attributeProperties) {
    const value = textOf(resource.properties[name]);
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

const place = (resource: ResourceView): object => ({ SubscriptionArn: resource.physicalId });

/** Every handler first asks for the topic. */
const checkTopic: Step = {
  call: 'sns:GetTopicAttributes',
  input: (resource) => ({ TopicArn: resource.properties['TopicArn'] }),
};

const checkSubscription: Step = { call: 'sns:GetSubscriptionAttributes', input: place };

const isPending = (resource: ResourceView): boolean => {
  const { Attributes } = resource.output('sns:GetSubscriptionAttributes');
  return (Attributes as Record<string, unknown> | undefined)?.['PendingConfirmation'] === 'true';
};

export const snsSubscription: ResourceType = {
  type: 'AWS::SNS::Subscription',
  idAfter: 'sns:Subscribe',
  physicalId: (resource) => String(resource.output('sns:Subscribe')['SubscriptionArn']),
  replacedBy: ['Endpoint', 'Protocol', 'TopicArn'],
  attributes: { Arn: (resource) => resource.physicalId },
  create: [
    checkTopic,
    {
      call: 'sns:Subscribe',
      input: (resource) => ({
        TopicArn: resource.properties['TopicArn'],
        Protocol: resource.properties['Protocol'],
        Endpoint: resource.properties['Endpoint'],
        Attributes: attributesOf(resource),
        ReturnSubscriptionArn: true,
      }),
    },
    checkTopic,
    checkSubscription,
  ],
  update: [
    checkTopic,
    checkSubscription,
    ...attributeProperties.map((property): Step => ({
      call: 'sns:SetSubscriptionAttributes',
      when: (resource) => resource.changed(property),
      input: (resource) => ({
        ...place(resource),
        AttributeName: property,
        AttributeValue: textOf(resource.properties[property]),
      }),
    })),
    checkTopic,
    checkSubscription,
  ],
  delete: [
    { ...checkTopic, ignoring: ['NotFound'] },
    { ...checkSubscription, ignoring: ['NotFound'] },
    // What nobody confirmed cannot be unsubscribed: it goes with its topic, or by itself after two days.
    { call: 'sns:Unsubscribe', when: (resource) => !isPending(resource), input: place },
  ],
};
