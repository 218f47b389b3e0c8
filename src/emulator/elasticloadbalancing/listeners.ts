import type {
  CreateListenerInput,
  CreateListenerOutput,
  DeleteListenerInput,
  DescribeListenerAttributesInput,
  DescribeListenerAttributesOutput,
  DescribeListenersInput,
  DescribeListenersOutput,
  Listener,
  ModifyListenerAttributesInput,
  ModifyListenerAttributesOutput,
  ModifyListenerInput,
  ModifyListenerOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError, defineOperation, type Requirement } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { changeAttributes, listAttributes } from './attributes.ts';
import { pageOf } from './paging.ts';
import { onArn, tagContext, toTag } from './requirements.ts';
import { assertActions, toAuthenticate } from './routing.ts';
import { elbState, getKept, idOf } from './store.ts';

/** `…:loadbalancer/app/NAME/ID` as `…:listener/app/NAME/ID`. */
const asListener = (balancerArn: string): string => balancerArn.replace(':loadbalancer/', ':listener/');

function protocolContext({
  Protocol,
  SslPolicy,
}: ModifyListenerInput | CreateListenerInput): NonNullable<Requirement['context']> {
  return {
    ...(Protocol !== undefined && { 'elasticloadbalancing:ListenerProtocol': Protocol }),
    ...(SslPolicy !== undefined && { 'elasticloadbalancing:SecurityPolicy': SslPolicy }),
  };
}

export const createListener = defineOperation<CreateListenerInput, CreateListenerOutput>({
  name: 'CreateListener',
  requires: (input, call) => [
    onArn('CreateListener', input.LoadBalancerArn, call, {
      ...tagContext(input.Tags),
      ...protocolContext(input),
    }),
    ...toTag('CreateListener', `${asListener(input.LoadBalancerArn ?? '')}/*`, input.Tags),
    ...toAuthenticate(input.DefaultActions, call),
  ],
  handle: ({ Tags, ...input }, call) => {
    const { LoadBalancerArn: balancer = '', Port: port } = input;
    getKept('balancers', balancer, call);
    assertListener(input);
    assertActions(input.DefaultActions, balancer, call);
    const { listeners, rules } = elbState(call);
    if (
      [...listeners.values()].some(({ shape }) => shape.LoadBalancerArn === balancer && shape.Port === port)
    ) {
      throw new AwsError(
        'DuplicateListener',
        `A listener already exists on this port for this load balancer '${balancer}'`,
      );
    }
    const arn = `${asListener(balancer)}/${idOf('listener', call)}`;
    const shape: Listener = {
      ...(isSecure(input.Protocol) && { SslPolicy: 'ELBSecurityPolicy-2016-08' }),
      ...input,
      ListenerArn: arn,
    };
    listeners.set(arn, { shape, tags: tagsByKey(Tags), attributes: {} });
    const ruleArn = `${arn.replace(':listener/', ':listener-rule/')}/${idOf('default', call)}`;
    const rule = {
      RuleArn: ruleArn,
      Priority: 'default',
      IsDefault: true,
      Conditions: [],
      Actions: input.DefaultActions,
    };
    rules.set(ruleArn, { shape: rule, tags: {}, attributes: {}, listenerArn: arn });
    return { Listeners: [shape] };
  },
});

function isSecure(protocol: string | undefined): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS';
}

function assertListener({
  Protocol,
  Port,
  Certificates,
  LoadBalancerArn = '',
}: Omit<CreateListenerInput, 'Tags'>): void {
  if (LoadBalancerArn.includes(':loadbalancer/gwy/')) return;
  if (Protocol === undefined) throw new AwsError('ValidationError', 'A listener protocol must be specified');
  if (Port === undefined) throw new AwsError('ValidationError', 'A listener port must be specified');
  const isApplication = LoadBalancerArn.includes(':loadbalancer/app/');
  if (isApplication !== (Protocol === 'HTTP' || Protocol === 'HTTPS')) {
    throw new AwsError(
      'UnsupportedProtocol',
      `Protocol '${Protocol}' is not supported for this load balancer`,
    );
  }
  if (isSecure(Protocol) && (Certificates ?? []).length === 0) {
    throw new AwsError('CertificateNotFound', `A certificate must be specified for ${Protocol} listeners`);
  }
}

export const modifyListener = defineOperation<ModifyListenerInput, ModifyListenerOutput>({
  name: 'ModifyListener',
  requires: (input, call) => [
    onArn('ModifyListener', input.ListenerArn, call, protocolContext(input)),
    ...toAuthenticate(input.DefaultActions, call),
  ],
  handle: ({ ListenerArn: arn = '', ...input }, call) => {
    const kept = getKept('listeners', arn, call);
    if (input.DefaultActions) assertActions(input.DefaultActions, kept.shape.LoadBalancerArn ?? '', call);
    const shape = { ...kept.shape, ...input };
    const { listeners, rules } = elbState(call);
    listeners.set(arn, { ...kept, shape });
    for (const [ruleArn, rule] of rules) {
      if (rule.listenerArn !== arn || !rule.shape.IsDefault) continue;
      rules.set(ruleArn, { ...rule, shape: { ...rule.shape, Actions: shape.DefaultActions } });
    }
    return { Listeners: [shape] };
  },
});

export const deleteListener = defineOperation<DeleteListenerInput, object>({
  name: 'DeleteListener',
  requires: (input, call) => [onArn('DeleteListener', input.ListenerArn, call)],
  handle: ({ ListenerArn: arn = '' }, call) => {
    getKept('listeners', arn, call);
    const { listeners, rules } = elbState(call);
    listeners.delete(arn);
    for (const [ruleArn, { listenerArn }] of rules) if (listenerArn === arn) rules.delete(ruleArn);
    return {};
  },
});

export const describeListeners = defineOperation<DescribeListenersInput, DescribeListenersOutput>({
  name: 'DescribeListeners',
  handle: (input, call) => {
    const { ListenerArns: arns, LoadBalancerArn: balancer } = input;
    if (balancer !== undefined) getKept('balancers', balancer, call);
    for (const arn of arns ?? []) getKept('listeners', arn, call);
    const found = [...elbState(call).listeners.values()].filter(
      ({ shape }) =>
        (arns?.includes(shape.ListenerArn ?? '') ?? true) &&
        (balancer === undefined || shape.LoadBalancerArn === balancer),
    );
    const { items, next } = pageOf(found, input, call);
    return { Listeners: items.map(({ shape }) => shape), ...next };
  },
});

export const modifyListenerAttributes = defineOperation<
  ModifyListenerAttributesInput,
  ModifyListenerAttributesOutput
>({
  name: 'ModifyListenerAttributes',
  requires: (input, call) => [onArn('ModifyListenerAttributes', input.ListenerArn, call)],
  handle: ({ ListenerArn: arn = '', Attributes: wanted }, call) => {
    const kept = getKept('listeners', arn, call);
    const attributes = changeAttributes('listeners', kept.attributes, wanted);
    elbState(call).listeners.set(arn, { ...kept, attributes });
    return { Attributes: listAttributes('listeners', attributes) };
  },
});

export const describeListenerAttributes = defineOperation<
  DescribeListenerAttributesInput,
  DescribeListenerAttributesOutput
>({
  name: 'DescribeListenerAttributes',
  handle: ({ ListenerArn: arn }, call) => ({
    Attributes: listAttributes('listeners', getKept('listeners', arn, call).attributes),
  }),
});
