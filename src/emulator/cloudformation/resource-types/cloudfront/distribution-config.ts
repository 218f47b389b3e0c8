import type { Values } from '../../resource-type.ts';
import { isTrue, listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';

/** CloudFront's lists tell their length. */
function counted(items: readonly unknown[], more: object = {}): object {
  return { ...more, Quantity: items.length, ...(items.length > 0 && { Items: items }) };
}

const maybe = (name: string, value: unknown, render: (value: unknown) => unknown): object =>
  value === undefined ? {} : { [name]: render(value) };

const numbers = (values: Values, ...names: readonly string[]): object =>
  Object.fromEntries(
    names.filter((name) => values[name] !== undefined).map((name) => [name, numberOf(values[name])]),
  );

const flags = (values: Values, ...names: readonly string[]): object =>
  Object.fromEntries(
    names.filter((name) => values[name] !== undefined).map((name) => [name, isTrue(values[name])]),
  );

/** Some lists of the API say too whether they are used. */
const enabledList = (value: unknown): object => {
  const items = listOf(value);
  return counted(items, { Enabled: items.length > 0 });
};

function originOf(value: unknown): object {
  const origin = valuesOf(value);
  const custom = valuesOf(origin['CustomOriginConfig']);
  const s3 = valuesOf(origin['S3OriginConfig']);
  return {
    ...pickProperties(origin, 'Id', 'DomainName', 'OriginAccessControlId'),
    OriginPath: textOf(origin['OriginPath']) ?? '',
    CustomHeaders: counted(listOf(origin['OriginCustomHeaders'])),
    ...numbers(origin, 'ConnectionAttempts', 'ConnectionTimeout', 'ResponseCompletionTimeout'),
    ...maybe('OriginShield', origin['OriginShield'], (shield) => ({
      ...valuesOf(shield),
      ...flags(valuesOf(shield), 'Enabled'),
    })),
    ...maybe('S3OriginConfig', origin['S3OriginConfig'], () => ({
      OriginAccessIdentity: textOf(s3['OriginAccessIdentity']) ?? '',
      ...numbers(s3, 'OriginReadTimeout'),
    })),
    ...maybe('CustomOriginConfig', origin['CustomOriginConfig'], () => ({
      ...pickProperties(custom, 'OriginProtocolPolicy', 'IpAddressType'),
      HTTPPort: numberOf(custom['HTTPPort']) ?? 80,
      HTTPSPort: numberOf(custom['HTTPSPort']) ?? 443,
      ...maybe('OriginSslProtocols', custom['OriginSSLProtocols'], (all) => counted(listOf(all))),
      ...numbers(custom, 'OriginReadTimeout', 'OriginKeepaliveTimeout'),
    })),
    ...pickProperties(origin, 'VpcOriginConfig'),
  };
}

function forwardedOf(value: unknown): object {
  const forwarded = valuesOf(value);
  const cookies = valuesOf(forwarded['Cookies']);
  return {
    QueryString: isTrue(forwarded['QueryString']),
    Cookies: {
      Forward: textOf(cookies['Forward']) ?? 'none',
      ...maybe('WhitelistedNames', cookies['WhitelistedNames'], (names) => counted(listOf(names))),
    },
    Headers: counted(listOf(forwarded['Headers'])),
    QueryStringCacheKeys: counted(listOf(forwarded['QueryStringCacheKeys'])),
  };
}

function behaviorOf(value: unknown): object {
  const behavior = valuesOf(value);
  const cached = listOf(behavior['CachedMethods']);
  return {
    ...pickProperties(
      behavior,
      'CachePolicyId',
      'FieldLevelEncryptionId',
      'OriginRequestPolicyId',
      'PathPattern',
      'RealtimeLogConfigArn',
      'ResponseHeadersPolicyId',
      'TargetOriginId',
      'ViewerProtocolPolicy',
    ),
    ...flags(behavior, 'Compress', 'SmoothStreaming'),
    ...numbers(behavior, 'DefaultTTL', 'MaxTTL', 'MinTTL'),
    ...maybe('AllowedMethods', behavior['AllowedMethods'], (methods) =>
      counted(listOf(methods), { CachedMethods: counted(cached.length > 0 ? cached : ['HEAD', 'GET']) }),
    ),
    ...maybe('ForwardedValues', behavior['ForwardedValues'], forwardedOf),
    ...maybe('TrustedSigners', behavior['TrustedSigners'], enabledList),
    ...maybe('TrustedKeyGroups', behavior['TrustedKeyGroups'], enabledList),
    ...maybe('LambdaFunctionAssociations', behavior['LambdaFunctionAssociations'], (all) =>
      counted(listOf(all).map((one) => ({ ...valuesOf(one), ...flags(valuesOf(one), 'IncludeBody') }))),
    ),
    ...maybe('FunctionAssociations', behavior['FunctionAssociations'], (all) => counted(listOf(all))),
  };
}

function errorOf(value: unknown): object {
  const error = valuesOf(value);
  return {
    ...numbers(error, 'ErrorCachingMinTTL', 'ErrorCode'),
    ...maybe('ResponseCode', error['ResponseCode'], textOf),
    ...pickProperties(error, 'ResponsePagePath'),
  };
}

function certificateOf(value: unknown): object {
  const certificate = valuesOf(value);
  return {
    ...flags(certificate, 'CloudFrontDefaultCertificate'),
    ...maybe('ACMCertificateArn', certificate['AcmCertificateArn'], textOf),
    ...maybe('IAMCertificateId', certificate['IamCertificateId'], textOf),
    ...maybe('SSLSupportMethod', certificate['SslSupportMethod'], textOf),
    ...pickProperties(certificate, 'MinimumProtocolVersion'),
  };
}

function loggingOf(value: unknown): object {
  const logging = valuesOf(value);
  return {
    Enabled: logging['Bucket'] !== undefined,
    IncludeCookies: isTrue(logging['IncludeCookies']),
    Bucket: textOf(logging['Bucket']) ?? '',
    Prefix: textOf(logging['Prefix']) ?? '',
  };
}

function restrictionsOf(value: unknown): object {
  const geo = valuesOf(valuesOf(value)['GeoRestriction']);
  return {
    GeoRestriction: counted(listOf(geo['Locations']), { RestrictionType: geo['RestrictionType'] }),
  };
}

/** A template's DistributionConfig as the API takes it. */
export function distributionConfigOf(value: unknown, callerReference: string): object {
  const config = valuesOf(value);
  const aliases = config['Aliases'] ?? config['CNAMEs'];
  return {
    CallerReference: callerReference,
    Comment: textOf(config['Comment']) ?? '',
    ...flags(config, 'Enabled', 'Staging'),
    ...pickProperties(
      config,
      'AnycastIpListId',
      'ContinuousDeploymentPolicyId',
      'DefaultRootObject',
      'HttpVersion',
      'OriginGroups',
      'PriceClass',
      'WebACLId',
    ),
    ...maybe('IsIPV6Enabled', config['IPV6Enabled'], isTrue),
    ...maybe('Aliases', aliases, (all) => counted(listOf(all))),
    Origins: counted(listOf(config['Origins']).map(originOf)),
    DefaultCacheBehavior: behaviorOf(config['DefaultCacheBehavior']),
    ...maybe('CacheBehaviors', config['CacheBehaviors'], (all) => counted(listOf(all).map(behaviorOf))),
    ...maybe('CustomErrorResponses', config['CustomErrorResponses'], (all) =>
      counted(listOf(all).map(errorOf)),
    ),
    ...maybe('Logging', config['Logging'], loggingOf),
    ...maybe('Restrictions', config['Restrictions'], restrictionsOf),
    ...maybe('ViewerCertificate', config['ViewerCertificate'], certificateOf),
  };
}
