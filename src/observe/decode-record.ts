import type { ReadingContext } from '../denial/context.ts';
import { parseDenials } from '../denial/parse-denials.ts';
import { isRefusal, type TrailRecord } from '../denial/trail/trail-record.ts';

/** What an encoded message says; undefined where that is not to be known. */
export type Decode = (encoded: string) => Promise<string | undefined>;

/** The record with what its encoded message says, where it is a refusal that has one. */
export async function decodeRecord(
  record: TrailRecord,
  decode: Decode,
  context: ReadingContext,
): Promise<TrailRecord> {
  if (!isRefusal(record)) return record;
  const { denials } = parseDenials(record.errorMessage ?? '', context);
  const encoded = denials.find((denial) => denial.encoded !== undefined)?.encoded;
  const decoded = encoded === undefined ? undefined : await decode(encoded);
  return { ...record, ...(decoded !== undefined && { decoded }) };
}
