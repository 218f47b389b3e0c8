import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { numberOf, pickProperties, textOf } from '../properties.ts';

const properties = [
  'CompatibleArchitectures',
  'CompatibleRuntimes',
  'Content',
  'Description',
  'LayerName',
  'LicenseInfo',
];

const place = (resource: ResourceView) => ({
  LayerName: resource.physicalId.split(':').slice(0, 7).join(':'),
  VersionNumber: numberOf(resource.physicalId.split(':').at(-1)),
});

const read: Step = {
  call: 'lambda:GetLayerVersion',
  input: place,
  ignoring: ['ResourceNotFoundException'],
};

export const lambdaLayerVersion: ResourceType = {
  type: 'AWS::Lambda::LayerVersion',
  idAfter: 'lambda:PublishLayerVersion',
  physicalId: (resource) => String(resource.output('lambda:PublishLayerVersion')['LayerVersionArn']),
  replacedBy: properties,
  attributes: { LayerVersionArn: (resource) => resource.physicalId },
  create: [
    {
      call: 'lambda:PublishLayerVersion',
      input: (resource) => ({
        ...pickProperties(resource.properties, ...properties),
        LayerName: textOf(resource.properties['LayerName']) ?? resource.logicalId,
      }),
    },
  ],
  update: [],
  delete: [read, { call: 'lambda:DeleteLayerVersion', input: place }],
};
