import type { DistributionConfig } from '@aws-sdk/client-cloudfront';

const empty = { Quantity: 0 };

/** What CloudFront tells of a configuration that does not say it: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html */
export function completeConfig(asked: DistributionConfig | undefined): DistributionConfig {
  const { DefaultCacheBehavior: behavior, ...config } = asked ?? ({} as DistributionConfig);
  return {
    Aliases: empty,
    CacheBehaviors: empty,
    CustomErrorResponses: empty,
    DefaultRootObject: '',
    HttpVersion: 'http2',
    IsIPV6Enabled: false,
    Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
    OriginGroups: empty,
    PriceClass: 'PriceClass_All',
    Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
    Staging: false,
    ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1' },
    WebACLId: '',
    ...config,
    DefaultCacheBehavior: behavior && {
      TrustedSigners: { Enabled: false, Quantity: 0 },
      TrustedKeyGroups: { Enabled: false, Quantity: 0 },
      AllowedMethods: {
        Quantity: 2,
        Items: ['HEAD', 'GET'],
        CachedMethods: { Quantity: 2, Items: ['HEAD', 'GET'] },
      },
      SmoothStreaming: false,
      Compress: false,
      LambdaFunctionAssociations: empty,
      FunctionAssociations: empty,
      FieldLevelEncryptionId: '',
      ...behavior,
    },
  };
}
