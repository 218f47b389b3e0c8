import {
  DeleteObjectCommand,
  GetObjectTaggingCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { HarnessError } from '../../errors.ts';
import { doing, errorName, unless } from '../../to-harness-error.ts';
import type { OperatorClients } from '../clients.ts';
import type { Journal } from '../journal.ts';
import { makeTags, runIdTag } from '../names.ts';

interface Place {
  readonly bucket: string;
  readonly key: string;
}

export interface PutPrerequisiteObject extends Place {
  readonly runId: string;
  readonly journal: Journal;
  readonly body: string | Uint8Array;
}

/**
 * Writes an object where there is none.
 * s3:PutObject, s3:PutObjectTagging
 * @throws HarnessError `prerequisite-failed` where there is one, or no bucket
 */
export async function putPrerequisiteObject(
  { s3 }: Pick<OperatorClients, 's3'>,
  { runId, journal, bucket, key, body }: PutPrerequisiteObject,
): Promise<void> {
  await journal.append({ kind: 'object', bucket, key, runId });
  await doing(`writing the object ${key} to the bucket ${bucket}`, async () => {
    try {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: body,
          IfNoneMatch: '*',
          Tagging: renderTags(runId),
        }),
      );
    } catch (error) {
      const why = reasons[errorName(error)];
      if (why === undefined) throw error;
      throw new HarnessError(`the object ${key} cannot be written to the bucket ${bucket}: ${why}`, {
        code: 'prerequisite-failed',
        fault: 'user',
      });
    }
  });
}

/** As the parameters of a URL. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
function renderTags(runId: string): string {
  const tags = new URLSearchParams();
  for (const { Key = '', Value = '' } of makeTags(runId)) tags.append(Key, Value);
  return tags.toString();
}

const reasons: Readonly<Record<string, string>> = {
  PreconditionFailed: 'it is already there, and a run overwrites nothing',
  NoSuchBucket: 'there is no such bucket; a template above it in the list can make one',
};

const gone = ['NoSuchBucket', 'NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed'];

/**
 * Every version that carries the run's tag, so that a bucket that keeps versions is as it was.
 * s3:ListBucketVersions, s3:GetObjectTagging, s3:GetObjectVersionTagging, s3:DeleteObject, s3:DeleteObjectVersion
 * @returns whether there was anything to delete
 */
export async function deletePrerequisiteObject(
  { s3 }: Pick<OperatorClients, 's3'>,
  { bucket, key, runId }: Place & { readonly runId: string },
): Promise<boolean> {
  let deleted = false;
  for (const VersionId of await listVersions(s3, { bucket, key })) {
    const version = { Bucket: bucket, Key: key, VersionId };
    const answer = await unless(gone, () => s3.send(new GetObjectTaggingCommand(version)));
    if (!answer?.TagSet?.some(({ Key, Value }) => Key === runIdTag && Value === runId)) continue;
    await unless(gone, () => s3.send(new DeleteObjectCommand(version)));
    deleted = true;
  }
  return deleted;
}

async function listVersions(client: S3Client, { bucket, key }: Place): Promise<string[]> {
  const versions: string[] = [];
  await unless(gone, async () => {
    let after: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> = {};
    for (;;) {
      const page = await client.send(
        new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, ...after }),
      );
      const own = (page.Versions ?? []).filter(({ Key }) => Key === key);
      versions.push(...own.flatMap(({ VersionId }) => VersionId ?? []));
      if (page.IsTruncated !== true) return;
      after = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
    }
  });
  return versions;
}
