import { describe, expect, it, test } from 'vitest';
import { Clock } from '../../../../src/emulator/clock.ts';
import { Hostility } from '../../../../src/emulator/hostility/hostility.ts';
import { accountId, createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

interface Created {
  readonly graphqlApi: { readonly apiId: string; readonly arn: string };
}

const hour = 3600;
const definition = Buffer.from('type Query { note: String notes: String }');
const apiInput = { name: 'notes', authenticationType: 'API_KEY' };

async function createApi(clock?: Clock) {
  const account = createServiceAccount('us-east-1', new Hostility(), clock);
  const { graphqlApi: api } = await account.operator.call<Created>('appsync:CreateGraphqlApi', {
    ...apiInput,
    tags: { stage: 'dev' },
  });
  return { ...account, api, named: { apiId: api.apiId } };
}

async function createSource(operator: ServiceActor, named: object, name = 'none') {
  await operator.call('appsync:CreateDataSource', { ...named, name, type: 'NONE' });
}

it('keeps APIs, whose settings go back unless said again', async () => {
  const { operator, api, named } = await createApi();
  expect(api.arn).toBe(`arn:aws:appsync:us-east-1:${accountId}:apis/${api.apiId}`);
  const { graphqlApi: before } = await operator.call('appsync:GetGraphqlApi', named);
  await operator.call('appsync:UpdateGraphqlApi', { ...named, ...apiInput, queryDepthLimit: 5 });
  await operator.call('appsync:UpdateGraphqlApi', { ...named, ...apiInput, name: 'other' });
  const { graphqlApi: after } = await operator.call('appsync:GetGraphqlApi', named);
  expect(after).toEqual({ ...(before as object), name: 'other' });
  await operator.call('appsync:DeleteGraphqlApi', named);
  expect(await operator.fails('appsync:GetGraphqlApi', named)).toBe(
    `NotFoundException: GraphQL API ${api.apiId} not found.`,
  );
});

it('lists in pages', async () => {
  const { operator } = await createApi();
  await operator.call('appsync:CreateGraphqlApi', { ...apiInput, name: 'more' });
  const first = await operator.call('appsync:ListGraphqlApis', { maxResults: 1 });
  expect(first).toMatchObject({ graphqlApis: [{ name: 'notes' }] });
  await expect(
    operator.call('appsync:ListGraphqlApis', { nextToken: first['nextToken'] }),
  ).resolves.toMatchObject({ graphqlApis: [{ name: 'more' }] });
});

it('keeps tags and environment variables', async () => {
  const { operator, api, named } = await createApi();
  const resourceArn = api.arn;
  await operator.call('appsync:TagResource', { resourceArn, tags: { team: 'shop' } });
  await operator.call('appsync:UntagResource', { resourceArn, tagKeys: ['stage'] });
  await expect(operator.call('appsync:ListTagsForResource', { resourceArn })).resolves.toEqual({
    tags: { team: 'shop' },
  });
  const environmentVariables = { NAME: 'a' };
  await operator.call('appsync:PutGraphqlApiEnvironmentVariables', { ...named, environmentVariables });
  await expect(operator.call('appsync:GetGraphqlApiEnvironmentVariables', named)).resolves.toEqual({
    environmentVariables,
  });
});

describe('a schema', () => {
  test('is looked at for a while, in which nothing that hangs on it changes', async () => {
    const { operator, named } = await createApi(new Clock(0.001));
    await createSource(operator, named);
    await operator.call('appsync:StartSchemaCreation', { ...named, definition });
    await expect(operator.call('appsync:GetSchemaCreationStatus', named)).resolves.toMatchObject({
      status: 'PROCESSING',
    });
    const resolver = { ...named, typeName: 'Query', fieldName: 'note', dataSourceName: 'none' };
    for (const [operation, input] of [
      ['StartSchemaCreation', { ...named, definition }],
      ['CreateResolver', resolver],
    ] as const) {
      expect(await operator.fails(`appsync:${operation}`, input)).toBe(
        'ConcurrentModificationException: Schema is currently being altered, please wait until that is complete.',
      );
    }
  });

  test('is told whether it was good', async () => {
    const { operator, named } = await createApi();
    const status = () => operator.call('appsync:GetSchemaCreationStatus', named);
    expect(await status()).toEqual({ status: 'NOT_APPLICABLE' });
    await operator.call('appsync:StartSchemaCreation', { ...named, definition });
    expect(await status()).toMatchObject({ status: 'SUCCESS' });
    await operator.call('appsync:StartSchemaCreation', { ...named, definition: Buffer.from('type {') });
    expect(await status()).toMatchObject({ status: 'FAILED', details: /Failed to parse schema document/ });
    const { schema } = await operator.call<{ schema: Uint8Array }>('appsync:GetIntrospectionSchema', {
      ...named,
      format: 'SDL',
    });
    expect(Buffer.from(schema).toString()).toBe(definition.toString());
  });
});

describe('an API key', () => {
  const now = () => Math.floor(Date.now() / 1000);
  test.each([
    [now() + hour, 'API key must be valid for a minimum of 1 days.'],
    [now() + 400 * 24 * hour, 'API key must be valid for a maximum of 365 days.'],
  ])('cannot last until %d', async (expires, words) => {
    const { operator, named } = await createApi();
    expect(await operator.fails('appsync:CreateApiKey', { ...named, expires })).toBe(
      `ApiKeyValidityOutOfBoundsException: ${words}`,
    );
  });

  test('lasts a week unless said, to the hour', async () => {
    const { operator, named } = await createApi();
    const { apiKey: key } = await operator.call<{ apiKey: { id: string; expires: number } }>(
      'appsync:CreateApiKey',
      named,
    );
    expect(key.id).toMatch(/^da2-[a-z2-7]{26}$/);
    expect(key.expires % hour).toBe(0);
    expect(Math.abs(key.expires - now() - 7 * 24 * hour)).toBeLessThanOrEqual(hour);
    await operator.call('appsync:DeleteApiKey', { ...named, id: key.id });
    expect(await operator.fails('appsync:UpdateApiKey', { ...named, id: key.id })).toBe(
      `NotFoundException: API key not found: ${key.id}`,
    );
  });
});

describe('a resolver', () => {
  const field = { typeName: 'Query', fieldName: 'note' };
  const runtime = { name: 'APPSYNC_JS', runtimeVersion: '1.0.0' };

  test.each([
    [{ typeName: 'Mutation' }, 'NotFoundException: Type Mutation not found'],
    [{ fieldName: 'other' }, 'NotFoundException: No field named other found on type Query'],
    [{ dataSourceName: 'lost' }, 'NotFoundException: No data source found named lost'],
    [{ dataSourceName: undefined }, 'BadRequestException: DataSourceName is required for UNIT resolver'],
    [{ kind: 'PIPELINE' }, 'BadRequestException: The Pipeline resolver cannot have datasource.'],
    [
      { kind: 'PIPELINE', dataSourceName: undefined, pipelineConfig: { functions: ['lost'] } },
      'NotFoundException: No function found.',
    ],
    [{ code: 'x' }, 'BadRequestException: Code not supported when using templates.'],
    [{ runtime }, 'BadRequestException: Code is required when a runtime is given.'],
  ])('of %j is refused', async (change, words) => {
    const { operator, named } = await createApi();
    await operator.call('appsync:StartSchemaCreation', { ...named, definition });
    await createSource(operator, named);
    const input = { ...named, ...field, dataSourceName: 'none', ...change };
    expect(await operator.fails('appsync:CreateResolver', input)).toBe(words);
  });

  test('is the only one of its field, and holds on to what it uses', async () => {
    const { operator, named } = await createApi();
    await operator.call('appsync:StartSchemaCreation', { ...named, definition });
    await createSource(operator, named);
    const resolver = { ...named, ...field, dataSourceName: 'none', code: 'x', runtime };
    await operator.call('appsync:CreateResolver', resolver);
    expect(await operator.fails('appsync:CreateResolver', resolver)).toBe(
      'BadRequestException: Only one resolver is allowed per field.',
    );
    expect(await operator.fails('appsync:DeleteDataSource', { ...named, name: 'none' })).toMatch(
      /^BadRequestException: .*Query\.note/,
    );
    const { functionConfiguration: made } = await operator.call<{
      functionConfiguration: { functionId: string };
    }>('appsync:CreateFunction', { ...named, name: 'step', dataSourceName: 'none' });
    const pipeline = { ...named, typeName: 'Query', fieldName: 'notes', kind: 'PIPELINE' };
    await operator.call('appsync:CreateResolver', {
      ...pipeline,
      pipelineConfig: { functions: [made.functionId] },
    });
    await expect(
      operator.call('appsync:ListResolversByFunction', { ...named, functionId: made.functionId }),
    ).resolves.toMatchObject({ resolvers: [{ fieldName: 'notes' }] });
    const it = { ...named, functionId: made.functionId };
    expect(await operator.fails('appsync:DeleteFunction', it)).toMatch(/currently used by a resolver$/);
    await operator.call('appsync:DeleteResolver', pipeline);
    await operator.call('appsync:DeleteFunction', it);
    expect(await operator.fails('appsync:DeleteResolver', pipeline)).toBe(
      'NotFoundException: No resolver found.',
    );
  });
});

it.each([
  [{ name: 'a-b', type: 'NONE' }, /failed to satisfy constraint/],
  [{ name: 'none', type: 'NONE' }, /^BadRequestException: Data source with name none already exists$/],
  [{ name: 'table', type: 'AMAZON_DYNAMODB' }, /^BadRequestException: Service role arn not specified\.$/],
])('refuses the data source %j', async (input, words) => {
  const { operator, named } = await createApi();
  await createSource(operator, named);
  expect(await operator.fails('appsync:CreateDataSource', { ...named, ...input })).toMatch(words);
});

describe('permissions', () => {
  const base = `arn:aws:appsync:us-east-1:${accountId}:`;
  const roleArn = `arn:aws:iam::${accountId}:role/r`;

  test.each([
    ['CreateGraphqlApi', apiInput, '/v1/apis'],
    ['GetGraphqlApi', {}, 'apis/$id'],
    ['UpdateGraphqlApi', apiInput, 'apis/$id'],
    ['DeleteGraphqlApi', {}, 'apis/$id'],
    ['StartSchemaCreation', { definition }, '/v1/apis/$id/schemacreation'],
    ['CreateApiKey', {}, '/v1/apis/$id/apikeys'],
    ['CreateDataSource', { name: 'a', type: 'NONE' }, '/createdatasource'],
    ['UpdateDataSource', { name: 'a', type: 'NONE' }, '/updatedatasource'],
    ['DeleteDataSource', { name: 'a' }, '/v1/apis/$id/datasources/a'],
    ['UpdateResolver', { typeName: 'Query', fieldName: 'a' }, '/v1/apis/$id/types/Query/resolvers/a'],
    ['CreateFunction', { name: 'a', dataSourceName: 'a' }, '/v1/apis/$id/functions'],
  ])('%s is asked on its own resource, and says no more', async (operation, input, resource) => {
    const { user, api, named } = await createApi();
    const nobody = await user('nobody');
    expect(await nobody.fails(`appsync:${operation}`, { ...named, ...input })).toBe(
      `AccessDeniedException: User: ${nobody.arn} is not authorized to perform: appsync:${operation} on resource: ${base}${resource.replace('$id', api.apiId)}`,
    );
  });

  test.each([
    ['appsync:TagResource', { ...apiInput, tags: { a: 'b' } }, `${base}*`],
    [
      'iam:PassRole',
      { ...apiInput, logConfig: { cloudWatchLogsRoleArn: roleArn, fieldLogLevel: 'ALL' } },
      roleArn,
    ],
  ])('an API asks for %s', async (action, input, resource) => {
    const { user } = createServiceAccount();
    const dev = await user('dev', 'appsync:CreateGraphqlApi');
    expect(await dev.fails('appsync:CreateGraphqlApi', input)).toBe(
      `AccessDeniedException: User: ${dev.arn} is not authorized to perform: ${action} on resource: ${resource}`,
    );
  });

  test('a data source asks to pass its role', async () => {
    const { user, named } = await createApi();
    const dev = await user('dev', 'appsync:*');
    const input = { ...named, name: 'a', type: 'AWS_LAMBDA', serviceRoleArn: roleArn };
    expect(await dev.fails('appsync:CreateDataSource', input)).toContain(
      'iam:PassRole on resource: arn:aws:iam',
    );
  });

  test('traces need a service-linked role, whose refusal names no action', async () => {
    const { operator, user } = createServiceAccount();
    const input = { ...apiInput, xrayEnabled: true };
    const dev = await user('dev', 'appsync:*');
    expect(await dev.fails('appsync:CreateGraphqlApi', input)).toBe(
      `UnauthorizedException: Caller ${accountId} not authorized to create SLR`,
    );
    await operator.call('appsync:CreateGraphqlApi', input);
    await operator.call('iam:GetRole', { RoleName: 'AWSServiceRoleForAppSync' });
    await dev.call('appsync:CreateGraphqlApi', input);
  });

  test('tags of an API decide on it', async () => {
    const { user, named } = await createApi();
    const allow = (stage: string) => ({
      Effect: 'Allow',
      Action: 'appsync:GetGraphqlApi',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/stage': stage } },
    });
    await (await user('right', allow('dev'))).call('appsync:GetGraphqlApi', named);
    expect(await (await user('wrong', allow('prod'))).fails('appsync:GetGraphqlApi', named)).toMatch(
      /^AccessDeniedException/,
    );
  });
});
