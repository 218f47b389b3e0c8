import type {
  CreateTargetGroupInput,
  CreateTargetGroupOutput,
  DeleteTargetGroupInput,
  DeregisterTargetsInput,
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
  DescribeTargetHealthInput,
  DescribeTargetHealthOutput,
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput,
  ModifyTargetGroupInput,
  ModifyTargetGroupOutput,
  RegisterTargetsInput,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { hasVpc } from '../ec2/read-network.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { changeAttributes, listAttributes } from './attributes.ts';
import { assertTarget } from './lambda-targets.ts';
import { pageOf } from './paging.ts';
import { onArn, tagContext, toTag } from './requirements.ts';
import { balancersOf, groupsInUse } from './routing.ts';
import { elbArn, elbState, getKept, idOf, type KeptTargetGroup } from './store.ts';

export const createTargetGroup = defineOperation<CreateTargetGroupInput, CreateTargetGroupOutput>({
  name: 'CreateTargetGroup',
  requires: (input, call) => {
    const resource = elbArn(`targetgroup/${input.Name ?? ''}/*`, call);
    return [
      onArn('CreateTargetGroup', resource, call, tagContext(input.Tags)),
      ...toTag('CreateTargetGroup', resource, input.Tags),
    ];
  },
  handle: (input, call) => {
    const { Name: name = '', TargetType: type = 'instance' } = input;
    if (!/^[A-Za-z0-9](-?[A-Za-z0-9])*$/.test(name) || name.length > 32) {
      throw new AwsError(
        'ValidationError',
        `Target group name '${name}' cannot be longer than '32' characters, must contain only alphanumeric characters or hyphens, and must not begin or end with a hyphen`,
      );
    }
    const { groups } = elbState(call);
    if ([...groups.values()].some(({ shape }) => shape.TargetGroupName === name)) {
      throw new AwsError(
        'DuplicateTargetGroupName',
        `A target group with the same name '${name}' exists, but with different settings`,
      );
    }
    assertPlace(input, call);
    const arn = elbArn(`targetgroup/${name}/${idOf('group', call)}`, call);
    const { Name: _, Tags, ...given } = input;
    const isFunction = type === 'lambda';
    const shape: TargetGroup = {
      HealthCheckEnabled: !isFunction,
      HealthCheckIntervalSeconds: isFunction ? 35 : 30,
      HealthCheckTimeoutSeconds: isFunction ? 30 : 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      HealthCheckPath: '/',
      Matcher: { HttpCode: '200' },
      ...(!isFunction && {
        HealthCheckPort: 'traffic-port',
        HealthCheckProtocol: input.Protocol === 'TCP' ? 'TCP' : 'HTTP',
        ProtocolVersion: 'HTTP1',
        IpAddressType: 'ipv4',
      }),
      ...given,
      TargetType: type,
      TargetGroupName: name,
      TargetGroupArn: arn,
    };
    const made: KeptTargetGroup = { shape, tags: tagsByKey(Tags), attributes: {}, targets: [] };
    groups.set(arn, made);
    return { TargetGroups: [tell(made, call)] };
  },
});

/** A function stands nowhere; everything else has a port in a VPC. @throws AwsError ValidationError */
function assertPlace(input: CreateTargetGroupInput, call: Call): void {
  if (input.TargetType === 'lambda') {
    if (input.Protocol === undefined && input.Port === undefined && input.VpcId === undefined) return;
    throw new AwsError(
      'ValidationError',
      'Protocol, Port and VpcId cannot be specified for target groups with target type lambda',
    );
  }
  if (input.Protocol === undefined) throw new AwsError('ValidationError', 'A protocol must be specified');
  if (input.Port === undefined) throw new AwsError('ValidationError', 'A port must be specified');
  if (input.VpcId === undefined) throw new AwsError('ValidationError', 'A VPC ID must be specified');
  if (!hasVpc(input.VpcId, call)) {
    throw new AwsError('ValidationError', `The VPC ID '${input.VpcId}' is not found`);
  }
}

function tell({ shape }: KeptTargetGroup, call: Call): TargetGroup {
  return { ...shape, LoadBalancerArns: [...balancersOf(shape.TargetGroupArn ?? '', call)] };
}

export const describeTargetGroups = defineOperation<DescribeTargetGroupsInput, DescribeTargetGroupsOutput>({
  name: 'DescribeTargetGroups',
  handle: (input, call) => {
    const { TargetGroupArns: arns, Names: names, LoadBalancerArn: balancer } = input;
    const found = [...elbState(call).groups.values()].filter(
      ({ shape }) =>
        (arns?.includes(shape.TargetGroupArn ?? '') ?? true) &&
        (names?.includes(shape.TargetGroupName ?? '') ?? true) &&
        (balancer === undefined || balancersOf(shape.TargetGroupArn ?? '', call).has(balancer)),
    );
    if (found.length < (arns ?? names ?? []).length) {
      throw new AwsError('TargetGroupNotFound', 'One or more target groups not found');
    }
    const { items, next } = pageOf(found, input, call);
    return { TargetGroups: items.map((one) => tell(one, call)), ...next };
  },
});

export const modifyTargetGroup = defineOperation<ModifyTargetGroupInput, ModifyTargetGroupOutput>({
  name: 'ModifyTargetGroup',
  requires: (input, call) => [onArn('ModifyTargetGroup', input.TargetGroupArn, call)],
  handle: ({ TargetGroupArn: arn = '', ...given }, call) => {
    const kept = getKept('groups', arn, call);
    const changed = { ...kept, shape: { ...kept.shape, ...given } };
    elbState(call).groups.set(arn, changed);
    return { TargetGroups: [tell(changed, call)] };
  },
});

export const deleteTargetGroup = defineOperation<DeleteTargetGroupInput, object>({
  name: 'DeleteTargetGroup',
  requires: (input, call) => [onArn('DeleteTargetGroup', input.TargetGroupArn, call)],
  handle: ({ TargetGroupArn: arn = '' }, call) => {
    if (groupsInUse(call).has(arn)) {
      throw new AwsError(
        'ResourceInUse',
        `Target group '${arn}' is currently in use by a listener or a rule`,
      );
    }
    elbState(call).groups.delete(arn);
    return {};
  },
});

export const modifyTargetGroupAttributes = defineOperation<
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput
>({
  name: 'ModifyTargetGroupAttributes',
  requires: (input, call) => [onArn('ModifyTargetGroupAttributes', input.TargetGroupArn, call)],
  handle: ({ TargetGroupArn: arn = '', Attributes: wanted }, call) => {
    const kept = getKept('groups', arn, call);
    const attributes = changeAttributes('groups', kept.attributes, wanted);
    elbState(call).groups.set(arn, { ...kept, attributes });
    return { Attributes: listAttributes('groups', attributes) };
  },
});

export const describeTargetGroupAttributes = defineOperation<
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput
>({
  name: 'DescribeTargetGroupAttributes',
  handle: ({ TargetGroupArn: arn }, call) => ({
    Attributes: listAttributes('groups', getKept('groups', arn, call).attributes),
  }),
});

export const registerTargets = defineOperation<RegisterTargetsInput, object>({
  name: 'RegisterTargets',
  requires: (input, call) => [onArn('RegisterTargets', input.TargetGroupArn, call)],
  handle: ({ TargetGroupArn: arn = '', Targets: targets = [] }, call) => {
    const kept = getKept('groups', arn, call);
    for (const target of targets) assertTarget(kept, target, call);
    const ids = new Set(targets.map(({ Id, Port }) => `${Id} ${Port ?? kept.shape.Port}`));
    const left = kept.targets.filter(({ Id, Port }) => !ids.has(`${Id} ${Port ?? kept.shape.Port}`));
    if (kept.shape.TargetType === 'lambda' && left.length + targets.length > 1) {
      throw new AwsError('TooManyTargets', 'A target group of type lambda can have one target only');
    }
    elbState(call).groups.set(arn, { ...kept, targets: [...left, ...targets] });
    return {};
  },
});

export const deregisterTargets = defineOperation<DeregisterTargetsInput, object>({
  name: 'DeregisterTargets',
  requires: (input, call) => [onArn('DeregisterTargets', input.TargetGroupArn, call)],
  handle: ({ TargetGroupArn: arn = '', Targets: targets = [] }, call) => {
    const kept = getKept('groups', arn, call);
    const gone = new Set(targets.map(({ Id }) => Id));
    elbState(call).groups.set(arn, { ...kept, targets: kept.targets.filter(({ Id }) => !gone.has(Id)) });
    return {};
  },
});

/** Nothing is served, so nothing is looked at: what a load balancer would use is being looked at, all else is not used. */
export const describeTargetHealth = defineOperation<DescribeTargetHealthInput, DescribeTargetHealthOutput>({
  name: 'DescribeTargetHealth',
  handle: ({ TargetGroupArn: arn, Targets: asked }, call) => {
    const { targets, shape } = getKept('groups', arn, call);
    const isUsed = balancersOf(arn ?? '', call).size > 0;
    const found = asked ? targets.filter(({ Id }) => asked.some((one) => one.Id === Id)) : targets;
    return {
      TargetHealthDescriptions: found.map((target) => ({
        Target: { ...(shape.Port !== undefined && { Port: shape.Port }), ...target },
        TargetHealth: isUsed
          ? { State: 'healthy' }
          : {
              State: 'unused',
              Reason: 'Target.NotInUse',
              Description: 'Target group is not configured to receive traffic from the load balancer',
            },
      })),
    };
  },
});
