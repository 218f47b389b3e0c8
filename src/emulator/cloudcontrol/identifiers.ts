/** Properties of the primary identifier, for types that have more than one. The part that is in no property is the physical id. */
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
  'AWS::EC2::EIP': ['PublicIp', 'AllocationId'],
  'AWS::GuardDuty::IPSet': ['Id', 'DetectorId'],
  'AWS::Lambda::EventInvokeConfig': ['FunctionName', 'Qualifier'],
  'AWS::Lambda::Permission': ['FunctionName', 'Id'],
  'AWS::Logs::LogStream': ['LogGroupName', 'LogStreamName'],
  'AWS::Logs::MetricFilter': ['LogGroupName', 'FilterName'],
  'AWS::Logs::SubscriptionFilter': ['FilterName', 'LogGroupName'],
};

/** Types whose primary identifier is another attribute than the physical id. */
const byAttribute: Readonly<Record<string, string>> = {
  'AWS::AppSync::GraphQLApi': 'ApiId',
  'AWS::Events::Rule': 'Arn',
};

/** Types of the registry without a read handler: Cloud Control takes none of them. */
const unsupported: ReadonlySet<string> = new Set([
  'AWS::AppSync::ApiCache',
  'AWS::AppSync::ApiKey',
  'AWS::AppSync::GraphQLSchema',
  'AWS::CloudFormation::WaitCondition',
  'AWS::CloudFormation::WaitConditionHandle',
  'AWS::CodeBuild::Project',
  'AWS::CodeCommit::Repository',
  'AWS::EC2::NetworkAclEntry',
  'AWS::Elasticsearch::Domain',
  'AWS::Glue::Connection',
  'AWS::IAM::AccessKey',
  'AWS::IAM::Policy',
  'AWS::IAM::UserToGroupAddition',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Route53::RecordSet',
  'AWS::Route53::RecordSetGroup',
]);

export function identifierParts(type: string): readonly string[] | undefined {
  return compound[type];
}

export function identifyingAttribute(type: string): string | undefined {
  return byAttribute[type];
}

export function isSupported(type: string): boolean {
  return !unsupported.has(type);
}
