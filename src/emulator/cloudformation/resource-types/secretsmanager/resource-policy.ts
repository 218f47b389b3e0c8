import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, requiredText, textOf } from '../properties.ts';

const place = (resource: ResourceView) => ({ SecretId: requiredText(resource, 'SecretId') });
const read: Step = { call: 'secretsmanager:GetResourcePolicy', input: place };
const put: Step = {
  call: 'secretsmanager:PutResourcePolicy',
  input: (resource) => ({
    ...place(resource),
    ResourcePolicy: JSON.stringify(resource.properties['ResourcePolicy']),
    ...(resource.properties['BlockPublicPolicy'] !== undefined && {
      BlockPublicPolicy: isTrue(resource.properties['BlockPublicPolicy']),
    }),
  }),
};

export const secretsManagerResourcePolicy: ResourceType = {
  type: 'AWS::SecretsManager::ResourcePolicy',
  physicalId: (resource) => textOf(resource.output('secretsmanager:PutResourcePolicy')['ARN']) ?? '',
  idAfter: 'secretsmanager:PutResourcePolicy',
  replacedBy: ['SecretId'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [read, put],
  update: [read, put],
  delete: [
    { ...read, ignoring: ['ResourceNotFoundException'] },
    {
      call: 'secretsmanager:DeleteResourcePolicy',
      ignoring: ['ResourceNotFoundException'],
      input: place,
    },
  ],
};
