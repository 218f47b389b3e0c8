import { arnPart } from '../../cloudformation/resource-types/appsync/arn-part.ts';
import { named, ofApi, ofRestApi, ofUserPool, scoped, type Read } from '../read.ts';

/** APIs, what stands before them, and who they let in. */
export const apisReads: Readonly<Record<string, Read>> = {
  'AWS::ApiGateway::Account': { call: 'apigateway:GetAccount', input: () => ({}) },
  'AWS::ApiGateway::Authorizer': ofRestApi('apigateway:GetAuthorizer', 'authorizerId', 'AuthorizerId'),
  'AWS::ApiGateway::Deployment': ofRestApi('apigateway:GetDeployment', 'deploymentId', 'DeploymentId'),
  'AWS::ApiGateway::DocumentationPart': ofRestApi(
    'apigateway:GetDocumentationPart',
    'documentationPartId',
    'DocumentationPartId',
  ),
  'AWS::ApiGateway::DocumentationVersion': ofRestApi(
    'apigateway:GetDocumentationVersion',
    'documentationVersion',
    'DocumentationVersion',
  ),
  'AWS::ApiGateway::GatewayResponse': ofRestApi(
    'apigateway:GetGatewayResponse',
    'responseType',
    'ResponseType',
  ),
  'AWS::ApiGateway::Method': {
    call: 'apigateway:GetMethod',
    input: ({ properties }) => ({
      restApiId: properties['RestApiId'],
      resourceId: properties['ResourceId'],
      httpMethod: properties['HttpMethod'],
    }),
  },
  'AWS::ApiGateway::Model': ofRestApi('apigateway:GetModel', 'modelName', 'Name'),
  'AWS::ApiGateway::RequestValidator': ofRestApi(
    'apigateway:GetRequestValidator',
    'requestValidatorId',
    'RequestValidatorId',
  ),
  'AWS::ApiGateway::Resource': ofRestApi('apigateway:GetResource', 'resourceId', 'ResourceId'),
  'AWS::ApiGateway::UsagePlanKey': {
    call: 'apigateway:GetUsagePlanKey',
    input: ({ physicalId }) => {
      const [keyId, usagePlanId] = physicalId.split(':');
      return { keyId, usagePlanId };
    },
  },
  'AWS::ApiGateway::ApiKey': named('apigateway:GetApiKey', 'apiKey'),
  'AWS::ApiGateway::ClientCertificate': named('apigateway:GetClientCertificate', 'clientCertificateId'),
  'AWS::ApiGateway::BasePathMapping': {
    call: 'apigateway:GetBasePathMapping',
    input: ({ physicalId }) => {
      const [domainName = '', basePath = ''] = physicalId.split('|');
      return { domainName, basePath };
    },
  },
  'AWS::ApiGateway::DomainName': named('apigateway:GetDomainName', 'domainName'),
  'AWS::ApiGateway::RestApi': named('apigateway:GetRestApi', 'restApiId'),
  'AWS::ApiGateway::Stage': {
    call: 'apigateway:GetStage',
    input: ({ physicalId, properties }) => ({ restApiId: properties['RestApiId'], stageName: physicalId }),
  },
  'AWS::ApiGateway::UsagePlan': named('apigateway:GetUsagePlan', 'usagePlanId'),
  'AWS::ApiGateway::VpcLink': named('apigateway:GetVpcLink', 'vpcLinkId'),
  'AWS::ApiGatewayV2::Api': named('apigatewayv2:GetApi', 'ApiId'),
  'AWS::ApiGatewayV2::ApiMapping': {
    call: 'apigatewayv2:GetApiMapping',
    input: ({ physicalId, properties }) => ({
      DomainName: properties['DomainName'],
      ApiMappingId: physicalId,
    }),
  },
  'AWS::ApiGatewayV2::DomainName': named('apigatewayv2:GetDomainName', 'DomainName'),
  'AWS::ApiGatewayV2::Authorizer': ofApi('apigatewayv2:GetAuthorizer', 'AuthorizerId'),
  'AWS::ApiGatewayV2::Deployment': ofApi('apigatewayv2:GetDeployment', 'DeploymentId'),
  'AWS::ApiGatewayV2::IntegrationResponse': {
    call: 'apigatewayv2:GetIntegrationResponse',
    input: ({ physicalId, properties }) => ({
      ApiId: properties['ApiId'],
      IntegrationId: properties['IntegrationId'],
      IntegrationResponseId: properties['IntegrationResponseId'] ?? physicalId,
    }),
  },
  'AWS::ApiGatewayV2::Integration': ofApi('apigatewayv2:GetIntegration', 'IntegrationId'),
  'AWS::ApiGatewayV2::Model': ofApi('apigatewayv2:GetModel', 'ModelId'),
  'AWS::ApiGatewayV2::Route': ofApi('apigatewayv2:GetRoute', 'RouteId'),
  'AWS::ApiGatewayV2::RouteResponse': {
    call: 'apigatewayv2:GetRouteResponse',
    input: ({ physicalId, properties }) => ({
      ApiId: properties['ApiId'],
      RouteId: properties['RouteId'],
      RouteResponseId: properties['RouteResponseId'] ?? physicalId,
    }),
  },
  'AWS::ApiGatewayV2::Stage': ofApi('apigatewayv2:GetStage', 'StageName'),
  'AWS::ApiGatewayV2::VpcLink': named('apigatewayv2:GetVpcLink', 'VpcLinkId'),
  'AWS::AppSync::DataSource': {
    call: 'appsync:GetDataSource',
    input: ({ physicalId }) => ({
      apiId: arnPart(physicalId, 'apis'),
      name: arnPart(physicalId, 'datasources'),
    }),
  },
  'AWS::AppSync::DomainName': named('appsync:GetDomainName', 'domainName'),
  'AWS::AppSync::DomainNameApiAssociation': {
    call: 'appsync:GetApiAssociation',
    input: ({ physicalId }) => ({ domainName: physicalId.split('/')[0] }),
  },
  'AWS::AppSync::FunctionConfiguration': {
    call: 'appsync:GetFunction',
    input: ({ physicalId }) => ({
      apiId: arnPart(physicalId, 'apis'),
      functionId: arnPart(physicalId, 'functions'),
    }),
  },
  'AWS::AppSync::GraphQLApi': {
    call: 'appsync:GetGraphqlApi',
    input: ({ physicalId }) => ({ apiId: physicalId.split('/').at(-1) }),
  },
  'AWS::AppSync::Resolver': {
    call: 'appsync:GetResolver',
    input: ({ physicalId }) => ({
      apiId: arnPart(physicalId, 'apis'),
      typeName: arnPart(physicalId, 'types'),
      fieldName: arnPart(physicalId, 'resolvers'),
    }),
  },
  'AWS::CertificateManager::Certificate': named('acm:DescribeCertificate', 'CertificateArn'),
  'AWS::CloudFront::CachePolicy': named('cloudfront:GetCachePolicy', 'Id'),
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': named(
    'cloudfront:GetCloudFrontOriginAccessIdentity',
    'Id',
  ),
  'AWS::CloudFront::Distribution': named('cloudfront:GetDistribution', 'Id'),
  'AWS::CloudFront::Function': {
    call: 'cloudfront:DescribeFunction',
    input: ({ physicalId }) => ({ Name: physicalId.split('/').at(-1) }),
  },
  'AWS::CloudFront::OriginAccessControl': named('cloudfront:GetOriginAccessControl', 'Id'),
  'AWS::CloudFront::ResponseHeadersPolicy': named('cloudfront:GetResponseHeadersPolicy', 'Id'),
  'AWS::Cognito::IdentityPool': named('cognito-identity:DescribeIdentityPool', 'IdentityPoolId'),
  'AWS::Cognito::IdentityPoolRoleAttachment': {
    ...named('cognito-identity:GetIdentityPoolRoles', 'IdentityPoolId'),
    finds: ({ Roles: roles, RoleMappings: mappings }) => roles !== undefined || mappings !== undefined,
  },
  'AWS::Cognito::UserPool': named('cognito-idp:DescribeUserPool', 'UserPoolId'),
  'AWS::Cognito::UserPoolClient': ofUserPool('cognito-idp:DescribeUserPoolClient', 'ClientId'),
  'AWS::Cognito::UserPoolDomain': {
    ...named('cognito-idp:DescribeUserPoolDomain', 'Domain'),
    finds: ({ DomainDescription: domain }) => Object.keys(domain as object).length > 0,
  },
  'AWS::Cognito::UserPoolGroup': ofUserPool('cognito-idp:GetGroup', 'GroupName'),
  'AWS::Cognito::UserPoolIdentityProvider': ofUserPool(
    'cognito-idp:DescribeIdentityProvider',
    'ProviderName',
  ),
  'AWS::Cognito::UserPoolResourceServer': ofUserPool('cognito-idp:DescribeResourceServer', 'Identifier'),
  'AWS::Route53::HealthCheck': named('route53:GetHealthCheck', 'HealthCheckId'),
  'AWS::Route53::HostedZone': named('route53:GetHostedZone', 'Id'),
  'AWS::WAFv2::IPSet': scoped('wafv2:GetIPSet'),
  'AWS::WAFv2::WebACL': scoped('wafv2:GetWebACL'),
  'AWS::WAFv2::WebACLAssociation': {
    call: 'wafv2:GetWebACLForResource',
    input: ({ physicalId }) => ({ ResourceArn: physicalId.split('|')[0] }),
    finds: ({ WebACL }, physicalId) =>
      (WebACL as { ARN?: string } | undefined)?.ARN === physicalId.split('|')[1],
  },
};
