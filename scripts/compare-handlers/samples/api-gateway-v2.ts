import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const api: NeededResource = {
  Type: 'AWS::ApiGatewayV2::Api',
  Properties: { Name: 'shop', ProtocolType: 'HTTP' },
};
const integration = {
  ApiId: { Ref: 'Api' },
  IntegrationType: 'HTTP_PROXY',
  IntegrationMethod: 'GET',
  IntegrationUri: 'https://example.com/',
  PayloadFormatVersion: '1.0',
};
const role: NeededResource = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: allowing({
      Principal: { Service: 'apigateway.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  },
  exports: ['Arn'],
};
const route: NeededResource = {
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'GET /' },
};
const sockets: NeededResource = {
  Type: 'AWS::ApiGatewayV2::Api',
  Properties: {
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  },
};
const said: NeededResource = {
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'say' },
};
const ApiId = needed('Api');

export const apiGatewayV2Samples: readonly Sample[] = [
  {
    type: 'AWS::ApiGatewayV2::Api',
    states: ['shop', 'store'].map((Name) => ({ Name, ProtocolType: 'HTTP' })),
  },
  {
    type: 'AWS::ApiGatewayV2::Stage',
    needs: { Api: api },
    states: ['a', 'b'].map((Description) => ({ ApiId, StageName: '$default', Description })),
  },
  {
    type: 'AWS::ApiGatewayV2::Integration',
    needs: { Api: api, Role: role },
    states: ['a', 'b'].map((Description) => ({
      ...integration,
      ApiId,
      CredentialsArn: needed('Role.Arn'),
      Description,
    })),
  },
  {
    type: 'AWS::ApiGatewayV2::Route',
    needs: {
      Api: api,
      Integration: { Type: 'AWS::ApiGatewayV2::Integration', Properties: integration },
    },
    states: ['a', 'b'].map((OperationName) => ({ ApiId, RouteKey: 'GET /orders', OperationName })),
  },
  {
    type: 'AWS::ApiGatewayV2::RouteResponse',
    needs: { Api: sockets, Route: said },
    states: ['a', 'b'].map((ModelSelectionExpression) => ({
      ApiId,
      RouteId: needed('Route'),
      RouteResponseKey: '$default',
      ModelSelectionExpression,
    })),
  },
  {
    type: 'AWS::ApiGatewayV2::Authorizer',
    needs: { Api: api },
    states: ['a', 'b'].map((Name) => ({
      ApiId,
      Name,
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
    })),
  },
  {
    type: 'AWS::ApiGatewayV2::Deployment',
    needs: { Api: api, Route: route },
    states: ['a', 'b'].map((Description) => ({ ApiId, Description })),
  },
];
