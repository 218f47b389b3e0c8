import { randomUUID } from 'node:crypto';

import type {
  Connection,
  CreateConnectionRequest,
  CreateConnectionResponse,
  DeleteConnectionRequest,
  DeleteConnectionResponse,
  DescribeConnectionRequest,
  DescribeConnectionResponse,
  ListConnectionsRequest,
  ListConnectionsResponse,
  UpdateConnectionRequest,
  UpdateConnectionResponse,
} from '@aws-sdk/client-eventbridge';

import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { cutPage } from '../page.ts';
import { endpointStore, type KeptConnection } from './store.ts';

function on(operation: string, name: string | undefined, call: Call): Requirement {
  const resource = `arn:aws:events:${call.region}:${call.account.accountId}:connection/${name}`;
  return { action: `events:${operation}`, resource };
}

/** What the connection's secret asks of whoever makes or changes the connection. Sources stand in `behaviour.md`. */
function onSecret(actions: readonly string[], name: string | undefined, call: Call): readonly Requirement[] {
  const found = endpointStore(call).connections.get(name ?? '');
  const place = `arn:aws:secretsmanager:${call.region}:${call.account.accountId}`;
  const resource = found?.secretArn ?? `${place}:secret:events!connection/${name}/*`;
  return actions.map((action) => ({ action: `secretsmanager:${action}`, resource }));
}

/** Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateConnection.html */
export const createConnection = defineOperation<CreateConnectionRequest, CreateConnectionResponse>({
  name: 'CreateConnection',
  requires: (input, call) => [
    on('CreateConnection', input.Name, call),
    ...onSecret(['CreateSecret', 'PutSecretValue', 'GetSecretValue'], input.Name, call),
  ],
  handle: (input, call) => {
    const { connections } = endpointStore(call);
    const name = input.Name ?? '';
    if (connections.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', `Connection ${name} already exists.`);
    }
    const place = `${call.region}:${call.account.accountId}`;
    const connection: KeptConnection = {
      name,
      arn: `arn:aws:events:${place}:connection/${name}/${randomUUID()}`,
      secretArn: `arn:aws:secretsmanager:${place}:secret:events!connection/${name}/${randomUUID()}-AbCdEf`,
      createdAt: new Date(),
      changedAt: new Date(),
      description: input.Description,
      authorizationType: input.AuthorizationType ?? 'API_KEY',
    };
    connections.set(name, connection);
    return summaryOf(connection);
  },
});

export const describeConnection = defineOperation<DescribeConnectionRequest, DescribeConnectionResponse>({
  name: 'DescribeConnection',
  requires: (input, call) => [on('DescribeConnection', input.Name, call)],
  handle: (input, call) => {
    const connection = findConnection(call, input.Name);
    const { description: Description, secretArn: SecretArn } = connection;
    return { ...summaryOf(connection), Description, SecretArn };
  },
});

export const updateConnection = defineOperation<UpdateConnectionRequest, UpdateConnectionResponse>({
  name: 'UpdateConnection',
  requires: (input, call) => [
    on('UpdateConnection', input.Name, call),
    ...(input.AuthParameters === undefined
      ? []
      : onSecret(['UpdateSecret', 'PutSecretValue', 'GetSecretValue'], input.Name, call)),
  ],
  handle: (input, call) => {
    const connection = findConnection(call, input.Name);
    connection.description = input.Description ?? connection.description;
    connection.authorizationType = input.AuthorizationType ?? connection.authorizationType;
    connection.changedAt = new Date();
    return summaryOf(connection);
  },
});

/** One that a destination uses goes, too: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteConnection.html */
export const deleteConnection = defineOperation<DeleteConnectionRequest, DeleteConnectionResponse>({
  name: 'DeleteConnection',
  requires: (input, call) => [on('DeleteConnection', input.Name, call)],
  handle: (input, call) => {
    const connection = findConnection(call, input.Name);
    endpointStore(call).connections.delete(connection.name);
    return { ...summaryOf(connection), ConnectionState: 'DELETING' };
  },
});

export const listConnections = defineOperation<ListConnectionsRequest, ListConnectionsResponse>({
  name: 'ListConnections',
  requires: () => [{ action: 'events:ListConnections', resource: '*' }],
  handle: (input, call) => {
    const all = [...endpointStore(call).connections.values()].filter(({ name }) =>
      name.startsWith(input.NamePrefix ?? ''),
    );
    const { items, next } = cutPage(
      all.map(summaryOf),
      input.NextToken,
      input.Limit ?? 100,
      () => new AwsError('ValidationException', 'Parameter NextToken is not valid.'),
    );
    return { Connections: items, ...(next !== undefined && { NextToken: next }) };
  },
});

function summaryOf({ name, arn, ...connection }: KeptConnection): Connection {
  return {
    ConnectionArn: arn,
    Name: name,
    ConnectionState: 'AUTHORIZED',
    AuthorizationType: connection.authorizationType,
    CreationTime: connection.createdAt,
    LastModifiedTime: connection.changedAt,
    LastAuthorizedTime: connection.changedAt,
  };
}

/** @throws AwsError ResourceNotFoundException */
function findConnection(call: Call, name: string | undefined): KeptConnection {
  const connection = endpointStore(call).connections.get(name ?? '');
  if (connection) return connection;
  throw new AwsError(
    'ResourceNotFoundException',
    `Failed to describe the connection(s). Connection '${name}' does not exist.`,
  );
}
