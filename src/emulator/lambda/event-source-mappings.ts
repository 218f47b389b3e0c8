import { randomUUID } from 'node:crypto';

import type {
  CreateEventSourceMappingRequest,
  DeleteEventSourceMappingRequest,
  EventSourceMappingConfiguration,
  GetEventSourceMappingRequest,
  ListEventSourceMappingsRequest,
  ListEventSourceMappingsResponse,
  UpdateEventSourceMappingRequest,
} from '@aws-sdk/client-lambda';

import { defineOperation } from '../operation.ts';
import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { checkRoleReads, checkStreamIsThere, defaultBatchSize } from './event-sources.ts';
import {
  conflict,
  functionArn,
  getConfigurationOf,
  invalid,
  notFound,
  parseFunctionName,
} from './function-name.ts';
import {
  assertMappingSettled,
  mappingAtFirst,
  mappingInItsState,
  passCreation,
  passDeletion,
  passUpdate,
} from './mapping-states.ts';
import { pageOf } from './paging.ts';
import { toTag } from './requirements.ts';
import { lambdaState, lookUpMapping } from './store.ts';
import type { EventSourceMapping } from './store.ts';

/** The id is not known yet: refusals name every mapping. */
export const createEventSourceMapping = defineOperation({
  name: 'CreateEventSourceMapping',
  requires: (input: CreateEventSourceMappingRequest, call): readonly Requirement[] => {
    const resource = mappingArn('*', call);
    return [
      {
        action: 'lambda:CreateEventSourceMapping',
        resource,
        context: {
          'lambda:FunctionArn': functionArn(parseFunctionName(input), call),
          ...requestTagContext(input.Tags),
        },
      },
      ...toTag(resource, input.Tags),
    ];
  },
  handle: (input: CreateEventSourceMappingRequest, call): EventSourceMappingConfiguration => {
    const target = getConfigurationOf(input, call);
    const { mappings } = lambdaState(call);
    const named = functionArn(parseFunctionName(input), call);
    checkStart(input);
    checkRoleReads(input.EventSourceArn, target.Role, call);
    checkStreamIsThere(input.EventSourceArn, call);
    const existing = allMappings(call).find(
      ({ configuration }) =>
        configuration.EventSourceArn === input.EventSourceArn && configuration.FunctionArn === named,
    );
    if (existing) throw alreadyMapped(existing, named, input.EventSourceArn);
    const uuid = randomUUID();
    const { Enabled: enabled = true, FunctionName: _name, Tags: tags = {}, ...settings } = input;
    const configuration: EventSourceMappingConfiguration = {
      ...settings,
      UUID: uuid,
      BatchSize: input.BatchSize ?? defaultBatchSize(input.EventSourceArn),
      MaximumBatchingWindowInSeconds: input.MaximumBatchingWindowInSeconds ?? 0,
      FunctionArn: named,
      EventSourceMappingArn: mappingArn(uuid, call),
      LastModified: new Date(),
      State: enabled ? 'Enabled' : 'Disabled',
      StateTransitionReason: 'USER_INITIATED',
    };
    const mapping = { configuration, passages: passCreation(enabled, call.account.clock), tags };
    mappings.set(uuid, mapping);
    return mappingAtFirst(mapping);
  },
});

export const getEventSourceMapping = defineOperation({
  name: 'GetEventSourceMapping',
  requires: (input: GetEventSourceMappingRequest, call) => [
    onMapping('lambda:GetEventSourceMapping', input, call),
  ],
  handle: (input: GetEventSourceMappingRequest, call): EventSourceMappingConfiguration =>
    mappingInItsState(getMapping(input.UUID, call)),
});

export const updateEventSourceMapping = defineOperation({
  name: 'UpdateEventSourceMapping',
  requires: (input: UpdateEventSourceMappingRequest, call) => [
    onMapping('lambda:UpdateEventSourceMapping', input, call),
  ],
  handle: (input: UpdateEventSourceMappingRequest, call): EventSourceMappingConfiguration => {
    const mapping = getMapping(input.UUID, call);
    assertMappingSettled(mapping, 'update');
    const { Enabled: enabled, FunctionName: functionName, UUID: uuid = '', ...settings } = input;
    const target = functionName ?? mapping.configuration.FunctionArn;
    const { Role: role } = getConfigurationOf({ FunctionName: target }, call);
    checkRoleReads(mapping.configuration.EventSourceArn, role, call);
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    const configuration: EventSourceMappingConfiguration = {
      ...mapping.configuration,
      ...given,
      FunctionArn: functionArn(parseFunctionName({ FunctionName: target }), call),
      LastModified: new Date(),
      ...(enabled !== undefined && { State: enabled ? 'Enabled' : 'Disabled' }),
    };
    const switched = configuration.State === mapping.configuration.State ? undefined : enabled;
    const updated = { ...mapping, configuration, passages: passUpdate(switched, call.account.clock) };
    lambdaState(call).mappings.set(uuid, updated);
    return mappingAtFirst(updated);
  },
});

export const deleteEventSourceMapping = defineOperation({
  name: 'DeleteEventSourceMapping',
  requires: (input: DeleteEventSourceMappingRequest, call) => [
    onMapping('lambda:DeleteEventSourceMapping', input, call),
  ],
  handle: (input: DeleteEventSourceMappingRequest, call): EventSourceMappingConfiguration => {
    const mapping = getMapping(input.UUID, call);
    assertMappingSettled(mapping, 'delete');
    const configuration = { ...mapping.configuration, State: undefined };
    const deleted = { ...mapping, configuration, passages: passDeletion(call.account.clock) };
    lambdaState(call).mappings.set(input.UUID ?? '', deleted);
    return mappingAtFirst(deleted);
  },
});

export const listEventSourceMappings = defineOperation({
  name: 'ListEventSourceMappings',
  requires: () => [{ action: 'lambda:ListEventSourceMappings', resource: '*' }],
  handle: (input: ListEventSourceMappingsRequest, call): ListEventSourceMappingsResponse => {
    const named = input.FunctionName && functionArn(parseFunctionName(input), call);
    const all = allMappings(call)
      .map(mappingInItsState)
      .filter((mapping) => !named || mapping.FunctionArn === named)
      .filter((mapping) => !input.EventSourceArn || mapping.EventSourceArn === input.EventSourceArn);
    const { items, next } = pageOf(all, input);
    return { EventSourceMappings: [...items], ...next };
  },
});

function mappingArn(uuid: string, call: Call): string {
  return `arn:aws:lambda:${call.region}:${call.account.accountId}:event-source-mapping:${uuid}`;
}

function onMapping(action: string, input: { readonly UUID: string | undefined }, call: Call): Requirement {
  const functionArnText = lookUpMapping(call, input.UUID ?? '')?.configuration.FunctionArn;
  return {
    action,
    resource: mappingArn(input.UUID ?? '', call),
    ...(functionArnText !== undefined && { context: { 'lambda:FunctionArn': functionArnText } }),
  };
}

function allMappings(call: Call): readonly EventSourceMapping[] {
  return [...lambdaState(call).mappings.keys()].flatMap((uuid) => lookUpMapping(call, uuid) ?? []);
}

function getMapping(uuid: string | undefined, call: Call): EventSourceMapping {
  const mapping = lookUpMapping(call, uuid ?? '');
  if (!mapping) throw notFound('The resource you requested does not exist.');
  return mapping;
}

/** Streams are read from a stated position, queues are not. */
function checkStart(input: CreateEventSourceMappingRequest): void {
  const service = (input.EventSourceArn ?? '').split(':')[2];
  if (input.EventSourceArn !== undefined && !input.EventSourceArn.startsWith('arn:')) {
    throw invalid('Unrecognized event source.');
  }
  if ((service === 'dynamodb' || service === 'kinesis') && !input.StartingPosition) {
    throw invalid(
      "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
    );
  }
  if (service === 'sqs' && input.StartingPosition) {
    throw invalid('StartingPosition is not valid for SQS event sources.');
  }
}

function alreadyMapped(existing: EventSourceMapping, named: string, sourceArn: string | undefined) {
  const service = (sourceArn ?? '').split(':')[2] ?? '';
  const spelled: Readonly<Record<string, string>> = { sqs: 'SQS', dynamodb: 'dynamodb', kinesis: 'kinesis' };
  return conflict(
    `An event source mapping with ${spelled[service] ?? service} arn (" ${sourceArn} ") and function (" ${named.split(':')[6]} ") already exists. Please update or delete the existing mapping with UUID ${existing.configuration.UUID}`,
  );
}
