import { needed, type NeededResource, type Sample } from '../sample.ts';

const sockets: NeededResource = {
  Type: 'AWS::ApiGatewayV2::Api',
  Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
};
const integration: NeededResource = {
  Type: 'AWS::ApiGatewayV2::Integration',
  Properties: {
    ApiId: { Ref: 'Api' },
    IntegrationType: 'HTTP',
    IntegrationMethod: 'GET',
    IntegrationUri: 'https://example.com/',
  },
};
const ApiId = needed('Api');
const ofIntegration = { ApiId, IntegrationId: needed('Integration') };

/** What WebSocket APIs have beside their routes, and the way into a network. */
export const apiGatewayV2PartSamples: readonly Sample[] = [
  {
    type: 'AWS::ApiGatewayV2::Model',
    needs: { Api: sockets },
    states: ['object', 'array'].map((type) => ({ ApiId, Name: 'Order', Schema: { type } })),
  },
  {
    type: 'AWS::ApiGatewayV2::IntegrationResponse',
    needs: { Api: sockets, Integration: integration },
    states: ['$default', '/400/'].map((IntegrationResponseKey) => ({
      ...ofIntegration,
      IntegrationResponseKey,
    })),
  },
  {
    type: 'AWS::ApiGatewayV2::VpcLink',
    states: ['a', 'b'].map((Name) => ({ Name, SubnetIds: ['subnet-1'] })),
    replacement: { Name: 'b', SubnetIds: ['subnet-2'] },
  },
];
