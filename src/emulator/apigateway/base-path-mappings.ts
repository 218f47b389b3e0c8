import type {
  BasePathMapping,
  BasePathMappings,
  CreateBasePathMappingRequest,
  DeleteBasePathMappingRequest,
  GetBasePathMappingRequest,
  GetBasePathMappingsRequest,
  UpdateBasePathMappingRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, type Call, defineOperation } from '../operation.ts';
import { assertFree, domainPath, type DomainMapping, type DomainRecord, findDomain } from './domain-store.ts';
import { createIdentifier } from './identifier.ts';
import { cutPage } from './page.ts';
import { requireVerb } from './permission.ts';
import { apiGatewayStore, notFound } from './store.ts';

/** How the first generation names the mapping of the domain itself. */
const noPath = '(none)';
const taken = 'Base path already exists for this domain name';

const keyOf = (basePath: string | undefined): string =>
  basePath === undefined || basePath === noPath ? '' : basePath;

const path = (domainName: string | undefined, basePath: string | undefined): string =>
  domainPath(domainName, `/basepathmappings/${keyOf(basePath) || noPath}`);

const render = ({ key, apiId, stage }: DomainMapping): BasePathMapping => ({
  basePath: key || noPath,
  restApiId: apiId,
  stage,
});

function findMapping({ mappings }: DomainRecord, basePath: string | undefined): DomainMapping {
  const found = [...mappings.values()].find(({ key }) => key === keyOf(basePath));
  if (!found) throw notFound('Invalid base path mapping identifier specified');
  return found;
}

/** @throws AwsError BadRequestException */
function assertTarget(call: Call, apiId: string | undefined, stage: string | undefined): void {
  const api = call.account.store(apiGatewayStore).restApis.get(apiId ?? '');
  if (api?.region !== call.region)
    throw new AwsError('BadRequestException', 'Invalid REST API identifier specified');
  if (stage !== undefined && !api.stages.has(stage))
    throw new AwsError('BadRequestException', 'Invalid stage identifier specified');
}

export const createBasePathMapping = defineOperation<CreateBasePathMappingRequest, BasePathMapping>({
  name: 'CreateBasePathMapping',
  requires: (input, call) =>
    requireVerb('POST', call.region, domainPath(input.domainName, '/basepathmappings')),
  handle: (input, call) => {
    const record = findDomain(call, input.domainName);
    const key = keyOf(input.basePath);
    assertTarget(call, input.restApiId, input.stage);
    assertFree(record, key, taken);
    const mapping = { id: createIdentifier(6), apiId: input.restApiId ?? '', stage: input.stage, key };
    record.mappings.set(mapping.id, mapping);
    return render(mapping);
  },
});

export const getBasePathMapping = defineOperation<GetBasePathMappingRequest, BasePathMapping>({
  name: 'GetBasePathMapping',
  requires: (input, call) => requireVerb('GET', call.region, path(input.domainName, input.basePath)),
  handle: (input, call) => render(findMapping(findDomain(call, input.domainName), input.basePath)),
});

export const getBasePathMappings = defineOperation<GetBasePathMappingsRequest, BasePathMappings>({
  name: 'GetBasePathMappings',
  requires: (input, call) =>
    requireVerb('GET', call.region, domainPath(input.domainName, '/basepathmappings')),
  handle: (input, call) =>
    cutPage(
      [...findDomain(call, input.domainName).mappings.values()].map(render),
      input.limit,
      input.position,
    ),
});

export const updateBasePathMapping = defineOperation<UpdateBasePathMappingRequest, BasePathMapping>({
  name: 'UpdateBasePathMapping',
  requires: (input, call) => requireVerb('PATCH', call.region, path(input.domainName, input.basePath)),
  handle: (input, call) => {
    const record = findDomain(call, input.domainName);
    const mapping = findMapping(record, input.basePath);
    const next = { ...mapping };
    for (const { op, path: member, value } of input.patchOperations ?? []) {
      const set = op === 'remove' ? undefined : value;
      if (member === '/stage') next.stage = set;
      else if (member === '/restapiId' || member === '/restApiId') next.apiId = set ?? '';
      else if (member === '/basePath') next.key = keyOf(set);
      else throw new AwsError('BadRequestException', `Invalid patch path ${member}`);
    }
    assertTarget(call, next.apiId, next.stage);
    assertFree(record, next.key, taken, mapping.id);
    return render(Object.assign(mapping, next));
  },
});

export const deleteBasePathMapping = defineOperation<DeleteBasePathMappingRequest, void>({
  name: 'DeleteBasePathMapping',
  requires: (input, call) => requireVerb('DELETE', call.region, path(input.domainName, input.basePath)),
  handle: (input, call) => {
    const record = findDomain(call, input.domainName);
    record.mappings.delete(findMapping(record, input.basePath).id);
  },
});
