import { hasText, type MadeResource } from './history.ts';

/**
 * The properties that a type's primary identifier is put together from, in its schema's order, for types that have
 * more than one. The one that is no property of the template is the physical id.
 * Source of the form: https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-identifier.html. Source
 * of the rows: `primaryIdentifier` in the schemas of
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/resource-type-schemas.html; which of them is
 * the physical id says the page of the type, as
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html.
 */
const compound: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::Authorizer': ['RestApiId', 'AuthorizerId'],
  'AWS::ApiGateway::Deployment': ['DeploymentId', 'RestApiId'],
  'AWS::ApiGateway::DocumentationPart': ['DocumentationPartId', 'RestApiId'],
  'AWS::ApiGateway::DocumentationVersion': ['DocumentationVersion', 'RestApiId'],
  'AWS::ApiGateway::Method': ['RestApiId', 'ResourceId', 'HttpMethod'],
  'AWS::ApiGateway::Model': ['RestApiId', 'Name'],
  'AWS::ApiGateway::RequestValidator': ['RestApiId', 'RequestValidatorId'],
  'AWS::ApiGateway::Resource': ['RestApiId', 'ResourceId'],
  'AWS::ApiGateway::Stage': ['RestApiId', 'StageName'],
  'AWS::ApiGatewayV2::ApiMapping': ['ApiMappingId', 'DomainName'],
  'AWS::ApiGatewayV2::Authorizer': ['AuthorizerId', 'ApiId'],
  'AWS::ApiGatewayV2::Deployment': ['ApiId', 'DeploymentId'],
  'AWS::ApiGatewayV2::Integration': ['ApiId', 'IntegrationId'],
  'AWS::ApiGatewayV2::IntegrationResponse': ['ApiId', 'IntegrationId', 'IntegrationResponseId'],
  'AWS::ApiGatewayV2::Model': ['ApiId', 'ModelId'],
  'AWS::ApiGatewayV2::Route': ['ApiId', 'RouteId'],
  'AWS::ApiGatewayV2::RouteResponse': ['ApiId', 'RouteId', 'RouteResponseId'],
  'AWS::ApiGatewayV2::Stage': ['ApiId', 'StageName'],
  'AWS::ApplicationAutoScaling::ScalableTarget': ['ResourceId', 'ScalableDimension', 'ServiceNamespace'],
  'AWS::ApplicationAutoScaling::ScalingPolicy': ['Arn', 'ScalableDimension'],
  'AWS::CodeDeploy::DeploymentGroup': ['ApplicationName', 'DeploymentGroupName'],
  'AWS::Cognito::UserPoolClient': ['UserPoolId', 'ClientId'],
  'AWS::Cognito::UserPoolDomain': ['UserPoolId', 'Domain'],
  'AWS::Cognito::UserPoolGroup': ['UserPoolId', 'GroupName'],
  'AWS::Cognito::UserPoolIdentityProvider': ['UserPoolId', 'ProviderName'],
  'AWS::Cognito::UserPoolResourceServer': ['UserPoolId', 'Identifier'],
  'AWS::Events::EventBusPolicy': ['EventBusName', 'StatementId'],
  'AWS::GuardDuty::IPSet': ['Id', 'DetectorId'],
  'AWS::Lambda::EventInvokeConfig': ['FunctionName', 'Qualifier'],
  'AWS::Lambda::Permission': ['FunctionName', 'Id'],
  'AWS::Logs::LogStream': ['LogGroupName', 'LogStreamName'],
  'AWS::Logs::MetricFilter': ['LogGroupName', 'FilterName'],
  'AWS::Logs::SubscriptionFilter': ['FilterName', 'LogGroupName'],
};

type Named = Pick<MadeResource, 'type' | 'physicalId' | 'stackId' | 'properties'>;

/**
 * What Cloud Control calls a resource: its primary identifier, which is the physical id of all but a few types. Where
 * the events do not tell the other parts, it is the physical id too, which Cloud Control then refuses.
 */
export function identifierOf({ type, physicalId, stackId, properties }: Named): string {
  if (type === 'AWS::Events::Rule') return ruleArn(physicalId, stackId);
  // The physical id is the ARN, which ends in the API's id: aws-resource-appsync-graphqlapi.html of the template reference.
  if (type === 'AWS::AppSync::GraphQLApi') return physicalId.slice(physicalId.lastIndexOf('/') + 1);
  const parts = compound[type];
  if (!parts || physicalId.split('|').length === parts.length) return physicalId;
  const values = parts.map((part) => properties[part]);
  if (values.filter((value) => !hasText(value)).length > 1) return physicalId;
  return values.map((value) => (hasText(value) ? value : physicalId)).join('|');
}

/**
 * A rule's physical id is its name, or `bus|name`; its primary identifier is its ARN.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-rule.html
 */
function ruleArn(physicalId: string, stackId: string): string {
  const [, partition, , region, accountId] = stackId.split(':');
  return `arn:${partition}:events:${region}:${accountId}:rule/${physicalId.replace('|', '/')}`;
}
