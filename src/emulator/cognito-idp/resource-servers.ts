import type {
  CreateResourceServerRequest,
  CreateResourceServerResponse,
  DeleteResourceServerRequest,
  DescribeResourceServerRequest,
  DescribeResourceServerResponse,
  ListResourceServersRequest,
  ListResourceServersResponse,
  ResourceServerType,
  UpdateResourceServerRequest,
  UpdateResourceServerResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { pageOf } from './paging.ts';
import { getParts } from './pool-parts.ts';
import { onPool } from './requirements.ts';

/** Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html */
export const createResourceServer = defineOperation<
  CreateResourceServerRequest,
  CreateResourceServerResponse
>({
  name: 'CreateResourceServer',
  requires: (input, call) => [onPool('CreateResourceServer', input.UserPoolId, call)],
  handle: (input, call) => {
    const { resourceServers, pool } = getParts(call, input.UserPoolId);
    const { Identifier: identifier = '' } = input;
    if (resourceServers.has(identifier)) {
      throw new AwsError(
        'InvalidParameterException',
        `${identifier} already exists in user pool ${pool.Id}.`,
      );
    }
    resourceServers.set(identifier, { ...input });
    return { ResourceServer: { ...input } };
  },
});

export const describeResourceServer = defineOperation<
  DescribeResourceServerRequest,
  DescribeResourceServerResponse
>({
  name: 'DescribeResourceServer',
  requires: (input, call) => [onPool('DescribeResourceServer', input.UserPoolId, call)],
  handle: (input, call) => ({ ResourceServer: findServer(input, call) }),
});

export const updateResourceServer = defineOperation<
  UpdateResourceServerRequest,
  UpdateResourceServerResponse
>({
  name: 'UpdateResourceServer',
  requires: (input, call) => [onPool('UpdateResourceServer', input.UserPoolId, call)],
  handle: (input, call) => {
    findServer(input, call);
    getParts(call, input.UserPoolId).resourceServers.set(input.Identifier ?? '', { ...input });
    return { ResourceServer: { ...input } };
  },
});

export const deleteResourceServer = defineOperation<DeleteResourceServerRequest, object>({
  name: 'DeleteResourceServer',
  requires: (input, call) => [onPool('DeleteResourceServer', input.UserPoolId, call)],
  handle: (input, call) => {
    findServer(input, call);
    getParts(call, input.UserPoolId).resourceServers.delete(input.Identifier ?? '');
    return {};
  },
});

export const listResourceServers = defineOperation<ListResourceServersRequest, ListResourceServersResponse>({
  name: 'ListResourceServers',
  requires: (input, call) => [onPool('ListResourceServers', input.UserPoolId, call)],
  handle: (input, call) => {
    const { items, next } = pageOf([...getParts(call, input.UserPoolId).resourceServers.values()], input);
    return { ResourceServers: items, ...next };
  },
});

/** @throws AwsError ResourceNotFoundException */
function findServer(
  { UserPoolId, Identifier }: DescribeResourceServerRequest,
  call: Call,
): ResourceServerType {
  const server = getParts(call, UserPoolId).resourceServers.get(Identifier ?? '');
  if (server) return server;
  throw new AwsError('ResourceNotFoundException', `Resource server ${Identifier ?? ''} does not exist.`);
}
