import type { Shape } from './shape.ts';

interface Words {
  /** Lower case, without white space. */
  readonly words: string;
  /** What must follow for the words to mean a refusal; its first group is the bucket, where they name one. */
  readonly follows?: RegExp;
  readonly action: string;
  /** What of the bucket: itself, or its objects. Absent where no bucket is meant. */
  readonly on?: 'bucket' | 'objects';
  /** Serverless goes on without. */
  readonly soft?: boolean;
}

/**
 * Serverless's own words for a refusal, which tell neither action nor resource.
 * Source: lib/plugins/aws of osls 4.3 and serverless 3.40 (check-if-bucket-exists, check-for-changes, cleanup-s3-bucket,
 * ensure-valid-bucket-exists, remove/lib/bucket).
 */
const table: readonly Words[] = [
  { words: 'couldnotaccessthedeploymentbucket', action: 's3:ListBucket', on: 'bucket' },
  { words: 'couldnotlistobjectsinthedeploymentbucket', action: 's3:ListBucket', on: 'bucket' },
  { words: 'couldnotaccessobjectsinthedeploymentbucket', action: 's3:GetObject', on: 'objects' },
  {
    words: 'couldnotlocatedeploymentbucket',
    follows: /^(?::?["']([a-z0-9.-]{3,63})["'])?\.?error:(?:forbidden|unknownerror|403)/,
    action: 's3:ListBucket',
    on: 'bucket',
  },
  {
    words: 'couldnotlocatedeploymentbucket',
    follows: /^(?::?["']([a-z0-9.-]{3,63})["'])?\.?error:accessdenied/,
    action: 's3:GetBucketLocation',
    on: 'bucket',
  },
  {
    words: 'couldnotemptythes3deploymentbucket',
    follows: /^\(([a-z0-9.-]{3,63})\)\.makesurethatyouhavepermissions/,
    action: 's3:DeleteObject',
    on: 'objects',
  },
  {
    words: 'couldnotremovedeploymentartifactsfromthes3deploymentbucket',
    follows: /^\(([a-z0-9.-]{3,63})\)\.makesurethatyouhavepermissions/,
    action: 's3:DeleteObject',
    on: 'objects',
  },
  {
    words: 'couldnotaccessecrrepositoryduetodeniedaccess',
    action: 'ecr:DescribeRepositories',
    soft: true,
  },
];

export const serverlessShapes: readonly Shape[] = table.map(
  ({ words, follows, action, on, soft = false }) => ({
    source: 'lib/plugins/aws of osls and serverless',
    anchors: [words],
    read: (reading, at, context) => {
      const after = at + words.length;
      const found = follows?.exec(reading.lower.slice(after, after + 300));
      if (follows !== undefined && !found) return undefined;
      const bucket = found?.[1] ?? context.deploymentBucket;
      const resource =
        bucket === undefined
          ? undefined
          : `arn:aws:s3:::${bucket}${on === 'objects' ? `/${context.deploymentPrefix ?? ''}*` : ''}`;
      return {
        start: at,
        end: after + (found?.[0].length ?? 0),
        means: {
          kind: 'denial',
          printed: { inferredAction: action, inferredResource: resource, lacking: 'deployer', soft },
        },
      };
    },
  }),
);
