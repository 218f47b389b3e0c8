import { randomUUID } from 'node:crypto';

import type {
  ApiDestination,
  CreateApiDestinationRequest,
  CreateApiDestinationResponse,
  DeleteApiDestinationRequest,
  DeleteApiDestinationResponse,
  DescribeApiDestinationRequest,
  DescribeApiDestinationResponse,
  ListApiDestinationsRequest,
  ListApiDestinationsResponse,
  UpdateApiDestinationRequest,
  UpdateApiDestinationResponse,
} from '@aws-sdk/client-eventbridge';

import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { cutPage } from '../page.ts';
import { endpointStore, type KeptApiDestination } from './store.ts';

function on(operation: string, name: string | undefined, call: Call): Requirement {
  const resource = `arn:aws:events:${call.region}:${call.account.accountId}:api-destination/${name}`;
  return { action: `events:${operation}`, resource };
}

/** Without the id that the connection was given: so the reference forms it. */
function onConnection(operation: string, arn: string | undefined): readonly Requirement[] {
  if (arn === undefined) return [];
  return [{ action: `events:${operation}`, resource: arn.split('/').slice(0, 2).join('/') }];
}

/** @throws AwsError ResourceNotFoundException */
function assertConnection(call: Call, arn: string | undefined): void {
  const { connections } = endpointStore(call);
  if (arn === undefined || [...connections.values()].some((connection) => connection.arn === arn)) return;
  throw new AwsError('ResourceNotFoundException', `Connection '${arn}' does not exist.`);
}

/** Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateApiDestination.html */
export const createApiDestination = defineOperation<
  CreateApiDestinationRequest,
  CreateApiDestinationResponse
>({
  name: 'CreateApiDestination',
  requires: (input, call) => [
    on('CreateApiDestination', input.Name, call),
    ...onConnection('CreateApiDestination', input.ConnectionArn),
  ],
  handle: (input, call) => {
    const { apiDestinations } = endpointStore(call);
    const name = input.Name ?? '';
    assertConnection(call, input.ConnectionArn);
    if (apiDestinations.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', `An api-destination '${name}' already exists.`);
    }
    const destination: KeptApiDestination = {
      name,
      arn: `arn:aws:events:${call.region}:${call.account.accountId}:api-destination/${name}/${randomUUID()}`,
      createdAt: new Date(),
      changedAt: new Date(),
      description: input.Description,
      connectionArn: input.ConnectionArn ?? '',
      endpoint: input.InvocationEndpoint ?? '',
      method: input.HttpMethod ?? '',
      perSecond: input.InvocationRateLimitPerSecond,
    };
    apiDestinations.set(name, destination);
    return summaryOf(destination);
  },
});

export const describeApiDestination = defineOperation<
  DescribeApiDestinationRequest,
  DescribeApiDestinationResponse
>({
  name: 'DescribeApiDestination',
  requires: (input, call) => [on('DescribeApiDestination', input.Name, call)],
  handle: (input, call) => {
    const destination = findDestination(call, input.Name);
    return { ...summaryOf(destination), Description: destination.description };
  },
});

export const updateApiDestination = defineOperation<
  UpdateApiDestinationRequest,
  UpdateApiDestinationResponse
>({
  name: 'UpdateApiDestination',
  requires: (input, call) => [
    on('UpdateApiDestination', input.Name, call),
    ...onConnection('UpdateApiDestination', input.ConnectionArn),
  ],
  handle: (input, call) => {
    const destination = findDestination(call, input.Name);
    assertConnection(call, input.ConnectionArn);
    destination.description = input.Description ?? destination.description;
    destination.connectionArn = input.ConnectionArn ?? destination.connectionArn;
    destination.endpoint = input.InvocationEndpoint ?? destination.endpoint;
    destination.method = input.HttpMethod ?? destination.method;
    destination.perSecond = input.InvocationRateLimitPerSecond ?? destination.perSecond;
    destination.changedAt = new Date();
    return summaryOf(destination);
  },
});

export const deleteApiDestination = defineOperation<
  DeleteApiDestinationRequest,
  DeleteApiDestinationResponse
>({
  name: 'DeleteApiDestination',
  requires: (input, call) => [on('DeleteApiDestination', input.Name, call)],
  handle: (input, call) => {
    const { name } = findDestination(call, input.Name);
    endpointStore(call).apiDestinations.delete(name);
    return {};
  },
});

export const listApiDestinations = defineOperation<ListApiDestinationsRequest, ListApiDestinationsResponse>({
  name: 'ListApiDestinations',
  requires: () => [{ action: 'events:ListApiDestinations', resource: '*' }],
  handle: (input, call) => {
    const all = [...endpointStore(call).apiDestinations.values()].filter(
      ({ name, connectionArn }) =>
        name.startsWith(input.NamePrefix ?? '') && connectionArn === (input.ConnectionArn ?? connectionArn),
    );
    const { items, next } = cutPage(
      all.map(summaryOf),
      input.NextToken,
      input.Limit ?? 100,
      () => new AwsError('ValidationException', 'Parameter NextToken is not valid.'),
    );
    return { ApiDestinations: items, ...(next !== undefined && { NextToken: next }) };
  },
});

function summaryOf(destination: KeptApiDestination): ApiDestination {
  return {
    ApiDestinationArn: destination.arn,
    Name: destination.name,
    ApiDestinationState: 'ACTIVE',
    ConnectionArn: destination.connectionArn,
    InvocationEndpoint: destination.endpoint,
    HttpMethod: destination.method as ApiDestination['HttpMethod'],
    InvocationRateLimitPerSecond: destination.perSecond,
    CreationTime: destination.createdAt,
    LastModifiedTime: destination.changedAt,
  };
}

/** @throws AwsError ResourceNotFoundException */
function findDestination(call: Call, name: string | undefined): KeptApiDestination {
  const destination = endpointStore(call).apiDestinations.get(name ?? '');
  if (destination) return destination;
  throw new AwsError(
    'ResourceNotFoundException',
    `Failed to describe the api-destination(s). An api-destination '${name}' does not exist.`,
  );
}
