import { randomUUID } from 'node:crypto';
import type {
  DeleteScalingPolicyRequest,
  DescribeScalingPoliciesRequest,
  DescribeScalingPoliciesResponse,
  PutScalingPolicyRequest,
  PutScalingPolicyResponse,
  ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import { AwsError, defineOperation } from '../operation.ts';
import { pageOf } from './paging.ts';
import { onTarget, toScaleService } from './requirements.ts';
import { getTarget, replaceTarget, targetsOf } from './store.ts';

export const putScalingPolicy = defineOperation<PutScalingPolicyRequest, PutScalingPolicyResponse>({
  name: 'PutScalingPolicy',
  requires: (input, call) => [onTarget('PutScalingPolicy', input, call), ...toScaleService(input, call)],
  handle: (input, call) => {
    const kept = getTarget(input, call);
    const { PolicyName: name = '' } = input;
    const before = kept.policies.get(name);
    const type = input.PolicyType ?? before?.PolicyType ?? 'StepScaling';
    const configuration = {
      StepScaling: input.StepScalingPolicyConfiguration,
      TargetTrackingScaling: input.TargetTrackingScalingPolicyConfiguration,
      PredictiveScaling: input.PredictiveScalingPolicyConfiguration,
    }[type];
    if (configuration === undefined && !before) {
      throw new AwsError('ValidationException', `A configuration of the policy type ${type} is required.`);
    }
    const id = randomUUID();
    const place = `${input.ServiceNamespace}/${input.ResourceId}`;
    const arn =
      before?.PolicyARN ??
      `arn:aws:autoscaling:${call.region}:${call.account.accountId}:scalingPolicy:${id}:resource/${place}:policyName/${name}`;
    const alarm = (level: string) => {
      const alarmName = `TargetTracking-${input.ResourceId}-Alarm${level}-${randomUUID()}`;
      const alarmArn = `arn:aws:cloudwatch:${call.region}:${call.account.accountId}:alarm:${alarmName}`;
      return { AlarmName: alarmName, AlarmARN: alarmArn };
    };
    const policy: ScalingPolicy = {
      ...before,
      ...input,
      PolicyARN: arn,
      PolicyName: name,
      PolicyType: type,
      ServiceNamespace: input.ServiceNamespace,
      ResourceId: input.ResourceId,
      ScalableDimension: input.ScalableDimension,
      CreationTime: before?.CreationTime ?? new Date(),
      Alarms: type === 'TargetTrackingScaling' ? (before?.Alarms ?? [alarm('High'), alarm('Low')]) : [],
    };
    replaceTarget({ ...kept, policies: new Map([...kept.policies, [name, policy]]) }, call);
    return { PolicyARN: arn, Alarms: policy.Alarms };
  },
});

export const deleteScalingPolicy = defineOperation<DeleteScalingPolicyRequest, object>({
  name: 'DeleteScalingPolicy',
  requires: (input, call) => [onTarget('DeleteScalingPolicy', input, call)],
  handle: (input, call) => {
    const kept = getTarget(input, call);
    const policies = new Map(kept.policies);
    if (!policies.delete(input.PolicyName ?? '')) {
      throw new AwsError(
        'ObjectNotFoundException',
        `No scaling policy found for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}: ${input.PolicyName}`,
      );
    }
    replaceTarget({ ...kept, policies }, call);
    return {};
  },
});

export const describeScalingPolicies = defineOperation<
  DescribeScalingPoliciesRequest,
  DescribeScalingPoliciesResponse
>({
  name: 'DescribeScalingPolicies',
  handle: (input, call) => {
    const {
      ServiceNamespace: namespace,
      ResourceId: id,
      ScalableDimension: dimension,
      PolicyNames: names,
    } = input;
    const found = [...targetsOf(call).values()]
      .filter(({ target }) => target.ServiceNamespace === namespace)
      .filter(({ target }) => id === undefined || target.ResourceId === id)
      .filter(({ target }) => dimension === undefined || target.ScalableDimension === dimension)
      .flatMap(({ policies }) => [...policies.values()])
      .filter(
        ({ PolicyName, PolicyARN }) =>
          names === undefined || names.some((name) => name === PolicyName || name === PolicyARN),
      );
    const { items, next } = pageOf(found, input, call);
    return { ScalingPolicies: items, ...next };
  },
});
