import type { Values } from '../../resource-type.ts';
import { isTrue, lowerKeys, numberOf, pickProperties } from '../properties.ts';

const flags: ReadonlySet<string> = new Set([
  'atRestEncryptionEnabled',
  'excludeVerboseContent',
  'transitEncryptionEnabled',
  'useCallerCredentials',
  'versioned',
  'xrayEnabled',
]);
const numbers: ReadonlySet<string> = new Set([
  'authTTL',
  'authorizerResultTtlInSeconds',
  'baseTableTTL',
  'deltaSyncTableTTL',
  'expires',
  'iatTTL',
  'maxBatchSize',
  'queryDepthLimit',
  'resolverCountLimit',
  'ttl',
]);
/** Members whose names in the API do not follow from the property's. */
const spelled: Readonly<Record<string, string>> = { dynamoDBConfig: 'dynamodbConfig' };

/** The named properties as AppSync takes them: small first letters, numbers as numbers, at any depth. */
export function settingsOf(properties: Values, names: readonly string[]): Values {
  return typed(lowerKeys(pickProperties(properties, ...names))) as Values;
}

function typed(value: unknown, key = ''): unknown {
  if (flags.has(key)) return isTrue(value);
  if (numbers.has(key)) return numberOf(value);
  if (Array.isArray(value)) return value.map((item) => typed(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [spelled[name] ?? name, typed(inner, name)]),
  );
}
