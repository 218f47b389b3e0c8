import type { ChecksumAlgorithm, ChecksumType } from '@aws-sdk/client-s3';
import type { ObjectHeaders } from './store.ts';

const algorithms: readonly ChecksumAlgorithm[] = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'];

/**
 * How listings tell which checksum an object carries; those in parts are taken for whole ones.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
 */
export function listedChecksum(headers: ObjectHeaders): {
  readonly ChecksumAlgorithm?: ChecksumAlgorithm[];
  readonly ChecksumType?: ChecksumType;
} {
  const carried = algorithms.filter(
    (algorithm) => headers[`Checksum${algorithm}` as keyof ObjectHeaders] !== undefined,
  );
  return carried.length > 0 ? { ChecksumAlgorithm: carried, ChecksumType: 'FULL_OBJECT' } : {};
}
