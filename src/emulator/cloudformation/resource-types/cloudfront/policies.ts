import type { Values } from '../../resource-type.ts';
import { isTrue, listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { defineConfigured } from './configured.ts';

const counted = (value: unknown): object => {
  const items = listOf(value);
  return { Quantity: items.length, ...(items.length > 0 && { Items: items }) };
};

/** `{ CookieBehavior, Cookies: [] }`: the list under its own name, with its length. */
function choice(value: unknown, behavior: string, list: string): object {
  const values = valuesOf(value);
  return {
    [behavior]: values[behavior],
    ...(values[list] !== undefined && { [list]: counted(values[list]) }),
  };
}

const numbers = (values: Values, ...names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, numberOf(values[name])]));

export const cloudFrontCachePolicy = defineConfigured({
  noun: 'CachePolicy',
  attributes: ['Id', 'LastModifiedTime'],
  config: (values) => {
    const key = valuesOf(values['ParametersInCacheKeyAndForwardedToOrigin']);
    return {
      ...pickProperties(values, 'Comment', 'Name'),
      ...numbers(values, 'DefaultTTL', 'MaxTTL', 'MinTTL'),
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: isTrue(key['EnableAcceptEncodingGzip']),
        ...(key['EnableAcceptEncodingBrotli'] !== undefined && {
          EnableAcceptEncodingBrotli: isTrue(key['EnableAcceptEncodingBrotli']),
        }),
        CookiesConfig: choice(key['CookiesConfig'], 'CookieBehavior', 'Cookies'),
        HeadersConfig: choice(key['HeadersConfig'], 'HeaderBehavior', 'Headers'),
        QueryStringsConfig: choice(key['QueryStringsConfig'], 'QueryStringBehavior', 'QueryStrings'),
      },
    };
  },
});

function corsOf(value: unknown): object {
  const cors = valuesOf(value);
  const lists = [
    'AccessControlAllowHeaders',
    'AccessControlAllowMethods',
    'AccessControlAllowOrigins',
    'AccessControlExposeHeaders',
  ];
  return {
    ...Object.fromEntries(
      lists
        .filter((name) => cors[name] !== undefined)
        .map((name) => [name, counted(valuesOf(cors[name])['Items'])]),
    ),
    AccessControlAllowCredentials: isTrue(cors['AccessControlAllowCredentials']),
    OriginOverride: isTrue(cors['OriginOverride']),
    ...(cors['AccessControlMaxAgeSec'] !== undefined && numbers(cors, 'AccessControlMaxAgeSec')),
  };
}

/** Booleans and numbers of a template may be text. */
function typed(value: unknown): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  if (Array.isArray(value)) return value.map(typed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === 'AccessControlMaxAgeSec' || name === 'SamplingRate' ? numberOf(member) : typed(member),
    ]),
  );
}

export const cloudFrontResponseHeadersPolicy = defineConfigured({
  noun: 'ResponseHeadersPolicy',
  attributes: ['Id', 'LastModifiedTime'],
  config: (values) => ({
    ...pickProperties(values, 'Comment', 'Name'),
    ...(values['CorsConfig'] !== undefined && { CorsConfig: corsOf(values['CorsConfig']) }),
    ...(values['CustomHeadersConfig'] !== undefined && {
      CustomHeadersConfig: counted(typed(valuesOf(values['CustomHeadersConfig'])['Items'])),
    }),
    ...(values['RemoveHeadersConfig'] !== undefined && {
      RemoveHeadersConfig: counted(valuesOf(values['RemoveHeadersConfig'])['Items']),
    }),
    ...(typed(pickProperties(values, 'SecurityHeadersConfig', 'ServerTimingHeadersConfig')) as object),
  }),
});

export const cloudFrontOriginAccessControl = defineConfigured({
  noun: 'OriginAccessControl',
  attributes: ['Id'],
  config: (values) => ({ ...values }),
});

export const cloudFrontOriginAccessIdentity = defineConfigured({
  noun: 'CloudFrontOriginAccessIdentity',
  attributes: ['Id', 'S3CanonicalUserId'],
  config: ({ Comment }, resource) => ({
    CallerReference: resource.generatedName(),
    Comment: textOf(Comment) ?? '',
  }),
});
