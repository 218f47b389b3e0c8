import type {
  CreateResolverRequest,
  CreateResolverResponse,
  DeleteResolverRequest,
  GetResolverRequest,
  GetResolverResponse,
  ListResolversByFunctionRequest,
  ListResolversByFunctionResponse,
  ListResolversRequest,
  ListResolversResponse,
  Resolver,
  UpdateResolverRequest,
  UpdateResolverResponse,
} from '@aws-sdk/client-appsync';
import { defineOperation, type Call, type Requirement } from '../operation.ts';
import { checkCode } from './code.ts';
import { assertNotAltered, findDataSource, findFunction } from './find.ts';
import { pageOf } from './paging.ts';
import { underApi } from './requirements.ts';
import { badRequest, getApi, notFound, type ApiRecord } from './store.ts';

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateResolver.html */
export const createResolver = defineOperation<CreateResolverRequest, CreateResolverResponse>({
  name: 'CreateResolver',
  requires: (input, call) => [
    underApi('CreateResolver', input.apiId, `/types/${input.typeName ?? '*'}/resolvers`, call),
  ],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    assertNotAltered(record);
    if (record.resolvers.has(keyOf(input))) throw badRequest('Only one resolver is allowed per field.');
    return { resolver: keepResolver(record, input) };
  },
});

export const getResolver = defineOperation<GetResolverRequest, GetResolverResponse>({
  name: 'GetResolver',
  requires: (input, call) => [onResolver('GetResolver', input, call)],
  handle: (input, call) => ({ resolver: findResolver(getApi(call, input.apiId), input) }),
});

export const updateResolver = defineOperation<UpdateResolverRequest, UpdateResolverResponse>({
  name: 'UpdateResolver',
  requires: (input, call) => [onResolver('UpdateResolver', input, call)],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    assertNotAltered(record);
    findResolver(record, input);
    return { resolver: keepResolver(record, input) };
  },
});

export const deleteResolver = defineOperation<DeleteResolverRequest, object>({
  name: 'DeleteResolver',
  requires: (input, call) => [onResolver('DeleteResolver', input, call)],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    assertNotAltered(record);
    findResolver(record, input);
    record.resolvers.delete(keyOf(input));
    return {};
  },
});

export const listResolvers = defineOperation<ListResolversRequest, ListResolversResponse>({
  name: 'ListResolvers',
  requires: (input, call) => [
    underApi('ListResolvers', input.apiId, `/types/${input.typeName ?? '*'}/resolvers`, call),
  ],
  handle: (input, call) => {
    const resolvers = [...getApi(call, input.apiId).resolvers.values()];
    const { items, next } = pageOf(
      resolvers.filter(({ typeName }) => typeName === input.typeName),
      input,
    );
    return { resolvers: items, ...next };
  },
});

export const listResolversByFunction = defineOperation<
  ListResolversByFunctionRequest,
  ListResolversByFunctionResponse
>({
  name: 'ListResolversByFunction',
  requires: (input, call) => [
    underApi('ListResolversByFunction', input.apiId, `/functions/${input.functionId ?? '*'}/resolvers`, call),
  ],
  handle: (input, call) => {
    const record = getApi(call, input.apiId);
    const { functionId = '' } = findFunction(record, input.functionId);
    const { items, next } = pageOf(
      [...record.resolvers.values()].filter(({ pipelineConfig }) =>
        pipelineConfig?.functions?.includes(functionId),
      ),
      input,
    );
    return { resolvers: items, ...next };
  },
});

interface Named {
  readonly apiId?: string | undefined;
  readonly typeName?: string | undefined;
  readonly fieldName?: string | undefined;
}

function onResolver(operation: string, { apiId, typeName, fieldName }: Named, call: Call): Requirement {
  return underApi(operation, apiId, `/types/${typeName ?? '*'}/resolvers/${fieldName ?? '*'}`, call);
}

function keyOf({ typeName, fieldName }: Named): string {
  return `${typeName}.${fieldName}`;
}

/** @throws AwsError NotFoundException */
function findResolver({ resolvers }: ApiRecord, named: Named): Resolver {
  const resolver = resolvers.get(keyOf(named));
  if (resolver) return resolver;
  throw notFound('No resolver found.');
}

/** Sources of the words: behaviour.md. @throws AwsError BadRequestException, NotFoundException */
function keepResolver(record: ApiRecord, input: CreateResolverRequest): Resolver {
  const { apiId: _api, kind = 'UNIT', ...settings } = input;
  checkField(record, input);
  checkCode(input);
  if (kind === 'UNIT' && input.dataSourceName === undefined) {
    throw badRequest('DataSourceName is required for UNIT resolver');
  }
  if (kind === 'PIPELINE' && input.dataSourceName !== undefined) {
    throw badRequest('The Pipeline resolver cannot have datasource.');
  }
  if (input.dataSourceName !== undefined) findDataSource(record, input.dataSourceName);
  for (const id of input.pipelineConfig?.functions ?? []) findFunction(record, id);
  const resolver: Resolver = {
    maxBatchSize: 0,
    ...settings,
    kind,
    resolverArn: `${record.api.arn}/types/${input.typeName}/resolvers/${input.fieldName}`,
  };
  record.resolvers.set(keyOf(input), resolver);
  return resolver;
}

function checkField({ schema }: ApiRecord, { typeName = '', fieldName = '' }: Named): void {
  const fields = schema?.verdict.kind === 'good' ? schema.verdict.schema.fields.get(typeName) : undefined;
  if (!fields) throw notFound(`Type ${typeName} not found`);
  if (!fields.some(({ name }) => name === fieldName)) {
    throw notFound(`No field named ${fieldName} found on type ${typeName}`);
  }
}
