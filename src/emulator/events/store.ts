import type { ConnectionAuthorizationType, Target } from '@aws-sdk/client-eventbridge';

import { defineStore } from '../account.ts';
import { AwsError, type Call } from '../operation.ts';
import { defineRegionalStore } from '../regional-store.ts';

export interface Rule {
  readonly name: string;
  readonly bus: string;
  readonly arn: string;
  readonly targets: Map<string, Target>;
  readonly tags: Record<string, string>;
  description: string | undefined;
  eventPattern: string | undefined;
  scheduleExpression: string | undefined;
  roleArn: string | undefined;
  state: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
}

export interface EventBus {
  readonly name: string;
  readonly arn: string;
  readonly tags: Record<string, string>;
  /** Absent of the default bus, which nobody made. */
  readonly createdAt?: Date;
  changedAt?: Date;
  description: string | undefined;
  /** JSON text. */
  readonly policy: string | undefined;
}

export interface KeptArchive {
  readonly name: string;
  readonly arn: string;
  /** The event bus's. */
  readonly sourceArn: string;
  readonly createdAt: Date;
  description: string | undefined;
  /** JSON text. */
  eventPattern: string | undefined;
  /** 0: for ever. */
  retentionDays: number;
  kmsKeyIdentifier: string | undefined;
}

/** How EventBridge shows itself to an endpoint. What is secret of it is not kept. */
export interface KeptConnection {
  readonly name: string;
  readonly arn: string;
  readonly secretArn: string;
  readonly createdAt: Date;
  changedAt: Date;
  description: string | undefined;
  authorizationType: ConnectionAuthorizationType;
}

export interface KeptApiDestination {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Date;
  changedAt: Date;
  description: string | undefined;
  connectionArn: string;
  endpoint: string;
  method: string;
  perSecond: number | undefined;
}

/** All by ARN. The bus `default` is always there and not among them, but may have a policy. */
export const eventsStore = defineStore('events', () => ({
  rules: new Map<string, Rule>(),
  buses: new Map<string, EventBus>(),
  archives: new Map<string, KeptArchive>(),
  /** As JSON text. */
  policies: new Map<string, string>(),
}));

/** By name. */
export const endpointStore = defineRegionalStore('events-endpoints', () => ({
  connections: new Map<string, KeptConnection>(),
  apiDestinations: new Map<string, KeptApiDestination>(),
}));

/** A bus may be named by its ARN. */
export function busName(given: string | undefined): string {
  return given?.split('event-bus/').at(-1) ?? 'default';
}

export function busArn(call: Call, given: string | undefined): string {
  return `arn:aws:events:${call.region}:${call.account.accountId}:event-bus/${busName(given)}`;
}

/** The default bus does not stand in a rule's ARN, any other does. */
export function ruleArn(call: Call, rule: string | undefined, bus: string | undefined): string {
  const path = busName(bus) === 'default' ? rule : `${busName(bus)}/${rule}`;
  return `arn:aws:events:${call.region}:${call.account.accountId}:rule/${path}`;
}

export function archiveArn(call: Call, name: string | undefined): string {
  return `arn:aws:events:${call.region}:${call.account.accountId}:archive/${name}`;
}

/** By the ARN of the rule or the bus. */
export function tagsOfRuleOrBus(arn: string, { account }: Call): Rule['tags'] | undefined {
  const { rules, buses } = account.store(eventsStore);
  return (rules.get(arn) ?? buses.get(arn))?.tags;
}

/** @throws AwsError ResourceNotFoundException */
export function findBus(call: Call, given: string | undefined): EventBus {
  const arn = busArn(call, given);
  const { buses, policies } = call.account.store(eventsStore);
  const bus = buses.get(arn);
  if (bus) return bus;
  if (busName(given) === 'default') {
    return { name: 'default', arn, tags: {}, description: undefined, policy: policies.get(arn) };
  }
  throw new AwsError('ResourceNotFoundException', `Event bus ${busName(given)} does not exist.`);
}

/** @throws AwsError ResourceNotFoundException */
export function findRule(call: Call, name: string | undefined, bus: string | undefined): Rule {
  findBus(call, bus);
  const rule = call.account.store(eventsStore).rules.get(ruleArn(call, name, bus));
  if (!rule) {
    throw new AwsError(
      'ResourceNotFoundException',
      `Rule ${name} does not exist on EventBus ${busName(bus)}.`,
    );
  }
  return rule;
}
