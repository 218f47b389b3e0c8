import type {
  CreateRestApiRequest,
  DeleteRestApiRequest,
  GetRestApiRequest,
  GetRestApisRequest,
  RestApi,
  RestApis,
  UpdateRestApiRequest,
} from '@aws-sdk/client-api-gateway';

import { findPolicyFault } from '../authorization/policy-grammar.ts';
import { AwsError, type Call, defineOperation, type Requirement } from '../operation.ts';
import { assertUnmapped } from './domain-store.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { applyPatch } from './patch.ts';
import { apiGatewayArn, hasTags, requireOnTags, requireVerb } from './permission.ts';
import { apiGatewayStore, findRestApi } from './store.ts';

/**
 * An empty text is no policy.
 * Source of the words: https://github.com/aws/chalice/issues/2065
 */
function assertPolicy(text: string | undefined): void {
  if (!text || findPolicyFault(text, 'api') === undefined) return;
  throw new AwsError(
    'BadRequestException',
    'Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
  );
}

/** Who gives an API a resource policy is asked for that too, beside the verb. */
function requirePolicy(call: Call, path: string): Requirement {
  return { action: 'apigateway:UpdateRestApiPolicy', resource: apiGatewayArn(call.region, path) };
}

export const createRestApi = defineOperation<CreateRestApiRequest, RestApi>({
  name: 'CreateRestApi',
  // The id is not known yet, so both further questions are about any API. See behaviour.md.
  requires: (input, call) => [
    ...requireVerb('POST', call.region, '/restapis', input.tags),
    ...(hasTags(input.tags)
      ? [requireOnTags('PUT', call.region, apiGatewayArn(call.region, '/restapis/*'), input.tags)]
      : []),
    ...(input.policy ? [requirePolicy(call, '/restapis/*')] : []),
  ],
  handle: (input, call) => {
    if (!input.name) throw new AwsError('BadRequestException', 'Name cannot be empty');
    assertPolicy(input.policy);
    const id = createIdentifier(10);
    const rootId = createIdentifier(10);
    const api = {
      id,
      name: input.name,
      description: input.description,
      version: input.version,
      createdDate: new Date(),
      apiKeySource: input.apiKeySource ?? ('HEADER' as const),
      binaryMediaTypes: input.binaryMediaTypes ? [...input.binaryMediaTypes] : undefined,
      minimumCompressionSize: input.minimumCompressionSize,
      endpointConfiguration: {
        types: [...(input.endpointConfiguration?.types ?? (['EDGE'] as const))],
        vpcEndpointIds: input.endpointConfiguration?.vpcEndpointIds,
        ipAddressType: input.endpointConfiguration?.ipAddressType ?? ('ipv4' as const),
      },
      policy: input.policy === '' ? undefined : input.policy,
      disableExecuteApiEndpoint: input.disableExecuteApiEndpoint ?? false,
      rootResourceId: rootId,
      tags: { ...input.tags },
    };
    call.account.store(apiGatewayStore).restApis.set(id, {
      region: call.region,
      api,
      resources: new Map([[rootId, { id: rootId, path: '/' }]]),
      deployments: new Map(),
      stages: new Map(),
      models: new Map(['Empty', 'Error'].map((name) => [name, builtInModel(name)])),
      requestValidators: new Map(),
      gatewayResponses: new Map(),
      authorizers: new Map(),
    });
    return api;
  },
});

export const getRestApi = defineOperation<GetRestApiRequest, RestApi>({
  name: 'GetRestApi',
  requires: (input, call) => requireVerb('GET', call.region, `/restapis/${input.restApiId}`),
  handle: (input, call) => findRestApi(call, input.restApiId).api,
});

export const getRestApis = defineOperation<GetRestApisRequest, RestApis>({
  name: 'GetRestApis',
  requires: (_input, call) => requireVerb('GET', call.region, '/restapis'),
  handle: (input, call) => {
    const all = [...call.account.store(apiGatewayStore).restApis.values()]
      .filter((record) => record.region === call.region)
      .map((record) => record.api);
    return cutPage(all, input.limit, input.position);
  },
});

export const updateRestApi = defineOperation<UpdateRestApiRequest, RestApi>({
  name: 'UpdateRestApi',
  requires: (input, call) => [
    ...requireVerb('PATCH', call.region, `/restapis/${input.restApiId}`),
    ...(input.patchOperations?.some((operation) => operation.path === '/policy')
      ? [requirePolicy(call, `/restapis/${input.restApiId}`)]
      : []),
  ],
  handle: (input, call) => {
    const { api } = findRestApi(call, input.restApiId);
    for (const { op, path, value } of input.patchOperations ?? []) {
      if (path === '/policy' && op !== 'remove') assertPolicy(value);
    }
    applyPatch(api, input.patchOperations);
    return api;
  },
});

export const deleteRestApi = defineOperation<DeleteRestApiRequest, void>({
  name: 'DeleteRestApi',
  requires: (input, call) => requireVerb('DELETE', call.region, `/restapis/${input.restApiId}`),
  handle: (input, call) => {
    const { id } = findRestApi(call, input.restApiId).api;
    assertUnmapped(call, id);
    call.account.store(apiGatewayStore).restApis.delete(id);
  },
});

/** Every API has these two from the start. */
function builtInModel(name: string) {
  return {
    id: createIdentifier(6),
    name,
    contentType: 'application/json',
    description: `This is a default ${name.toLowerCase()} schema model`,
    schema: JSON.stringify({ $schema: 'http://json-schema.org/draft-04/schema#', type: 'object' }),
  };
}
