import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, requiredText, textOf, valuesOf } from '../properties.ts';

const place = (resource: ResourceView) => ({ SecretId: resource.physicalId });

function rulesOf({ properties }: ResourceView) {
  const { AutomaticallyAfterDays: days, ...others } = valuesOf(properties['RotationRules']);
  return { ...others, ...(days !== undefined && { AutomaticallyAfterDays: Number(days) }) };
}

/** Rotates at once unless it is told not to. */
const rotate: Step = {
  call: 'secretsmanager:RotateSecret',
  input: (resource) => ({
    SecretId: requiredText(resource, 'SecretId'),
    RotationLambdaARN: resource.properties['RotationLambdaARN'],
    ...(resource.properties['RotationRules'] !== undefined && { RotationRules: rulesOf(resource) }),
    RotateImmediately: isTrue(resource.properties['RotateImmediatelyOnUpdate'] ?? true),
  }),
};

export const secretsManagerRotationSchedule: ResourceType = {
  type: 'AWS::SecretsManager::RotationSchedule',
  physicalId: (resource) => textOf(resource.output('secretsmanager:RotateSecret')['ARN']) ?? '',
  idAfter: 'secretsmanager:RotateSecret',
  replacedBy: ['SecretId'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'secretsmanager:DescribeSecret',
      input: (resource) => ({ SecretId: requiredText(resource, 'SecretId') }),
    },
    rotate,
  ],
  update: [{ call: 'secretsmanager:DescribeSecret', input: place }, rotate],
  delete: [
    { call: 'secretsmanager:DescribeSecret', ignoring: ['ResourceNotFoundException'], input: place },
    {
      call: 'secretsmanager:CancelRotateSecret',
      ignoring: ['ResourceNotFoundException'],
      input: place,
    },
  ],
};
