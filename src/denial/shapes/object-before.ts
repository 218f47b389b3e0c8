import type { Told } from '../quirks/told-resource.ts';
import type { Reading } from '../reading.ts';

/** How long the words may be that name an object. */
const reach = 1400;

/** The bucket and key that a tool names before it repeats the SDK's own words at `at`. */
export function objectBefore(reading: Reading, at: number): Told | undefined {
  const from = Math.max(0, at - reach);
  const lower = reading.lower.slice(from, at);
  const textFrom = (index: number): string =>
    reading.text.slice(reading.positions[from + index] ?? 0, reading.positions[at] ?? 0);
  const failed = lower.lastIndexOf('failed:');
  const uploaded = lower.lastIndexOf('failedtoupload');
  return (
    (failed === -1 ? undefined : ofCli(lower.slice(Math.max(0, failed - 14), failed), textFrom(failed))) ??
    (uploaded === -1 ? undefined : ofBoto3(textFrom(uploaded))) ??
    ofCopilot(textFrom(Math.max(0, lower.length - 400))) ??
    ofTerraform(textFrom(Math.max(0, lower.length - 200)))
  );
}

/**
 * `upload failed: ./app.zip to s3://BUCKET/KEY An error occurred …`; a copy names last what it writes.
 * Source: https://github.com/aws/aws-cli/blob/develop/awscli/customizations/s3/results.py (FAILURE_FORMAT)
 */
function ofCli(before: string, words: string): Told | undefined {
  const verb = /(?:upload|copy|move|download|delete|make_bucket|remove_bucket)$/.exec(before)?.[0];
  if (verb === undefined || /\n[ \t]*\n/.test(words)) return undefined;
  const uris = [...words.matchAll(/s3:\/\/([a-z0-9.-]{3,63})(?:\/(\S{0,1024}))?/g)];
  const found = /^(?:upload|copy|move)$/.test(verb) ? uris.at(-1) : uris[0];
  if (!found) return undefined;
  const [, bucket = '', key = ''] = found;
  return key === '' ? { bucket } : { bucket, key };
}

/** Source: https://github.com/boto/boto3/blob/develop/boto3/s3/transfer.py (S3UploadFailedError) */
function ofBoto3(words: string): Told | undefined {
  const found = /\sto\s+([a-z0-9.-]{3,63})\/(\S{1,1024}?):\s*$/.exec(words);
  return found ? { bucket: found[1] ?? '', key: found[2] ?? '' } : undefined;
}

/**
 * `upload KEY to bucket BUCKET: AccessDenied: Access Denied`.
 * Source: https://github.com/aws/copilot-cli/blob/mainline/internal/pkg/aws/s3/s3.go (Upload)
 */
function ofCopilot(words: string): Told | undefined {
  const found = /\bupload\s+(\S{1,300})\s+to\s+bucket\s+([a-z0-9.-]{3,63}):\s*$/.exec(words);
  return found ? { bucket: found[2] ?? '', key: found[1] ?? '' } : undefined;
}

/**
 * `reading S3 Bucket (NAME): operation error …`, `Unable to list objects in S3 bucket "NAME" with prefix "env:/": …`
 * Source: https://github.com/hashicorp/terraform/blob/main/internal/backend/remote-state/s3
 */
function ofTerraform(words: string): Told | undefined {
  const found = /s3\s+bucket\s+(?:[a-z]{1,20}\s+){0,5}[("]([a-z0-9.-]{3,63})[)"][^\n()]{0,90}:\s*$/i.exec(
    words,
  );
  return found ? { bucket: found[1] ?? '' } : undefined;
}
