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
  ...['s3:GetBucketAcl', 's3:PutBucketAcl'].map((action): Reason => ({
    type: 'AWS::CloudFront::Distribution',
    handler: 'create',
    action,
    because: 'access logs are let into their bucket in the name of the caller',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cf-api-permissions-ref.html',
  })),
  {
    type: 'AWS::CloudFront::Distribution',
    handler: 'delete',
    action: 'cloudfront:UpdateDistribution',
    because: 'a distribution has to be disabled before it can be deleted',
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToDeleteDistribution.html',
  },
  ...(['create', 'update'] as const).map((handler): Reason => ({
    type: 'AWS::CloudFront::Distribution',
    handler,
    action: 'cloudfront:GetVpcOrigin',
    because: 'only an origin in a network is looked at, which is not built',
    source: 'assumed',
  })),
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
  {
    type: 'AWS::WAFv2::WebACLAssociation',
    handler: 'update',
    action: 'wafv2:GetWebACLForResource',
    because: 'every property replaces the resource',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webaclassociation.html',
  },
];
