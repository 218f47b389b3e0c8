import { toHaveServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { targetArn, targetsOf, keyOf, type TargetName } from './store.ts';

type Context = NonNullable<Requirement['context']>;

/** A permission on a scalable target. Source of the ARN: https://github.com/cloud-custodian/cloud-custodian/issues/9409 */
export function onTarget(
  operation: string,
  name: TargetName,
  call: Call,
  context: Context = {},
): Requirement {
  return {
    action: `application-autoscaling:${operation}`,
    resource: targetArn(name, call),
    resourceTags: targetsOf(call).get(keyOf(name))?.tags,
    context: {
      'application-autoscaling:service-namespace': name.ServiceNamespace ?? '',
      'application-autoscaling:scalable-dimension': name.ScalableDimension ?? '',
      ...context,
    },
  };
}

/** EMR has no service-linked role of this service's. */
export function principalOf(namespace: string | undefined): string | undefined {
  return namespace === 'elasticmapreduce' ? undefined : `${namespace}.application-autoscaling.amazonaws.com`;
}

export function toScaleService(
  { ServiceNamespace: namespace }: TargetName,
  call: Call,
): readonly Requirement[] {
  const principal = principalOf(namespace);
  return principal === undefined ? [] : toHaveServiceLinkedRole(principal, call);
}

/** Source: https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_id-based-policy-examples.html */
const ofServices: Readonly<Record<string, readonly string[]>> = {
  appstream: ['appstream:DescribeFleets', 'appstream:UpdateFleet'],
  dynamodb: ['dynamodb:DescribeTable', 'dynamodb:UpdateTable'],
  ecs: ['ecs:DescribeServices', 'ecs:UpdateService'],
  lambda: [
    'lambda:PutProvisionedConcurrencyConfig',
    'lambda:GetProvisionedConcurrencyConfig',
    'lambda:DeleteProvisionedConcurrencyConfig',
  ],
  rds: [
    'rds:AddTagsToResource',
    'rds:CreateDBInstance',
    'rds:DeleteDBInstance',
    'rds:DescribeDBClusters',
    'rds:DescribeDBInstances',
  ],
  sagemaker: ['sagemaker:DescribeEndpoint', 'sagemaker:UpdateEndpointWeightsAndCapacities'],
};

const alarms = ['cloudwatch:PutMetricAlarm', 'cloudwatch:DescribeAlarms', 'cloudwatch:DeleteAlarms'];

/** The ARN behind `table/NAME`, `function:NAME:ALIAS`, `service/CLUSTER/NAME`; of others whatever there is. */
function arnOf({ ServiceNamespace: namespace, ResourceId: id = '' }: TargetName, call: Call): string {
  const own = (path: string): string =>
    `arn:aws:${namespace}:${call.region}:${call.account.accountId}:${path}`;
  return namespace === 'dynamodb' || namespace === 'lambda' || namespace === 'ecs' ? own(id) : '*';
}

const asking = (action: string, resource: string): Requirement => ({
  action,
  resource,
  refuse: () => new AwsError('ValidationException', `User is missing the following permissions: ${action}`),
});

/**
 * Whether the caller could do by themselves what is going to be done for them; told as a fault of the request.
 * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_service-with-iam.html (permissions validation);
 * the words: https://github.com/aws/aws-auto-scaling-custom-resource/issues/25
 */
export function toTouchTarget(name: TargetName, call: Call): readonly Requirement[] {
  return [
    ...(ofServices[name.ServiceNamespace ?? ''] ?? []).map((action) => asking(action, arnOf(name, call))),
    ...alarms.map((action) => asking(action, '*')),
  ];
}
