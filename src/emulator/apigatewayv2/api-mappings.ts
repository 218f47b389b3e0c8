import type {
  ApiMapping,
  CreateApiMappingRequest,
  CreateApiMappingResponse,
  DeleteApiMappingRequest,
  GetApiMappingRequest,
  GetApiMappingResponse,
  GetApiMappingsRequest,
  GetApiMappingsResponse,
  UpdateApiMappingRequest,
  UpdateApiMappingResponse,
} from '@aws-sdk/client-apigatewayv2';

import { assertFree, domainPath, type DomainMapping, findDomain } from '../apigateway/domain-store.ts';
import { createIdentifier } from '../apigateway/identifier.ts';
import { cutPage } from '../apigateway/page.ts';
import { requireVerb } from '../apigateway/permission.ts';
import { apiGatewayStore } from '../apigateway/store.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { apiGatewayV2Store, findChild } from './store.ts';

const taken = 'ApiMapping key already exists for this domain name';

const path = (domainName: string | undefined, id?: string): string =>
  domainPath(domainName, `/apimappings${id === undefined ? '' : `/${id}`}`);

const render = ({ id, apiId, stage = '', key }: DomainMapping): ApiMapping => ({
  ApiMappingId: id,
  ApiId: apiId,
  Stage: stage,
  ApiMappingKey: key,
});

/** A domain leads to APIs of either generation. @throws AwsError BadRequestException */
function assertTarget({ account, region }: Call, apiId: string, stage: string | undefined): void {
  const api =
    account.store(apiGatewayV2Store).apis.get(apiId) ?? account.store(apiGatewayStore).restApis.get(apiId);
  if (api?.region !== region) throw new AwsError('BadRequestException', 'Invalid API identifier specified');
  if (!api.stages.has(stage ?? ''))
    throw new AwsError('BadRequestException', 'Invalid stage identifier specified');
}

const find = (call: Call, input: GetApiMappingRequest): DomainMapping =>
  findChild(findDomain(call, input.DomainName).mappings, input.ApiMappingId, 'API mapping');

export const createApiMapping = defineOperation<CreateApiMappingRequest, CreateApiMappingResponse>({
  name: 'CreateApiMapping',
  requires: (input, call) => requireVerb('POST', call.region, path(input.DomainName)),
  handle: (input, call) => {
    const record = findDomain(call, input.DomainName);
    const { ApiId: apiId = '', Stage: stage, ApiMappingKey: key = '' } = input;
    assertTarget(call, apiId, stage);
    assertFree(record, key, taken);
    const mapping = { id: createIdentifier(6), apiId, stage, key };
    record.mappings.set(mapping.id, mapping);
    return render(mapping);
  },
});

export const getApiMapping = defineOperation<GetApiMappingRequest, GetApiMappingResponse>({
  name: 'GetApiMapping',
  requires: (input, call) => requireVerb('GET', call.region, path(input.DomainName, input.ApiMappingId)),
  handle: (input, call) => render(find(call, input)),
});

export const getApiMappings = defineOperation<GetApiMappingsRequest, GetApiMappingsResponse>({
  name: 'GetApiMappings',
  requires: (input, call) => requireVerb('GET', call.region, path(input.DomainName)),
  handle: (input, call) => {
    const all = [...findDomain(call, input.DomainName).mappings.values()].map(render);
    const page = cutPage(all, Number(input.MaxResults ?? 25), input.NextToken);
    return { Items: page.items, NextToken: page.position };
  },
});

export const updateApiMapping = defineOperation<UpdateApiMappingRequest, UpdateApiMappingResponse>({
  name: 'UpdateApiMapping',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.DomainName, input.ApiMappingId)),
  handle: (input, call) => {
    const mapping = find(call, input);
    const next = {
      apiId: input.ApiId ?? mapping.apiId,
      stage: input.Stage ?? mapping.stage,
      key: input.ApiMappingKey ?? mapping.key,
    };
    assertTarget(call, next.apiId, next.stage);
    assertFree(findDomain(call, input.DomainName), next.key, taken, mapping.id);
    return render(Object.assign(mapping, next));
  },
});

export const deleteApiMapping = defineOperation<DeleteApiMappingRequest, void>({
  name: 'DeleteApiMapping',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.DomainName, input.ApiMappingId)),
  handle: (input, call) => {
    const { id } = find(call, input);
    findDomain(call, input.DomainName).mappings.delete(id);
  },
});
