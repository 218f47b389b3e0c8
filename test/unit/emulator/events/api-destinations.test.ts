import { expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const place = `us-east-1:${accountId}`;
const withKey = {
  AuthorizationType: 'API_KEY',
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue: 'k' } },
};

async function shop() {
  const made = createServiceAccount();
  const { ConnectionArn } = await made.operator.call<{ ConnectionArn: string }>('events:CreateConnection', {
    Name: 'shop',
    ...withKey,
  });
  const orders = {
    Name: 'orders',
    ConnectionArn,
    HttpMethod: 'POST',
    InvocationEndpoint: 'https://shop.example.com/orders',
  };
  return { ...made, ConnectionArn, orders };
}

it('a connection and its destination keep what they are told, until they are deleted', async () => {
  const { operator, ConnectionArn, orders } = await shop();
  await operator.call('events:CreateApiDestination', orders);
  await operator.call('events:UpdateApiDestination', { Name: 'orders', HttpMethod: 'PUT' });
  expect(await operator.call('events:DescribeApiDestination', { Name: 'orders' })).toMatchObject({
    ConnectionArn,
    HttpMethod: 'PUT',
    ApiDestinationState: 'ACTIVE',
  });
  await operator.call('events:UpdateConnection', { Name: 'shop', Description: 'of the shop' });
  expect(await operator.call('events:DescribeConnection', { Name: 'shop' })).toMatchObject({
    ConnectionArn: expect.stringMatching(/:connection\/shop\/[0-9a-f-]{36}$/) as string,
    ConnectionState: 'AUTHORIZED',
    Description: 'of the shop',
    SecretArn: expect.stringMatching(/:secret:events!connection\/shop\//) as string,
  });
  await operator.call('events:DeleteApiDestination', { Name: 'orders' });
  await operator.call('events:DeleteConnection', { Name: 'shop' });
  expect(await operator.call('events:ListApiDestinations')).toEqual({ ApiDestinations: [] });
  expect(await operator.call('events:ListConnections')).toEqual({ Connections: [] });
});

it.each([
  [
    'events:CreateConnection',
    { Name: 'shop', ...withKey },
    'ResourceAlreadyExistsException: Connection shop already exists.',
  ],
  [
    'events:DescribeConnection',
    { Name: 'none' },
    "ResourceNotFoundException: Failed to describe the connection(s). Connection 'none' does not exist.",
  ],
  [
    'events:CreateApiDestination',
    { Name: 'orders', ConnectionArn: 'none', HttpMethod: 'POST', InvocationEndpoint: 'https://a.example' },
    "ResourceNotFoundException: Connection 'none' does not exist.",
  ],
  [
    'events:DeleteApiDestination',
    { Name: 'none' },
    "ResourceNotFoundException: Failed to describe the api-destination(s). An api-destination 'none' does not exist.",
  ],
])('%s %o fails', async (call, input, message) => {
  const { operator } = await shop();
  expect(await operator.fails(call, input)).toBe(message);
});

it.each([
  [
    ['events:*'],
    `secretsmanager:CreateSecret on resource: arn:aws:secretsmanager:${place}:secret:events!connection/other/*`,
  ],
  [['secretsmanager:*'], `events:CreateConnection on resource: arn:aws:events:${place}:connection/other`],
])('to create a connection with %o alone is refused', async (allowed, missing) => {
  const { user } = await shop();
  const ann = await user('ann', ...allowed);
  expect(await ann.fails('events:CreateConnection', { Name: 'other', ...withKey })).toContain(missing);
});

it.each([
  [`api-destination/orders`, `connection/shop`],
  [`connection/shop`, `api-destination/orders`],
])('to create a destination takes %s and also %s', async (allowed, missing) => {
  const { user, orders } = await shop();
  const ann = await user('ann', {
    Effect: 'Allow',
    Action: 'events:CreateApiDestination',
    Resource: `arn:aws:events:${place}:${allowed}`,
  });
  expect(await ann.fails('events:CreateApiDestination', orders)).toContain(
    `events:CreateApiDestination on resource: arn:aws:events:${place}:${missing}`,
  );
});

it('a stack calls somebody through them', async () => {
  const { operator, settle } = createServiceAccount();
  const template = (HttpMethod: string, ApiKeyValue: string) =>
    JSON.stringify({
      Resources: {
        Connection: {
          Type: 'AWS::Events::Connection',
          Properties: {
            AuthorizationType: 'API_KEY',
            AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue } },
          },
        },
        Destination: {
          Type: 'AWS::Events::ApiDestination',
          Properties: {
            ConnectionArn: { 'Fn::GetAtt': ['Connection', 'Arn'] },
            HttpMethod,
            InvocationEndpoint: 'https://shop.example.com/orders',
            InvocationRateLimitPerSecond: '10',
          },
        },
      },
      Outputs: { ForPolicy: { Value: { 'Fn::GetAtt': ['Destination', 'ArnForPolicy'] } } },
    });
  await operator.call('cloudformation:CreateStack', {
    StackName: 'app',
    TemplateBody: template('POST', 'a'),
  });
  expect(await settle()).toEqual([]);
  await operator.call('cloudformation:UpdateStack', { StackName: 'app', TemplateBody: template('PUT', 'b') });
  expect(await settle()).toEqual([]);
  const { Stacks } = await operator.call<{ Stacks: { Outputs: { OutputValue: string }[] }[] }>(
    'cloudformation:DescribeStacks',
    { StackName: 'app' },
  );
  expect(Stacks[0]?.Outputs[0]?.OutputValue).toMatch(/:api-destination\/app-Destination-[A-Z0-9]{12}$/);
  expect(await operator.call('events:ListApiDestinations')).toMatchObject({
    ApiDestinations: [{ HttpMethod: 'PUT', InvocationRateLimitPerSecond: 10 }],
  });
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect(await settle()).toEqual([]);
  expect(await operator.call('events:ListConnections')).toEqual({ Connections: [] });
});
