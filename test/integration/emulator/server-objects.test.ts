import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { defineOperation, type Service } from '../../../src/emulator/operation.ts';
import { serveAccount, type Emulator } from '../../../src/emulator/serve-account.ts';
import { echo, fakeService } from '../../support/fake-services.ts';
import { serviceDirectory } from '../../support/directories.ts';

interface StoredObject {
  readonly Body?: Uint8Array;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly ContentEncoding?: string;
}

/** One object, whatever its name. */
function oneObjectService(): Service {
  let stored: StoredObject = {};
  return fakeService({
    id: 's3',
    operations: [
      defineOperation<StoredObject, object>({
        name: 'PutObject',
        requires: () => [],
        handle(input, call) {
          stored = { ...input, Body: call.body };
          return { ETag: '"etag"' };
        },
      }),
      echo('GetObject', () => ({ ...stored })),
      echo('HeadObject', () => ({ ContentLength: stored.Body?.length, Metadata: stored.Metadata })),
    ],
  });
}

function createClient({ endpoint, accessKeyId, secretAccessKey }: Emulator): S3Client {
  return new S3Client({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
}

describe('an object body', () => {
  const content = Buffer.from('content '.repeat(20_000));

  it.each([
    ['in one piece', () => ({ Body: content })],
    [
      'as a stream, with a checksum in its trailer',
      () => ({ Body: Readable.from([content]), ContentLength: content.length }),
    ],
    ['with another checksum', () => ({ Body: content, ChecksumAlgorithm: 'SHA256' as const })],
    ['that is empty', () => ({ Body: new Uint8Array() }), Buffer.of()],
  ])('arrives %s', async (_name, input, expected = content) => {
    await using emulator = await serveAccount(serviceDirectory([oneObjectService()]), {});
    const client = createClient(emulator);
    const target = { Bucket: 'bucket', Key: 'ä b/c+d.txt' };
    await client.send(new PutObjectCommand({ ...target, ...input(), Metadata: { note: 'a  b' } }));
    const { Body, Metadata, ContentEncoding } = await client.send(new GetObjectCommand(target));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(expected)).toBe(true);
    expect([Metadata, ContentEncoding]).toEqual([{ note: 'a  b' }, undefined]);
    const head = await client.send(new HeadObjectCommand(target));
    expect(head.ContentLength).toBe(expected.length);
    client.destroy();
  });
});
