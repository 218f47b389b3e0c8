import { AwsError, defineOperation } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { settingRows } from './bucket-settings.ts';
import type { BucketSettings, SettingRow } from './bucket-settings.ts';
import { checkNotification } from './notification-targets.ts';
import { onBucket } from './requirements.ts';
import { bucketArn, getBucket } from './store.ts';

interface BucketInput {
  readonly Bucket?: string | undefined;
  readonly [member: string]: unknown;
}

/** The Put, Get and Delete operation of every row. */
export const settingOperations: readonly Operation<BucketInput>[] = settingRows.flatMap((row) => [
  definePut(row),
  defineGet(row),
  ...(row.delete ? [defineDelete(row, row.delete)] : []),
]);

function definePut(row: SettingRow): Operation<BucketInput> {
  const [name, action] = row.put;
  return defineOperation({
    name,
    requires: (input: BucketInput, call) => [onBucket(action, input, call)],
    handle: (input: BucketInput, call): object => {
      const value = input[row.member];
      if (typeof value !== 'object' || value === null) {
        throw new AwsError(
          'MalformedXML',
          'The XML you provided was not well-formed or did not validate against our published schema',
        );
      }
      if (row.setting === 'notification') checkNotification(value, bucketArn(input.Bucket), call);
      const bucket = getBucket(input.Bucket, call);
      bucket.settings = { ...bucket.settings, [row.setting]: value };
      return {};
    },
  });
}

function defineGet(row: SettingRow): Operation<BucketInput> {
  const [name, action] = row.get;
  return defineOperation({
    name,
    requires: (input: BucketInput, call) => [onBucket(action, input, call)],
    handle: (input: BucketInput, call): object => {
      const bucket = getBucket(input.Bucket, call);
      const value = bucket.settings[row.setting];
      if (value === undefined && row.missing) {
        const [code, message] = row.missing;
        throw new AwsError(code, message, 404, { BucketName: bucket.name });
      }
      return row.wrapped ? { [row.member]: value } : { ...value };
    },
  });
}

function defineDelete(row: SettingRow, [name, action]: readonly [string, string]): Operation<BucketInput> {
  return defineOperation({
    name,
    requires: (input: BucketInput, call) => [onBucket(action, input, call)],
    handle: (input: BucketInput, call): object => {
      const bucket = getBucket(input.Bucket, call);
      const { [row.setting]: _gone, ...others } = bucket.settings;
      // Encryption cannot be taken away, only set back: every bucket is encrypted.
      const back: BucketSettings =
        row.setting === 'encryption'
          ? { encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] } }
          : {};
      bucket.settings = { ...others, ...back };
      return {};
    },
  });
}
