import type {
  EncryptionConfiguration,
  LoggingConfiguration,
  StateMachineType,
  TracingConfiguration,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../operation.ts';
import type { Moment } from '../clock.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface StateMachine {
  readonly name: string;
  readonly arn: string;
  readonly type: StateMachineType;
  readonly createdAt: Date;
  definition: string;
  roleArn: string;
  loggingConfiguration: LoggingConfiguration;
  tracingConfiguration: TracingConfiguration;
  encryptionConfiguration: EncryptionConfiguration;
  /** Undefined: it was never updated. */
  revisionId: string | undefined;
  tags: Readonly<Record<string, string>>;
  /** Undefined: nobody has deleted it. */
  gone: Moment | undefined;
}

export interface Activity {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Date;
  readonly encryptionConfiguration: EncryptionConfiguration;
  tags: Readonly<Record<string, string>>;
}

const statesState = defineRegionalStore('states', () => ({
  machines: new Map<string, StateMachine>(),
  activities: new Map<string, Activity>(),
}));

/** The state machines of one region, by name; without those whose deletion is over. */
export function stateMachines(place: Place): Map<string, StateMachine> {
  const { machines } = statesState(place);
  for (const { name, gone } of machines.values()) if (gone?.hasPassed) machines.delete(name);
  return machines;
}

/** By name. */
export function activities(place: Place): Map<string, Activity> {
  return statesState(place).activities;
}

export function stateMachineArn(name: string, { account, region }: Place): string {
  return `arn:aws:states:${region}:${account.accountId}:stateMachine:${name}`;
}

export function activityArn(name: string, { account, region }: Place): string {
  return `arn:aws:states:${region}:${account.accountId}:activity:${name}`;
}

const nameIn = (arn: string): string => arn.split(':')[6] ?? '';

export function findStateMachine(arn: string | undefined, place: Place): StateMachine | undefined {
  const machine = stateMachines(place).get(nameIn(arn ?? ''));
  return machine?.arn === arn ? machine : undefined;
}

/** @throws AwsError InvalidArn, StateMachineDoesNotExist */
export function getStateMachine(arn: string | undefined, place: Place): StateMachine {
  assertArn(arn);
  const machine = findStateMachine(arn, place);
  if (machine) return machine;
  throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

/** @throws AwsError InvalidArn, ActivityDoesNotExist */
export function getActivity(arn: string | undefined, place: Place): Activity {
  assertArn(arn);
  const activity = activities(place).get(nameIn(arn ?? ''));
  if (activity && activity.arn === arn) return activity;
  throw new AwsError('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`);
}

function assertArn(arn = ''): void {
  if (arn.startsWith('arn:')) return;
  throw new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
}

/** Words: https://github.com/getmoto/moto; the characters: https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
export function checkName(name = ''): string {
  if (/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/u.test(name)) return name;
  throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
}

/** By the ARN of a state machine or an activity. */
export function findTagged(arn: string | undefined, place: Place): StateMachine | Activity | undefined {
  const found = arn?.includes(':activity:')
    ? activities(place).get(nameIn(arn))
    : stateMachines(place).get(nameIn(arn ?? ''));
  return found?.arn === arn ? found : undefined;
}
