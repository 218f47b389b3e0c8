import { isDeepStrictEqual } from 'node:util';
import type {
  CreateStateMachineInput,
  CreateStateMachineOutput,
  LoggingConfiguration,
} from '@aws-sdk/client-sfn';
import { toPassRole } from '../iam/pass-role.ts';
import { logGroups } from '../logs/store.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { findFaults, wordFaults } from './definition.ts';
import { onArn, onOwnKey } from './requirements.ts';
import { checkRole } from './role-checks.ts';
import { checkName, stateMachineArn, stateMachines, type StateMachine } from './store.ts';

export const toSeal: readonly string[] = ['kms:DescribeKey', 'kms:GenerateDataKey'];

/** Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
export const createStateMachine = defineOperation<CreateStateMachineInput, CreateStateMachineOutput>({
  name: 'CreateStateMachine',
  requires: (input, call) => {
    const arn = stateMachineArn(input.name ?? '', call);
    const context = requestTagContext(tagsByKey(input.tags));
    return [
      onArn('CreateStateMachine', arn, context),
      ...(input.tags?.length ? [onArn('TagResource', arn, context)] : []),
      ...toPassRole(input.roleArn, 'states.amazonaws.com'),
      ...onOwnKey(toSeal, input.encryptionConfiguration, arn, call),
    ];
  },
  handle: (input, call) => {
    const name = checkName(input.name);
    if (input.publish) throw withoutVersions('CreateStateMachine');
    assertDefinition(input.definition);
    assertLogging(input.loggingConfiguration, call);
    const machine: StateMachine = {
      name,
      arn: stateMachineArn(name, call),
      type: input.type ?? 'STANDARD',
      createdAt: new Date(),
      definition: input.definition ?? '',
      roleArn: input.roleArn ?? '',
      loggingConfiguration: input.loggingConfiguration ?? { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: input.tracingConfiguration ?? { enabled: false },
      encryptionConfiguration: input.encryptionConfiguration ?? { type: 'AWS_OWNED_KEY' },
      revisionId: undefined,
      tags: tagsByKey(input.tags),
      gone: undefined,
    };
    const existing = stateMachines(call).get(name);
    if (existing) return answerAgain(existing, machine);
    checkRole(machine, call);
    stateMachines(call).set(name, machine);
    return { stateMachineArn: machine.arn, creationDate: machine.createdAt };
  },
});

/** What makes it the same again. */
const comparedOf = (machine: StateMachine) => [
  machine.definition,
  machine.type,
  machine.loggingConfiguration,
  machine.tracingConfiguration,
  machine.encryptionConfiguration,
];

/** The same again is no error; role and tags do not count, and are not changed. */
function answerAgain(existing: StateMachine, asked: StateMachine): CreateStateMachineOutput {
  const { arn, createdAt } = existing;
  if (existing.gone) {
    throw new AwsError('StateMachineDeleting', `State Machine is being deleted: '${arn}'`);
  }
  if (!isDeepStrictEqual(comparedOf(existing), comparedOf(asked))) {
    throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
  }
  return { stateMachineArn: arn, creationDate: createdAt };
}

/** @throws AwsError InvalidDefinition */
export function assertDefinition(definition: string | undefined): void {
  const faults = findFaults(definition);
  if (faults.length > 0) throw new AwsError('InvalidDefinition', wordFaults(faults));
}

/** The words are assumed. @throws AwsError InvalidLoggingConfiguration */
export function assertLogging(logging: LoggingConfiguration | undefined, call: Call): void {
  if (!logging?.level || logging.level === 'OFF') return;
  const groups = (logging.destinations ?? []).map(
    ({ cloudWatchLogsLogGroup: group }) => group?.logGroupArn ?? '',
  );
  const isWrong = (arn: string) => !arn.endsWith(':*') || !logGroups(call).has(arn.split(':')[6] ?? '');
  if (groups.length === 1 && !groups.some(isWrong)) return;
  throw new AwsError(
    'InvalidLoggingConfiguration',
    groups.length === 1
      ? `Invalid Logging Configuration: Log Destination '${groups[0]}' must be a log group ARN that ends with ':*' and exist.`
      : 'Invalid Logging Configuration: Must specify exactly one Log Destination.',
  );
}

export function withoutVersions(operation: string): AwsError {
  return new AwsError('NotImplemented', `states:${operation} publishes no versions here`, 501);
}
