export interface Page {
  readonly keys: readonly string[];
  readonly prefixes: readonly string[];
  readonly limit: number;
  /** The last key or common prefix of this page, if more follow. */
  readonly next: string | undefined;
}

interface Query {
  readonly Prefix?: string | undefined;
  readonly Delimiter?: string | undefined;
  readonly MaxKeys?: number | undefined;
  readonly after?: string | undefined;
}

/**
 * One page of keys in UTF-8 order; keys that share the text up to the delimiter count once, as a common prefix.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function paginate(keys: readonly string[], query: Query): Page {
  const limit = Math.min(query.MaxKeys ?? 1000, 1000);
  const entries = new Map<string, 'key' | 'prefix'>();
  const { Prefix: prefix = '', Delimiter: delimiter = '', after = '' } = query;
  for (const key of keys.toSorted(inUtf8Order)) {
    if (!key.startsWith(prefix)) continue;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const entry = end < 0 ? key : key.slice(0, end + delimiter.length);
    if (inUtf8Order(entry, after) > 0) entries.set(entry, end < 0 ? 'key' : 'prefix');
  }
  const page = [...entries].slice(0, limit);
  return {
    keys: page.filter(([, kind]) => kind === 'key').map(([entry]) => entry),
    prefixes: page.filter(([, kind]) => kind === 'prefix').map(([entry]) => entry),
    limit,
    next: entries.size > page.length ? page.at(-1)?.[0] : undefined,
  };
}

function inUtf8Order(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
