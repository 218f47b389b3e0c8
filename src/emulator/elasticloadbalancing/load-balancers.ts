import type {
  CreateLoadBalancerInput,
  CreateLoadBalancerOutput,
  DeleteLoadBalancerInput,
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput,
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
  LoadBalancer,
  ModifyLoadBalancerAttributesInput,
  ModifyLoadBalancerAttributesOutput,
  SetIpAddressTypeInput,
  SetIpAddressTypeOutput,
  SetSecurityGroupsInput,
  SetSecurityGroupsOutput,
  SetSubnetsInput,
  SetSubnetsOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ensureServiceLinkedRole, toHaveServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { changeAttributes, listAttributes } from './attributes.ts';
import { findGroups, findZones } from './network.ts';
import { pageOf } from './paging.ts';
import { elbPrincipal, onArn, tagContext, toTag } from './requirements.ts';
import { elbArn, elbState, getKept, idOf, type KeptBalancer } from './store.ts';

/** How long a load balancer takes to be there; assumed. */
const provisioningMs = 120_000;

const words: Readonly<Record<string, string>> = { application: 'app', network: 'net', gateway: 'gwy' };

function pathFor({ Type = 'application', Name }: CreateLoadBalancerInput): string {
  return `loadbalancer/${words[Type] ?? 'app'}/${Name ?? ''}`;
}

/** Hosted zones of load balancers in us-east-1. Source: https://docs.aws.amazon.com/general/latest/gr/elb.html */
const hostedZones: Readonly<Record<string, string>> = {
  application: 'Z35SXDOTRQ7X7K',
  network: 'Z26RNL4JYFTOTI',
};

export const createLoadBalancer = defineOperation<CreateLoadBalancerInput, CreateLoadBalancerOutput>({
  name: 'CreateLoadBalancer',
  requires: (input, call) => {
    const resource = elbArn(`${pathFor(input)}/*`, call);
    const context = {
      ...tagContext(input.Tags),
      'elasticloadbalancing:Scheme': input.Scheme ?? 'internet-facing',
      ...(input.Subnets && { 'elasticloadbalancing:Subnet': input.Subnets }),
      ...(input.SecurityGroups && { 'elasticloadbalancing:SecurityGroup': input.SecurityGroups }),
    };
    return [
      onArn('CreateLoadBalancer', resource, call, context),
      ...toTag('CreateLoadBalancer', resource, input.Tags),
      ...toHaveServiceLinkedRole(elbPrincipal, call),
    ];
  },
  handle: (input, call) => {
    const { Name: name = '', Type: type = 'application' } = input;
    if (!/^(?!internal-)[A-Za-z0-9](-?[A-Za-z0-9])*$/.test(name) || name.length > 32) {
      throw new AwsError(
        'ValidationError',
        `The load balancer name '${name}' cannot be longer than '32' characters, must contain only alphanumeric characters or hyphens, and must not begin or end with a hyphen`,
      );
    }
    const { balancers } = elbState(call);
    if ([...balancers.values()].some(({ shape }) => shape.LoadBalancerName === name)) {
      throw new AwsError(
        'DuplicateLoadBalancerName',
        `A load balancer with the same name '${name}' exists, but with different settings`,
      );
    }
    const zones = findZones(input, call);
    const arn = elbArn(`${pathFor(input)}/${idOf('balancer', call)}`, call);
    const isInternal = input.Scheme === 'internal';
    const digits = String(Number.parseInt(idOf('address', call).slice(0, 8), 16));
    const host =
      type === 'application'
        ? `${isInternal ? 'internal-' : ''}${name}-${digits}.${call.region}.elb.amazonaws.com`
        : `${name}-${idOf('address', call)}.elb.${call.region}.amazonaws.com`;
    const shape: LoadBalancer = {
      LoadBalancerArn: arn,
      LoadBalancerName: name,
      Type: type,
      Scheme: input.Scheme ?? 'internet-facing',
      DNSName: host,
      CanonicalHostedZoneId: hostedZones[type],
      CreatedTime: new Date(),
      IpAddressType: input.IpAddressType ?? 'ipv4',
      ...zones,
      SecurityGroups: findGroups(input, zones.VpcId, call),
    };
    ensureServiceLinkedRole(elbPrincipal, call.account);
    const ready = call.account.clock.after(provisioningMs);
    const made = { shape, tags: tagsByKey(input.Tags), attributes: {}, ready };
    balancers.set(arn, made);
    return { LoadBalancers: [tell(made)] };
  },
});

function tell({ shape, ready }: KeptBalancer): LoadBalancer {
  return { ...shape, State: { Code: ready.hasPassed ? 'active' : 'provisioning' } };
}

export const describeLoadBalancers = defineOperation<DescribeLoadBalancersInput, DescribeLoadBalancersOutput>(
  {
    name: 'DescribeLoadBalancers',
    handle: (input, call) => {
      const all = [...elbState(call).balancers.values()];
      const { LoadBalancerArns: arns, Names: names } = input;
      const found = all.filter(
        ({ shape }) =>
          (arns?.includes(shape.LoadBalancerArn ?? '') ?? true) &&
          (names?.includes(shape.LoadBalancerName ?? '') ?? true),
      );
      const asked = arns ?? names ?? [];
      if (found.length < asked.length) {
        throw new AwsError('LoadBalancerNotFound', `Load balancers '[${asked.join(', ')}]' not found`);
      }
      const { items, next } = pageOf(found, input, call);
      return { LoadBalancers: items.map(tell), ...next };
    },
  },
);

export const deleteLoadBalancer = defineOperation<DeleteLoadBalancerInput, object>({
  name: 'DeleteLoadBalancer',
  requires: (input, call) => [onArn('DeleteLoadBalancer', input.LoadBalancerArn, call)],
  handle: ({ LoadBalancerArn: arn = '' }, call) => {
    const { balancers, listeners, rules } = elbState(call);
    if (balancers.get(arn)?.attributes['deletion_protection.enabled'] === 'true') {
      throw new AwsError(
        'OperationNotPermitted',
        `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
      );
    }
    balancers.delete(arn);
    for (const [listenerArn, { shape }] of listeners) {
      if (shape.LoadBalancerArn !== arn) continue;
      listeners.delete(listenerArn);
      for (const [ruleArn, rule] of rules) if (rule.listenerArn === listenerArn) rules.delete(ruleArn);
    }
    return {};
  },
});

function change(arn: string | undefined, shape: LoadBalancer, call: Call): void {
  const kept = getKept('balancers', arn, call);
  elbState(call).balancers.set(arn ?? '', { ...kept, shape: { ...kept.shape, ...shape } });
}

export const setSubnets = defineOperation<SetSubnetsInput, SetSubnetsOutput>({
  name: 'SetSubnets',
  requires: (input, call) => [
    onArn(
      'SetSubnets',
      input.LoadBalancerArn,
      call,
      input.Subnets && { 'elasticloadbalancing:Subnet': input.Subnets },
    ),
  ],
  handle: (input, call) => {
    const { Type, Scheme } = getKept('balancers', input.LoadBalancerArn, call).shape;
    const { AvailabilityZones } = findZones({ ...input, Type, Scheme }, call);
    change(input.LoadBalancerArn, { AvailabilityZones }, call);
    return { AvailabilityZones };
  },
});

export const setSecurityGroups = defineOperation<SetSecurityGroupsInput, SetSecurityGroupsOutput>({
  name: 'SetSecurityGroups',
  requires: (input, call) => [
    onArn('SetSecurityGroups', input.LoadBalancerArn, call, {
      'elasticloadbalancing:SecurityGroup': input.SecurityGroups ?? [],
    }),
  ],
  handle: (input, call) => {
    const { VpcId, Type } = getKept('balancers', input.LoadBalancerArn, call).shape;
    const SecurityGroups = findGroups({ SecurityGroups: input.SecurityGroups, Type }, VpcId, call);
    change(input.LoadBalancerArn, { SecurityGroups }, call);
    return { SecurityGroupIds: SecurityGroups };
  },
});

export const setIpAddressType = defineOperation<SetIpAddressTypeInput, SetIpAddressTypeOutput>({
  name: 'SetIpAddressType',
  requires: (input, call) => [onArn('SetIpAddressType', input.LoadBalancerArn, call)],
  handle: ({ LoadBalancerArn, IpAddressType }, call) => {
    change(LoadBalancerArn, { IpAddressType }, call);
    return { IpAddressType };
  },
});

export const modifyLoadBalancerAttributes = defineOperation<
  ModifyLoadBalancerAttributesInput,
  ModifyLoadBalancerAttributesOutput
>({
  name: 'ModifyLoadBalancerAttributes',
  requires: (input, call) => [onArn('ModifyLoadBalancerAttributes', input.LoadBalancerArn, call)],
  handle: ({ LoadBalancerArn: arn = '', Attributes: wanted }, call) => {
    const kept = getKept('balancers', arn, call);
    const attributes = changeAttributes('balancers', kept.attributes, wanted);
    elbState(call).balancers.set(arn, { ...kept, attributes });
    return { Attributes: listAttributes('balancers', attributes) };
  },
});

export const describeLoadBalancerAttributes = defineOperation<
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput
>({
  name: 'DescribeLoadBalancerAttributes',
  handle: ({ LoadBalancerArn: arn }, call) => ({
    Attributes: listAttributes('balancers', getKept('balancers', arn, call).attributes),
  }),
});
