import type { Reason } from '../reasons.ts';

const makesRole = 'https://github.com/amplify-education/serverless-domain-manager/issues/112';

/** What the handlers of names, certificates, distributions and firewalls are asked beyond their lists, or do not need of them. */
export const edgeReasons: readonly Reason[] = [
  ...['AWS::ApiGateway::DomainName', 'AWS::ApiGatewayV2::DomainName'].map((type): Reason => ({
    type,
    handler: 'create',
    action: 'iam:CreateServiceLinkedRole',
    because: 'the first custom domain of an account makes the role of API Gateway',
    source: makesRole,
  })),
  {
    type: 'AWS::ApiGateway::DomainName',
    handler: 'create',
    action: 'cloudfront:UpdateDistribution',
    because: 'an edge-optimised domain is put before a distribution in the name of the caller',
    source: 'https://github.com/amplify-education/serverless-domain-manager/issues/161',
  },
  {
    type: 'AWS::ApiGateway::DomainName',
    handler: 'update',
    action: 'apigateway:DELETE',
    because: 'a tag that goes is taken away with DELETE; the other types of API Gateway list it',
    source: 'assumed',
  },
  {
    type: 'AWS::ApiGateway::BasePathMapping',
    handler: 'create',
    action: 'apigateway:GET',
    because: 'the call that creates answers the whole resource',
    source: 'assumed',
  },
  {
    type: 'AWS::ApiGateway::BasePathMapping',
    handler: 'update',
    action: 'apigateway:DELETE',
    because: 'a mapping of another path or domain is a new one; the delete handler takes the old one away',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-basepathmapping.html',
  },
];
