import type {
  CreateConnectionRequest,
  CreateConnectionResponse,
  DeleteConnectionRequest,
  GetConnectionRequest,
  GetConnectionResponse,
  GetConnectionsRequest,
  GetConnectionsResponse,
  UpdateConnectionRequest,
} from '@aws-sdk/client-glue';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';
import { requestTagContext } from '../tag-context.ts';
import { assertOwnCatalog, dropTags, getThing, glueState, invalidInput, onPaths, setTags } from './store.ts';
import { toTag } from './tags.ts';

const path = (name: string | undefined) => `connection/${name ?? ''}`;
const inCatalog = (name: string | undefined) => ['catalog', path(name)];

/** Asked on the catalog and, as the guide's table has it, the connection: https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html */
export const createConnection = defineOperation<CreateConnectionRequest, CreateConnectionResponse>({
  name: 'CreateConnection',
  requires: (input, call) => {
    const name = input.ConnectionInput?.Name;
    return [
      ...onPaths('CreateConnection', inCatalog(name), call, requestTagContext(input.Tags)),
      ...toTag(path(name), input.Tags, call),
    ];
  },
  handle: (input, call) => {
    assertOwnCatalog(input.CatalogId, call);
    const { Name: name = '', ...settings } = input.ConnectionInput ?? { Name: '' };
    if (name === '') throw invalidInput('Connection name must not be empty.');
    const { connections } = glueState(call);
    if (connections.has(name)) {
      throw new AwsError('AlreadyExistsException', 'Connection already exists.');
    }
    const now = new Date();
    connections.set(name, {
      ...settings,
      Name: name,
      CreationTime: now,
      LastUpdatedTime: now,
      Status: 'READY',
    });
    setTags(path(name), input.Tags, call);
    return { CreateConnectionStatus: 'READY' };
  },
});

export const getConnection = defineOperation<GetConnectionRequest, GetConnectionResponse>({
  name: 'GetConnection',
  requires: (input, call) => onPaths('GetConnection', inCatalog(input.Name), call),
  handle: (input, call) => {
    assertOwnCatalog(input.CatalogId, call);
    const connection = getStored(input.Name, call);
    if (!input.HidePassword) return { Connection: connection };
    const { PASSWORD: _password, ...properties } = connection.ConnectionProperties ?? {};
    return { Connection: { ...connection, ConnectionProperties: properties } };
  },
});

export const getConnections = defineOperation<GetConnectionsRequest, GetConnectionsResponse>({
  name: 'GetConnections',
  requires: (_input, call) => onPaths('GetConnections', inCatalog('*'), call),
  handle: (input, call) => {
    assertOwnCatalog(input.CatalogId, call);
    const most = Math.min(input.MaxResults ?? 100, call.pageSize ?? 100);
    const { items, next } = cutPage([...glueState(call).connections.values()], input.NextToken, most, () =>
      invalidInput('Invalid NextToken'),
    );
    return { ConnectionList: items, NextToken: next };
  },
});

export const updateConnection = defineOperation<UpdateConnectionRequest, object>({
  name: 'UpdateConnection',
  requires: (input, call) => onPaths('UpdateConnection', inCatalog(input.Name), call),
  handle: (input, call) => {
    assertOwnCatalog(input.CatalogId, call);
    const current = getStored(input.Name, call);
    if (input.ConnectionInput?.Name !== current.Name) {
      throw invalidInput('Connection name cannot be changed.');
    }
    glueState(call).connections.set(current.Name ?? '', {
      ...(input.ConnectionInput as object),
      CreationTime: current.CreationTime,
      LastUpdatedTime: new Date(),
      Status: 'READY',
    });
    return {};
  },
});

export const deleteConnection = defineOperation<DeleteConnectionRequest, object>({
  name: 'DeleteConnection',
  requires: (input, call) => onPaths('DeleteConnection', inCatalog(input.ConnectionName), call),
  handle: (input, call) => {
    assertOwnCatalog(input.CatalogId, call);
    const { Name: name = '' } = getStored(input.ConnectionName, call);
    glueState(call).connections.delete(name);
    dropTags(path(name), call);
    return {};
  },
});

function getStored(name: string | undefined, call: Call) {
  return getThing(glueState(call).connections, name, `Connection ${name ?? ''} not found.`);
}
