import { needed, type Sample } from '../sample.ts';

const bus = { Type: 'AWS::Events::EventBus', Properties: { Name: 'shop' }, exports: ['Arn'] };

const withKey = (ApiKeyValue: string) => ({
  AuthorizationType: 'API_KEY',
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue } },
});
const endpoint = {
  ConnectionArn: needed('Connection.Arn'),
  InvocationEndpoint: 'https://shop.example.com/orders',
};

export const eventsSamples: readonly Sample[] = [
  {
    type: 'AWS::Events::Archive',
    needs: { Bus: bus },
    states: [7, 14].map((RetentionDays) => ({
      SourceArn: needed('Bus.Arn'),
      EventPattern: { source: ['shop'] },
      RetentionDays,
    })),
    replacement: { ArchiveName: 'other', SourceArn: needed('Bus.Arn') },
  },
  {
    type: 'AWS::Events::Connection',
    states: [withKey('a'), withKey('b')],
    replacement: { Name: 'other', ...withKey('a') },
  },
  {
    type: 'AWS::Events::ApiDestination',
    needs: { Connection: { Type: 'AWS::Events::Connection', Properties: withKey('a'), exports: ['Arn'] } },
    states: [
      { ...endpoint, HttpMethod: 'POST' },
      { ...endpoint, HttpMethod: 'PUT', InvocationRateLimitPerSecond: 10 },
    ],
    replacement: { Name: 'other', ...endpoint, HttpMethod: 'POST' },
  },
];
