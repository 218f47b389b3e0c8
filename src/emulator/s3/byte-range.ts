import { AwsError } from '../operation.ts';

/** First and last byte, both included. Undefined: the whole object. @throws AwsError InvalidRange */
export function readRange(
  header: string | undefined,
  sizeBytes: number,
): { first: number; last: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, from = '', to = ''] = match;
  const first = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const last = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (first > last) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
  return { first, last };
}
