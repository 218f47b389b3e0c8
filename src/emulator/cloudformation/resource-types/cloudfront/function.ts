import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, pickProperties, requiredText, textOf, valuesOf } from '../properties.ts';
import { withoutSystemTags } from '../tags.ts';
import { cloudFrontTagSteps } from './tag-steps.ts';

/** An ARN ends with the name. */
const place = (resource: ResourceView) => ({ Name: resource.physicalId.split('/').at(-1) });
const summary = (resource: ResourceView, call: string) => valuesOf(resource.output(call)['FunctionSummary']);

function codeAndConfig(resource: ResourceView): object {
  const config = valuesOf(resource.properties['FunctionConfig']);
  const stores = listOf(config['KeyValueStoreAssociations']);
  return {
    FunctionCode: Buffer.from(textOf(resource.properties['FunctionCode']) ?? ''),
    FunctionConfig: {
      ...pickProperties(config, 'Comment', 'Runtime'),
      ...(stores.length > 0 && { KeyValueStoreAssociations: { Quantity: stores.length, Items: stores } }),
    },
  };
}

const publishes = (resource: ResourceView): boolean => isTrue(resource.properties['AutoPublish']);

/** Puts the version that a call left before the world. */
const publishAfter = (call: string): Step => ({
  call: 'cloudfront:PublishFunction',
  when: publishes,
  input: (resource) => ({ ...place(resource), IfMatch: textOf(resource.output(call)['ETag']) }),
});

const read: Step = { call: 'cloudfront:DescribeFunction', input: place };
const readVersion = (resource: ResourceView) => ({
  ...place(resource),
  IfMatch: textOf(resource.output('cloudfront:DescribeFunction')['ETag']),
});

const changesCode = (resource: ResourceView): boolean => resource.changed('FunctionCode', 'FunctionConfig');
const publish = publishAfter('cloudfront:UpdateFunction');

export const cloudFrontFunction: ResourceType = {
  type: 'AWS::CloudFront::Function',
  frame: 'mute',
  physicalId: (resource) =>
    textOf(valuesOf(summary(resource, 'cloudfront:CreateFunction')['FunctionMetadata'])['FunctionARN']) ?? '',
  idAfter: 'cloudfront:CreateFunction',
  replacedBy: ['Name'],
  attributes: {
    FunctionARN: (resource) => resource.physicalId,
    'FunctionMetadata.FunctionARN': (resource) => resource.physicalId,
    Stage: (resource) => (publishes(resource) ? 'LIVE' : 'DEVELOPMENT'),
  },
  read: [read],
  create: [
    {
      call: 'cloudfront:CreateFunction',
      input: (resource) => {
        const tags = withoutSystemTags(resource.tags);
        return {
          Name: requiredText(resource, 'Name'),
          ...codeAndConfig(resource),
          ...(tags.length > 0 && { Tags: { Items: tags } }),
        };
      },
    },
    publishAfter('cloudfront:CreateFunction'),
    read,
  ],
  update: [
    read,
    {
      call: 'cloudfront:UpdateFunction',
      when: changesCode,
      input: (resource) => ({ ...readVersion(resource), ...codeAndConfig(resource) }),
    },
    { ...publish, when: (resource) => publishes(resource) && changesCode(resource) },
    ...cloudFrontTagSteps((resource) => resource.physicalId),
  ],
  delete: [
    { ...read, ignoring: ['NoSuchFunctionExists'] },
    { call: 'cloudfront:DeleteFunction', ignoring: ['NoSuchFunctionExists'], input: readVersion },
  ],
};
