import type {
  DeregisterScalableTargetRequest,
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  RegisterScalableTargetRequest,
  RegisterScalableTargetResponse,
  ScalableTarget,
} from '@aws-sdk/client-application-auto-scaling';
import { toPassRole } from '../iam/pass-role.ts';
import { ensureServiceLinkedRole, serviceLinkedRoleArn } from '../iam/service-linked.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { pageOf } from './paging.ts';
import { onTarget, principalOf, toScaleService, toTouchTarget } from './requirements.ts';
import { getTarget, keyOf, replaceTarget, targetArn, targetsOf } from './store.ts';

export const registerScalableTarget = defineOperation<
  RegisterScalableTargetRequest,
  RegisterScalableTargetResponse
>({
  name: 'RegisterScalableTarget',
  requires: (input, call) => [
    onTarget('RegisterScalableTarget', input, call, requestTagContext(input.Tags)),
    ...(Object.keys(input.Tags ?? {}).length > 0
      ? [onTarget('TagResource', input, call, requestTagContext(input.Tags))]
      : []),
    // A role is only taken on by EMR; of all others the service-linked one is used, whatever is said.
    ...(input.ServiceNamespace === 'elasticmapreduce'
      ? toPassRole(input.RoleARN, 'application-autoscaling.amazonaws.com')
      : []),
    ...toScaleService(input, call),
    ...toTouchTarget(input, call),
  ],
  handle: (input, call) => {
    const before = targetsOf(call).get(keyOf(input));
    const min = input.MinCapacity ?? before?.target.MinCapacity;
    const max = input.MaxCapacity ?? before?.target.MaxCapacity;
    if (min === undefined || max === undefined) {
      throw new AwsError(
        'ValidationException',
        'Both MinCapacity and MaxCapacity are required to register a new scalable target',
      );
    }
    if (min > max) {
      throw new AwsError('ValidationException', 'Maximum capacity cannot be less than minimum capacity');
    }
    assertForm(input);
    const principal = principalOf(input.ServiceNamespace);
    if (principal !== undefined) ensureServiceLinkedRole(principal, call.account);
    const target: ScalableTarget = {
      ServiceNamespace: input.ServiceNamespace,
      ResourceId: input.ResourceId,
      ScalableDimension: input.ScalableDimension,
      MinCapacity: min,
      MaxCapacity: max,
      RoleARN: principal === undefined ? input.RoleARN : serviceLinkedRoleArn(principal, call.account),
      CreationTime: before?.target.CreationTime ?? new Date(),
      SuspendedState: {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
        ...before?.target.SuspendedState,
        ...input.SuspendedState,
      },
      ScalableTargetARN: targetArn(input, call),
    };
    replaceTarget(
      {
        target,
        tags: { ...before?.tags, ...input.Tags },
        policies: before?.policies ?? new Map(),
        actions: before?.actions ?? new Map(),
      },
      call,
    );
    return { ScalableTargetARN: target.ScalableTargetARN };
  },
});

/** The first part of a resource's id, by service. Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
const prefixes: Readonly<Record<string, RegExp>> = {
  dynamodb: /^table\/[^/]+(\/index\/[^/]+)?$/,
  ecs: /^service\/[^/]+\/[^/]+$/,
  lambda: /^function:[^:]+:[^:]+$/,
  rds: /^cluster:.+$/,
};

/** @throws AwsError ValidationException */
function assertForm({
  ServiceNamespace,
  ResourceId,
  ScalableDimension,
}: RegisterScalableTargetRequest): void {
  if (!ScalableDimension?.startsWith(`${ServiceNamespace}:`)) {
    throw new AwsError(
      'ValidationException',
      `Unsupported service namespace, resource type or scalable dimension: ${ServiceNamespace}, ${ScalableDimension}`,
    );
  }
  const form = prefixes[ServiceNamespace ?? ''];
  if (form && !form.test(ResourceId ?? '')) {
    throw new AwsError('ValidationException', `Unsupported resource ID: ${ResourceId}`);
  }
}

export const deregisterScalableTarget = defineOperation<DeregisterScalableTargetRequest, object>({
  name: 'DeregisterScalableTarget',
  requires: (input, call) => [onTarget('DeregisterScalableTarget', input, call)],
  handle: (input, call) => {
    getTarget(input, call);
    targetsOf(call).delete(keyOf(input));
    return {};
  },
});

export const describeScalableTargets = defineOperation<
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse
>({
  name: 'DescribeScalableTargets',
  handle: (input, call) => {
    const { ServiceNamespace: namespace, ResourceIds: ids, ScalableDimension: dimension } = input;
    const found = [...targetsOf(call).values()]
      .map(({ target }) => target)
      .filter((one) => one.ServiceNamespace === namespace)
      .filter((one) => ids?.includes(one.ResourceId ?? '') ?? true)
      .filter((one) => dimension === undefined || one.ScalableDimension === dimension);
    const { items, next } = pageOf(found, input, call);
    return { ScalableTargets: items, ...next };
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input) => [
    { action: 'application-autoscaling:ListTagsForResource', resource: input.ResourceARN ?? '*' },
  ],
  handle: ({ ResourceARN: arn }, call) => {
    const found = [...targetsOf(call).values()].find(({ target }) => target.ScalableTargetARN === arn);
    if (!found) throw new AwsError('ResourceNotFoundException', `The scalable target ${arn} was not found.`);
    return { Tags: { ...found.tags } };
  },
});
