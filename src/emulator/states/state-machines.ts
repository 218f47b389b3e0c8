import { randomUUID } from 'node:crypto';
import type {
  DeleteStateMachineInput,
  DescribeStateMachineInput,
  DescribeStateMachineOutput,
  ListStateMachinesInput,
  ListStateMachinesOutput,
  UpdateStateMachineInput,
  UpdateStateMachineOutput,
  ValidateStateMachineDefinitionInput,
  ValidateStateMachineDefinitionOutput,
} from '@aws-sdk/client-sfn';
import { toPassRole } from '../iam/pass-role.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { assertDefinition, assertLogging, toSeal, withoutVersions } from './create-state-machine.ts';
import { findFaults } from './definition.ts';
import { onArn, onOwnKey } from './requirements.ts';
import { checkRole } from './role-checks.ts';
import { findStateMachine, getStateMachine, stateMachineArn, stateMachines } from './store.ts';

/** How long a deletion takes where nothing runs: assumed. */
const deletionMs = 10_000;

export const describeStateMachine = defineOperation<DescribeStateMachineInput, DescribeStateMachineOutput>({
  name: 'DescribeStateMachine',
  requires: (input, call) => {
    const arn = input.stateMachineArn ?? '';
    const encryption =
      input.includedData === 'METADATA_ONLY'
        ? undefined
        : findStateMachine(arn, call)?.encryptionConfiguration;
    return [onArn('DescribeStateMachine', arn), ...onOwnKey(['kms:Decrypt'], encryption, arn, call)];
  },
  handle: (input, call) => {
    const machine = getStateMachine(input.stateMachineArn, call);
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      status: machine.gone ? 'DELETING' : 'ACTIVE',
      definition: input.includedData === 'METADATA_ONLY' ? '' : machine.definition,
      roleArn: machine.roleArn,
      type: machine.type,
      creationDate: machine.createdAt,
      loggingConfiguration: machine.loggingConfiguration,
      tracingConfiguration: machine.tracingConfiguration,
      encryptionConfiguration: machine.encryptionConfiguration,
      ...(machine.revisionId !== undefined && { revisionId: machine.revisionId }),
    };
  },
});

/** Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html */
export const updateStateMachine = defineOperation<UpdateStateMachineInput, UpdateStateMachineOutput>({
  name: 'UpdateStateMachine',
  requires: (input, call) => {
    const arn = input.stateMachineArn ?? '';
    const encryption = input.encryptionConfiguration ?? findStateMachine(arn, call)?.encryptionConfiguration;
    return [
      onArn('UpdateStateMachine', arn),
      ...toPassRole(input.roleArn, 'states.amazonaws.com'),
      ...onOwnKey(toSeal, encryption, arn, call),
    ];
  },
  handle: (input, call) => {
    const machine = getStateMachine(input.stateMachineArn, call);
    if (input.publish) throw withoutVersions('UpdateStateMachine');
    if (machine.gone) {
      throw new AwsError('StateMachineDeleting', `State Machine is being deleted: '${machine.arn}'`);
    }
    if (input.definition !== undefined) assertDefinition(input.definition);
    assertLogging(input.loggingConfiguration, call);
    const wanted = {
      definition: input.definition ?? machine.definition,
      roleArn: input.roleArn ?? machine.roleArn,
      loggingConfiguration: input.loggingConfiguration ?? machine.loggingConfiguration,
      tracingConfiguration: input.tracingConfiguration ?? machine.tracingConfiguration,
      encryptionConfiguration: input.encryptionConfiguration ?? machine.encryptionConfiguration,
      revisionId: randomUUID(),
    };
    checkRole(wanted, call);
    Object.assign(machine, wanted);
    return { updateDate: new Date(), revisionId: wanted.revisionId };
  },
});

/** No error where there is none; it is DELETING for a while. */
export const deleteStateMachine = defineOperation<DeleteStateMachineInput, object>({
  name: 'DeleteStateMachine',
  requires: (input) => [onArn('DeleteStateMachine', input.stateMachineArn)],
  handle: (input, call) => {
    const machine = findStateMachine(input.stateMachineArn, call);
    if (machine) machine.gone ??= call.account.clock.after(deletionMs);
    return {};
  },
});

export const listStateMachines = defineOperation<ListStateMachinesInput, ListStateMachinesOutput>({
  name: 'ListStateMachines',
  requires: (_input, call) => [onArn('ListStateMachines', stateMachineArn('*', call))],
  handle: (input, call) => {
    const all = [...stateMachines(call).values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const { items, next } = cutPage(all, input.nextToken, input.maxResults ?? 100, invalidToken);
    return {
      stateMachines: items.map(({ arn, name, type, createdAt }) => ({
        stateMachineArn: arn,
        name,
        type,
        creationDate: createdAt,
      })),
      ...(next !== undefined && { nextToken: next }),
    };
  },
});

/** Printed with the ARN of every state machine: https://github.com/DataBiosphere/azul/issues/8006 */
export const validateStateMachineDefinition = defineOperation<
  ValidateStateMachineDefinitionInput,
  ValidateStateMachineDefinitionOutput
>({
  name: 'ValidateStateMachineDefinition',
  requires: (_input, call) => [onArn('ValidateStateMachineDefinition', stateMachineArn('*', call))],
  handle: ({ definition }) => {
    const diagnostics = findFaults(definition);
    return {
      result: diagnostics.length === 0 ? 'OK' : 'FAIL',
      diagnostics: [...diagnostics],
      truncated: false,
    };
  },
});

export function invalidToken(): AwsError {
  return new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
}
