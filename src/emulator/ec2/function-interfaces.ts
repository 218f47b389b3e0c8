import { randomUUID } from 'node:crypto';
import { lambdaState } from '../lambda/store.ts';
import { makeInterface } from './make-interface.ts';
import { ec2State, type Place } from './store.ts';
import type { NetworkInterface } from './things.ts';

/**
 * How long an interface outlives the last function that used it: "up to 20 minutes".
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
const lingersMs = 20 * 60_000;

/** One subnet with a set of groups: functions that agree on both share an interface. */
interface Use {
  readonly functionName: string;
  readonly subnetId: string;
  readonly groupIds: readonly string[];
}

const keyOf = ({ subnetId, groupIds }: Pick<Use, 'subnetId' | 'groupIds'>): string =>
  [subnetId, ...groupIds.toSorted()].join(' ');

/** Makes the interfaces that functions use and lets go of those that none does any more. */
export function refreshFunctionInterfaces(place: Place): void {
  const uses = new Map<string, Use[]>();
  for (const use of usesIn(place)) uses.set(keyOf(use), [...(uses.get(keyOf(use)) ?? []), use]);
  const interfaces = ec2State(place)['network-interface'];
  for (const one of [...interfaces.values()].filter(({ type }) => type === 'lambda')) {
    const users = uses.get(keyOf(one)) ?? [];
    uses.delete(keyOf(one));
    const kept = users.length > 0 ? lentTo(users, one) : leaving(one, place);
    if (kept) interfaces.set(one.id, kept);
    else interfaces.delete(one.id);
  }
  for (const [user] of uses.values()) {
    const subnet = user && ec2State(place).subnet.get(user.subnetId);
    if (!subnet) continue;
    const { groupIds } = user;
    makeInterface(place, subnet, { groupIds, description: describe(user), type: 'lambda' });
  }
}

function describe({ functionName }: Use): string {
  return `AWS Lambda VPC ENI-${functionName}-${randomUUID()}`;
}

/** It bears the name of a function that uses it. */
function lentTo(users: readonly Use[], { gone: _, ...one }: NetworkInterface): NetworkInterface {
  const [first] = users;
  const isNamed = users.some(({ functionName }) =>
    one.description.startsWith(`AWS Lambda VPC ENI-${functionName}-`),
  );
  return isNamed || !first ? one : { ...one, description: describe(first) };
}

/** Undefined once its time is over. */
function leaving(one: NetworkInterface, { account }: Place): NetworkInterface | undefined {
  const gone = one.gone ?? account.clock.after(lingersMs);
  return gone.hasPassed ? undefined : { ...one, gone };
}

function usesIn(place: Place): readonly Use[] {
  return [...lambdaState(place).functions.values()].flatMap(({ name, latest, versions }) =>
    [latest, ...versions.values()].flatMap(({ VpcConfig: network }) =>
      (network?.SubnetIds ?? []).map((subnetId) => ({
        functionName: name,
        subnetId,
        groupIds: network?.SecurityGroupIds ?? [],
      })),
    ),
  );
}
