import { createNested, deleteNested, rollBackNested, updateNested } from '../../engine/nested-stacks.ts';
import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { withoutSystemTags } from '../tags.ts';

/**
 * The longest name seen; the rest of a long one is cut from both halves.
 * Sources: https://github.com/aws/aws-parallelcluster/pull/6138, https://github.com/awslabs/stable-diffusion-aws-extension/issues/214
 */
const longestName = 99;

function submission(resource: ResourceView, stackName: string): object {
  const { properties } = resource;
  const parameters = Object.entries(valuesOf(properties['Parameters'])).map(([ParameterKey, value]) => ({
    ParameterKey,
    ParameterValue: Array.isArray(value) ? value.map(textOf).join(',') : (textOf(value) ?? ''),
  }));
  return {
    StackName: stackName,
    ...pickProperties(properties, 'TemplateURL'),
    Parameters: parameters,
    NotificationARNs: listOf(properties['NotificationARNs']),
    Tags: withoutSystemTags(resource.tags),
  };
}

function creation(resource: ResourceView): object {
  const minutes = numberOf(resource.properties['TimeoutInMinutes']);
  const stackName = resource.generatedName({ maxLength: longestName });
  return {
    ...submission(resource, stackName),
    ...(minutes === undefined ? {} : { TimeoutInMinutes: minutes }),
  };
}

const update = (resource: ResourceView): object => submission(resource, resource.physicalId);

const outputPrefix = 'Outputs.';

/**
 * `AWS::CloudFormation::Stack`: a stack in a stack.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
 */
export const cloudFormationStack: ResourceType = {
  type: 'AWS::CloudFormation::Stack',
  physicalId: (resource) => resource.physicalId,
  replacedBy: [],
  alwaysUpdated: true,
  attribute: (resource, name) =>
    name.startsWith(outputPrefix) ? resource.output('Outputs')[name.slice(outputPrefix.length)] : undefined,
  wordMissing: (resource, name) =>
    name.startsWith(outputPrefix)
      ? `Output '${name.slice(outputPrefix.length)}' not found in stack '${resource.physicalId}'`
      : `Template error: resource ${resource.logicalId} does not support attribute type ${name} in Fn::GetAtt`,
  handlers: {
    create: (handling) => createNested(handling, creation),
    update: (handling) => updateNested(handling, update),
    delete: (handling) => deleteNested(handling),
    rollBack: (handling, skipped) => rollBackNested(handling, skipped, update),
  },
  create: [],
  update: [],
  delete: [],
};
