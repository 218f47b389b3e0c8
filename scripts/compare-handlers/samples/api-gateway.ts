import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const api: NeededResource = {
  Type: 'AWS::ApiGateway::RestApi',
  Properties: { Name: 'shop' },
  exports: ['RootResourceId'],
};
const method: NeededResource = {
  Type: 'AWS::ApiGateway::Method',
  Properties: {
    RestApiId: { Ref: 'Api' },
    ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
    HttpMethod: 'GET',
    AuthorizationType: 'NONE',
    Integration: { Type: 'MOCK' },
  },
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
const deployment = (StageName?: string): NeededResource => ({
  Type: 'AWS::ApiGateway::Deployment',
  Properties: { RestApiId: { Ref: 'Api' }, ...(StageName !== undefined && { StageName }) },
  DependsOn: 'Method',
});
const withApi = { Api: api };
const RestApiId = needed('Api');
const policy = allowing({ Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' });
const ofMethod = { RestApiId, ResourceId: needed('Api.RootResourceId'), HttpMethod: 'POST' };

export const apiGatewaySamples: readonly Sample[] = [
  {
    type: 'AWS::ApiGateway::Account',
    needs: { Role: role, Other: role },
    states: [{ CloudWatchRoleArn: needed('Role.Arn') }, { CloudWatchRoleArn: needed('Other.Arn') }],
  },
  {
    type: 'AWS::ApiGateway::RestApi',
    states: [{ Name: 'shop', Policy: policy }, { Name: 'store' }, { Name: 'store', Policy: policy }],
  },
  {
    type: 'AWS::ApiGateway::Resource',
    needs: withApi,
    states: [{ RestApiId, ParentId: needed('Api.RootResourceId'), PathPart: 'orders' }],
  },
  {
    type: 'AWS::ApiGateway::Method',
    needs: { Api: api, Role: role },
    states: ['NONE', 'AWS_IAM'].map((AuthorizationType) => ({
      ...ofMethod,
      AuthorizationType,
      Integration: {
        Type: 'AWS',
        IntegrationHttpMethod: 'POST',
        Uri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders',
        Credentials: needed('Role.Arn'),
        IntegrationResponses: [{ StatusCode: '200' }],
      },
      MethodResponses: [{ StatusCode: 200 }],
    })),
  },
  {
    type: 'AWS::ApiGateway::Deployment',
    needs: { Api: api, Method: method },
    states: ['a', 'b'].map((Description) => ({ RestApiId, StageName: 'dev', Description })),
  },
  {
    type: 'AWS::ApiGateway::Stage',
    needs: { Api: api, Method: method, Deployment: deployment() },
    states: ['a', 'b'].map((value) => ({
      RestApiId,
      StageName: 'dev',
      DeploymentId: needed('Deployment'),
      Variables: { value },
      MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', MetricsEnabled: true }],
    })),
  },
  {
    type: 'AWS::ApiGateway::ApiKey',
    states: ['a', 'b'].map((Description) => ({ Name: 'key', Description })),
  },
  {
    type: 'AWS::ApiGateway::UsagePlan',
    needs: { Api: api, Method: method, Deployment: deployment('dev') },
    states: [5, 6].map((Limit) => ({
      UsagePlanName: 'plan',
      ApiStages: [{ ApiId: RestApiId, Stage: 'dev' }],
      Quota: { Limit, Period: 'DAY' },
    })),
  },
  {
    type: 'AWS::ApiGateway::UsagePlanKey',
    needs: { Key: { Type: 'AWS::ApiGateway::ApiKey' }, Plan: { Type: 'AWS::ApiGateway::UsagePlan' } },
    states: [{ KeyId: needed('Key'), KeyType: 'API_KEY', UsagePlanId: needed('Plan') }],
  },
  {
    type: 'AWS::ApiGateway::Authorizer',
    needs: withApi,
    states: ['a', 'b'].map((Name) => ({ RestApiId, Name, Type: 'TOKEN', AuthorizerUri: 'arn' })),
  },
  {
    type: 'AWS::ApiGateway::RequestValidator',
    needs: withApi,
    states: [true, false].map((ValidateRequestBody) => ({ RestApiId, Name: 'body', ValidateRequestBody })),
  },
  {
    type: 'AWS::ApiGateway::Model',
    needs: withApi,
    states: ['object', 'string'].map((type) => ({
      RestApiId,
      ContentType: 'application/json',
      Schema: { type },
    })),
  },
  {
    type: 'AWS::ApiGateway::GatewayResponse',
    needs: withApi,
    states: [400, 404].map((StatusCode) => ({ RestApiId, ResponseType: 'DEFAULT_4XX', StatusCode })),
  },
];
