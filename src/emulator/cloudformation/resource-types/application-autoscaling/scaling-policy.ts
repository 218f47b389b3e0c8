import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickProperties, requiredText, textOf } from '../properties.ts';

/** The target by its parts, or by what Ref gives of it: `resource|dimension|service`. */
function place({ properties }: ResourceView): Record<string, unknown> {
  const [ResourceId, ScalableDimension, ServiceNamespace] =
    textOf(properties['ScalingTargetId'])?.split('|') ?? [];
  return ResourceId === undefined
    ? pickProperties(properties, 'ResourceId', 'ScalableDimension', 'ServiceNamespace')
    : { ResourceId, ScalableDimension, ServiceNamespace };
}

const put: Step = {
  call: 'application-autoscaling:PutScalingPolicy',
  input: (resource) => ({
    ...place(resource),
    ...pickProperties(
      resource.properties,
      'PolicyName',
      'PolicyType',
      'PredictiveScalingPolicyConfiguration',
      'StepScalingPolicyConfiguration',
      'TargetTrackingScalingPolicyConfiguration',
    ),
  }),
};

const describe: Step = {
  call: 'application-autoscaling:DescribeScalingPolicies',
  input: (resource) => ({ ...place(resource), PolicyNames: [requiredText(resource, 'PolicyName')] }),
};

export const applicationAutoScalingScalingPolicy: ResourceType = {
  type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  physicalId: (resource) =>
    textOf(resource.output('application-autoscaling:PutScalingPolicy')['PolicyARN']) ?? '',
  idAfter: 'application-autoscaling:PutScalingPolicy',
  replacedBy: ['PolicyName', 'ResourceId', 'ScalableDimension', 'ScalingTargetId', 'ServiceNamespace'],
  attributes: { Arn: (resource) => resource.physicalId },
  create: [describe, put],
  update: [describe, put],
  delete: [
    {
      call: 'application-autoscaling:DeleteScalingPolicy',
      ignoring: ['ObjectNotFoundException'],
      input: (resource) => ({ ...place(resource), PolicyName: requiredText(resource, 'PolicyName') }),
    },
    describe,
  ],
};
