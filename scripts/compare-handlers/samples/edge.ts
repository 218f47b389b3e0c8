import { needed, type NeededResource, type Sample } from '../sample.ts';

const zone: NeededResource = {
  Type: 'AWS::Route53::HostedZone',
  Properties: { Name: 'example.test' },
};
const HostedZoneId = needed('Zone');
const logGroups = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53';

const certificate: NeededResource = {
  Type: 'AWS::CertificateManager::Certificate',
  Properties: {
    DomainName: '*.example.test',
    ValidationMethod: 'DNS',
    DomainValidationOptions: [{ DomainName: '*.example.test', HostedZoneId: { Ref: 'Zone' } }],
  },
};
const CertificateArn = needed('Certificate');
const issued = { Zone: zone, Certificate: certificate };
const Domain: NeededResource = {
  Type: 'AWS::ApiGateway::DomainName',
  Properties: {
    DomainName: 'api.example.test',
    RegionalCertificateArn: { Ref: 'Certificate' },
    EndpointConfiguration: { Types: ['REGIONAL'] },
  },
};
const Api: NeededResource = {
  Type: 'AWS::ApiGatewayV2::Api',
  Properties: { Name: 'shop', ProtocolType: 'HTTP' },
};
const Stage: NeededResource = {
  Type: 'AWS::ApiGatewayV2::Stage',
  Properties: { ApiId: { Ref: 'Api' }, StageName: '$default' },
};
const RestApi: NeededResource = {
  Type: 'AWS::ApiGateway::RestApi',
  Properties: { Name: 'shop' },
  exports: ['RootResourceId'],
};
const Method: NeededResource = {
  Type: 'AWS::ApiGateway::Method',
  Properties: {
    RestApiId: { Ref: 'RestApi' },
    ResourceId: { 'Fn::GetAtt': ['RestApi', 'RootResourceId'] },
    HttpMethod: 'GET',
    AuthorizationType: 'NONE',
    Integration: { Type: 'MOCK' },
  },
};
const Deployment: NeededResource = {
  Type: 'AWS::ApiGateway::Deployment',
  Properties: { RestApiId: { Ref: 'RestApi' }, StageName: 'dev' },
  DependsOn: 'Method',
};

const stageArn = {
  'Fn::Sub': ['arn:aws:apigateway:us-east-1::/restapis/${Api}/stages/dev', { Api: needed('RestApi') }],
};
const visibility = (MetricName: string) => ({
  MetricName,
  CloudWatchMetricsEnabled: true,
  SampledRequestsEnabled: true,
});
const guard = {
  Name: 'guard',
  Scope: 'REGIONAL',
  DefaultAction: { Allow: {} },
  VisibilityConfig: visibility('guard'),
  Rules: [
    {
      Name: 'common',
      Priority: 0,
      OverrideAction: { None: {} },
      Statement: {
        ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' },
      },
      VisibilityConfig: visibility('common'),
    },
  ],
};

/** What stands between the world and a service: names, certificates, distributions, firewalls. */
export const edgeSamples: readonly Sample[] = [
  {
    type: 'AWS::ApiGateway::BasePathMapping',
    needs: { ...issued, Domain, RestApi, Method, Deployment },
    states: [
      { BasePath: 'shop', DomainName: needed('Domain'), RestApiId: needed('RestApi') },
      { BasePath: 'shop', DomainName: needed('Domain'), RestApiId: needed('RestApi'), Stage: 'dev' },
    ],
    replacement: { DomainName: needed('Domain'), RestApiId: needed('RestApi'), Stage: 'dev' },
  },
  {
    type: 'AWS::ApiGateway::DomainName',
    needs: issued,
    states: [
      { DomainName: 'api.example.test', CertificateArn },
      {
        DomainName: 'api.example.test',
        RegionalCertificateArn: CertificateArn,
        EndpointConfiguration: { Types: ['REGIONAL'] },
        SecurityPolicy: 'TLS_1_2',
      },
    ],
    replacement: {
      DomainName: 'www.example.test',
      RegionalCertificateArn: CertificateArn,
      EndpointConfiguration: { Types: ['REGIONAL'] },
    },
  },
  {
    type: 'AWS::ApiGatewayV2::ApiMapping',
    needs: { ...issued, Domain, Api, Stage },
    states: ['a', 'b'].map((ApiMappingKey) => ({
      ApiMappingKey,
      ApiId: needed('Api'),
      DomainName: needed('Domain'),
      Stage: needed('Stage'),
    })),
  },
  {
    type: 'AWS::ApiGatewayV2::DomainName',
    needs: issued,
    states: ['ipv4', 'dualstack'].map((IpAddressType) => ({
      DomainName: 'api.example.test',
      DomainNameConfigurations: [{ CertificateArn, EndpointType: 'REGIONAL', IpAddressType }],
    })),
    replacement: { DomainName: 'www.example.test', DomainNameConfigurations: [{ CertificateArn }] },
  },
  {
    type: 'AWS::CloudFront::CachePolicy',
    states: [1, 2].map((DefaultTTL) => ({
      CachePolicyConfig: {
        Name: 'short',
        DefaultTTL,
        MaxTTL: 60,
        MinTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          EnableAcceptEncodingGzip: true,
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Origin'] },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
        },
      },
    })),
  },
  {
    type: 'AWS::CloudFront::CloudFrontOriginAccessIdentity',
    states: ['a', 'b'].map((Comment) => ({ CloudFrontOriginAccessIdentityConfig: { Comment } })),
  },
  {
    type: 'AWS::CloudFront::Distribution',
    needs: { ...issued, Logs: { Type: 'AWS::S3::Bucket', exports: ['DomainName'] } },
    states: ['a', 'b'].map((Comment) => ({
      DistributionConfig: {
        Comment,
        Enabled: true,
        Aliases: ['www.example.test'],
        ViewerCertificate: { AcmCertificateArn: CertificateArn, SslSupportMethod: 'sni-only' },
        Origins: [
          {
            Id: 'site',
            DomainName: 'example.com',
            CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
          },
        ],
        DefaultCacheBehavior: {
          TargetOriginId: 'site',
          ViewerProtocolPolicy: 'redirect-to-https',
          AllowedMethods: ['GET', 'HEAD'],
          ForwardedValues: { QueryString: false },
        },
        Logging: { Bucket: needed('Logs.DomainName') },
      },
    })),
  },
  {
    type: 'AWS::CloudFront::Function',
    states: ['a', 'b'].map((Comment) => ({
      Name: 'rewrite',
      AutoPublish: true,
      FunctionCode: 'function handler(event) { return event.request; }',
      FunctionConfig: { Comment, Runtime: 'cloudfront-js-2.0' },
    })),
    replacement: {
      Name: 'redirect',
      FunctionCode: 'function handler(event) { return event.request; }',
      FunctionConfig: { Comment: '', Runtime: 'cloudfront-js-2.0' },
    },
  },
  {
    type: 'AWS::CloudFront::OriginAccessControl',
    states: ['always', 'never'].map((SigningBehavior) => ({
      OriginAccessControlConfig: {
        Name: 'site',
        OriginAccessControlOriginType: 's3',
        SigningBehavior,
        SigningProtocol: 'sigv4',
      },
    })),
  },
  {
    type: 'AWS::CloudFront::ResponseHeadersPolicy',
    states: ['DENY', 'SAMEORIGIN'].map((FrameOption) => ({
      ResponseHeadersPolicyConfig: {
        Name: 'headers',
        SecurityHeadersConfig: { FrameOptions: { FrameOption, Override: 'true' } },
      },
    })),
  },
  {
    type: 'AWS::CertificateManager::Certificate',
    needs: { Zone: zone },
    states: ['ENABLED', 'DISABLED'].map((CertificateTransparencyLoggingPreference) => ({
      DomainName: 'example.test',
      SubjectAlternativeNames: ['*.example.test'],
      ValidationMethod: 'DNS',
      DomainValidationOptions: [
        { DomainName: 'example.test', HostedZoneId },
        { DomainName: '*.example.test', HostedZoneId },
      ],
      CertificateTransparencyLoggingPreference,
    })),
    replacement: {
      DomainName: 'api.example.test',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: 'api.example.test', HostedZoneId }],
    },
  },
  {
    type: 'AWS::Route53::HostedZone',
    states: [true, false].map((EnableAcceleratedRecovery, index) => ({
      Name: 'example.test',
      HostedZoneConfig: { Comment: `state ${index}` },
      HostedZoneFeatures: { EnableAcceleratedRecovery },
      HostedZoneTags: [{ Key: 'team', Value: 'web' }],
      QueryLoggingConfig: { CloudWatchLogsLogGroupArn: `${logGroups}/${index}` },
    })),
    replacement: { Name: 'example.org', HostedZoneFeatures: { EnableAcceleratedRecovery: true } },
  },
  {
    type: 'AWS::Route53::RecordSet',
    needs: { Zone: zone },
    states: ['A', 'TXT'].map((Type) => ({
      HostedZoneId,
      Name: 'www.example.test',
      Type,
      TTL: '300',
      ResourceRecords: [Type === 'A' ? '192.0.2.1' : '"text"'],
    })),
    replacement: {
      HostedZoneName: 'example.test.',
      Name: 'api.example.test',
      Type: 'A',
      TTL: '60',
      ResourceRecords: ['192.0.2.1'],
    },
  },
  {
    type: 'AWS::Route53::RecordSetGroup',
    needs: { Zone: zone },
    states: ['a', 'b'].map((host) => ({
      HostedZoneId,
      RecordSets: [host, 'www'].map((name) => ({
        Name: `${name}.example.test`,
        Type: 'CNAME',
        TTL: 300,
        ResourceRecords: ['example.com'],
      })),
    })),
  },
  {
    type: 'AWS::WAFv2::IPSet',
    states: ['192.0.2.1/32', '198.51.100.0/24'].map((address) => ({
      Name: 'office',
      Scope: 'REGIONAL',
      IPAddressVersion: 'IPV4',
      Addresses: [address],
    })),
    replacement: { Name: 'home', Scope: 'REGIONAL', IPAddressVersion: 'IPV4', Addresses: [] },
  },
  {
    type: 'AWS::WAFv2::WebACL',
    states: ['a', 'b'].map((Description) => ({ ...guard, Description })),
    replacement: { ...guard, Name: 'other', Rules: [] },
  },
  {
    type: 'AWS::WAFv2::WebACLAssociation',
    needs: {
      RestApi,
      Method,
      Deployment,
      Guard: { Type: 'AWS::WAFv2::WebACL', Properties: guard, exports: ['Arn'] },
      Other: { Type: 'AWS::WAFv2::WebACL', Properties: { ...guard, Name: 'other' }, exports: ['Arn'] },
    },
    states: [{ ResourceArn: stageArn, WebACLArn: needed('Guard.Arn') }],
    replacement: { ResourceArn: stageArn, WebACLArn: needed('Other.Arn') },
  },
];
