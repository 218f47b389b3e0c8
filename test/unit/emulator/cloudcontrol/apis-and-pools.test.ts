import { expect, test } from 'vitest';
import { accountId, createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

interface Event {
  readonly ProgressEvent: {
    readonly OperationStatus: string;
    readonly RequestToken: string;
    readonly StatusMessage?: string;
  };
}

async function remove(actor: ServiceActor, TypeName: string, Identifier: string): Promise<string> {
  let { ProgressEvent: event } = await actor.call<Event>('cloudcontrol:DeleteResource', {
    TypeName,
    Identifier,
  });
  while (event.OperationStatus === 'IN_PROGRESS') {
    await new Promise((resolve) => setImmediate(resolve));
    ({ ProgressEvent: event } = await actor.call<Event>('cloudcontrol:GetResourceRequestStatus', {
      RequestToken: event.RequestToken,
    }));
  }
  return event.StatusMessage ?? event.OperationStatus;
}

test('deletes what nobody told CloudFormation of, by what its identifier says', async () => {
  const { operator } = createServiceAccount();
  const { UserPool: pool } = await operator.call<{ UserPool: { Id: string } }>('cognito-idp:CreateUserPool', {
    PoolName: 'users',
  });
  const named = { UserPoolId: pool.Id };
  await operator.call('cognito-idp:CreateUserPoolDomain', { ...named, Domain: 'shop' });
  await operator.call('cognito-idp:CreateGroup', { ...named, GroupName: 'admins' });
  const { UserPoolClient: client } = await operator.call<{ UserPoolClient: { ClientId: string } }>(
    'cognito-idp:CreateUserPoolClient',
    { ...named, ClientName: 'web' },
  );
  const { graphqlApi: api } = await operator.call<{ graphqlApi: { apiId: string } }>(
    'appsync:CreateGraphqlApi',
    { name: 'notes', authenticationType: 'API_KEY' },
  );
  await operator.call('appsync:CreateDataSource', { apiId: api.apiId, name: 'none', type: 'NONE' });
  const things: [type: string, identifier: string][] = [
    ['AWS::Cognito::UserPoolDomain', `${pool.Id}|shop`],
    ['AWS::Cognito::UserPoolGroup', `${pool.Id}|admins`],
    ['AWS::Cognito::UserPoolClient', `${pool.Id}|${client.ClientId}`],
    ['AWS::Cognito::UserPool', pool.Id],
    ['AWS::AppSync::DataSource', `arn:aws:appsync:us-east-1:${accountId}:apis/${api.apiId}/datasources/none`],
    ['AWS::AppSync::GraphQLApi', api.apiId],
  ];
  for (const [TypeName, Identifier] of things) {
    await operator.call('cloudcontrol:GetResource', { TypeName, Identifier });
    expect(await remove(operator, TypeName, Identifier)).toBe('SUCCESS');
    expect(await operator.fails('cloudcontrol:GetResource', { TypeName, Identifier })).toMatch(
      /^ResourceNotFoundException/,
    );
  }
});

test.each(['ApiCache', 'ApiKey', 'GraphQLSchema'])('knows no AWS::AppSync::%s', async (name) => {
  const { operator } = createServiceAccount();
  expect(
    await operator.fails('cloudcontrol:GetResource', { TypeName: `AWS::AppSync::${name}`, Identifier: 'a' }),
  ).toMatch(/^UnsupportedActionException/);
});
