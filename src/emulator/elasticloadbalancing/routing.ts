import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { poolArn } from '../cognito-idp/store.ts';
import type { Place } from '../regional-store.ts';
import { elbState, getKept } from './store.ts';

/** The target groups that actions send to. */
function groupsIn(actions: readonly Action[] | undefined): string[] {
  return (actions ?? []).flatMap(({ TargetGroupArn, ForwardConfig }) => [
    ...(TargetGroupArn === undefined ? [] : [TargetGroupArn]),
    ...(ForwardConfig?.TargetGroups ?? []).flatMap((one) => one.TargetGroupArn ?? []),
  ]);
}

function routes(
  place: Place,
): { readonly balancer: string | undefined; readonly groups: readonly string[] }[] {
  const { listeners, rules } = elbState(place);
  return [
    ...[...listeners.values()].map(({ shape }) => ({
      balancer: shape.LoadBalancerArn,
      groups: groupsIn(shape.DefaultActions),
    })),
    ...[...rules.values()].map(({ shape, listenerArn }) => ({
      balancer: listeners.get(listenerArn)?.shape.LoadBalancerArn,
      groups: groupsIn(shape.Actions),
    })),
  ];
}

/** The load balancers that send to a target group. */
export function balancersOf(groupArn: string, place: Place): ReadonlySet<string> {
  return new Set(
    routes(place).flatMap(({ balancer, groups }) =>
      groups.includes(groupArn) && balancer ? [balancer] : [],
    ),
  );
}

export function groupsInUse(place: Place): ReadonlySet<string> {
  return new Set(routes(place).flatMap(({ groups }) => groups));
}

/** @throws AwsError TargetGroupNotFound, TargetGroupAssociationLimit, ValidationError */
export function assertActions(actions: readonly Action[] | undefined, balancer: string, call: Call): void {
  if ((actions ?? []).length === 0)
    throw new AwsError('ValidationError', 'You must specify at least one action');
  for (const arn of groupsIn(actions)) {
    getKept('groups', arn, call);
    const others = [...balancersOf(arn, call)].filter((other) => other !== balancer);
    if (others.length > 0) {
      throw new AwsError(
        'TargetGroupAssociationLimit',
        `The following target groups cannot be associated with more than one load balancer: ${arn}`,
      );
    }
  }
}

/**
 * Who lets users sign in by a user pool must be able to look at its client.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
 */
export function toAuthenticate(actions: readonly Action[] | undefined, call: Call): readonly Requirement[] {
  return (actions ?? []).flatMap(({ AuthenticateCognitoConfig: config }) =>
    config === undefined
      ? []
      : [
          {
            action: 'cognito-idp:DescribeUserPoolClient',
            resource: config.UserPoolArn ?? poolArn('*', call),
          },
        ],
  );
}
