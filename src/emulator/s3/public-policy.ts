/** A statement of a bucket policy, of which only what is asked here is looked at. */
export interface BucketStatement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Condition?: unknown;
}

/** Keys that, held to fixed values, keep a statement for everybody from being public. */
const narrowingKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceowner',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
]);

/**
 * Everybody is allowed, and no condition narrows that down.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html ("The meaning of public")
 */
export function isPublic(statement: BucketStatement): boolean {
  if (statement.Effect !== 'Allow' || !isForEverybody(statement)) return false;
  const conditions = Object.entries((statement.Condition ?? {}) as Readonly<Record<string, object>>);
  return !conditions.some(([operator, keys]) =>
    Object.entries(keys).some(([key, values]) => narrows(operator, key.toLowerCase(), [values].flat())),
  );
}

function isForEverybody({ Principal: principal, NotPrincipal: notPrincipal }: BucketStatement): boolean {
  if (notPrincipal !== undefined || principal === '*') return true;
  if (typeof principal !== 'object' || principal === null) return false;
  return Object.values(principal).flat().includes('*');
}

function narrows(operator: string, key: string, values: readonly unknown[]): boolean {
  if (/Not|Null|IfExists$/.test(operator) || operator.startsWith('ForAllValues:')) return false;
  if (key === 'aws:sourceip') return values.every(isNarrowRange);
  return narrowingKeys.has(key) && values.every((value) => isFixed(key, String(value)));
}

/** Addresses of a network of more than half of all, or none, are the world. */
function isNarrowRange(value: unknown): boolean {
  const [address = '', bits] = String(value).split('/');
  const isVersion6 = address.includes(':');
  return bits === undefined || Number(bits) >= (isVersion6 ? 32 : 8);
}

/** An ARN may have wildcards behind the account, a user id behind the role's. */
function isFixed(key: string, value: string): boolean {
  if (value.includes('${')) return false;
  if (key === 'aws:userid') return /^[A-Z0-9]+(?::.*)?$/.test(value) && !value.startsWith('*');
  if (!value.startsWith('arn:')) return !/[*?]/.test(value);
  const [, , service = '', , account = '', ...rest] = value.split(':');
  return account === '' ? service === 's3' && /^[^*?]+/.test(rest.join(':')) : !/[*?]/.test(account);
}
