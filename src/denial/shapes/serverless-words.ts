import { framed } from './finding.ts';
import { serverless4Shapes } from './serverless-4-words.ts';
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

const fromTable: readonly Shape[] = table.map(({ words, follows, action, on, soft = false }) => ({
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
}));

interface ObjectWords {
  readonly source: string;
  readonly anchor: string;
  /** What must follow; its groups are bucket and key. */
  readonly follows: RegExp;
  /** Whoever says it goes on without. */
  readonly soft?: boolean;
}

/** Words that name an object which could not be read. */
function ofObject({ source, anchor, follows, soft }: ObjectWords): Shape {
  return {
    source,
    anchors: [anchor],
    read: (reading, at) => {
      const after = at + anchor.length;
      const found = follows.exec(reading.squashed.slice(after, after + 1200));
      if (!found) return undefined;
      const [all, bucket = '', key = ''] = found;
      return framed(reading, at, after + all.length, {
        inferredAction: 's3:GetObject',
        told: { bucket, key },
        lacking: 'deployer',
        soft,
      });
    },
  };
}

/** Serverless's own words, also those of its plugins. It is the deployer who was refused. */
export const serverlessShapes: readonly Shape[] = [
  ...fromTable,
  ofObject({
    source:
      'lib/classes/Variables.js of serverless 1 and 2: `Error getting value for s3:BUCKET/KEY. Access Denied`',
    anchor: 'errorgettingvaluefors3:',
    follows: /^([a-z0-9.-]{3,63})\/([^\s"']{1,1024}?)\.(?:accessdenied|forbidden)/i,
  }),
  {
    source:
      'lib/plugins/aws of serverless 1 to 4: the words of CloudFormation, that could not read the template',
    anchors: ['thecloudformationtemplateisinvalid:s3error:accessdenied'],
    read: (reading, at) =>
      framed(reading, at, at + 'thecloudformationtemplateisinvalid:s3error:accessdenied'.length, {
        inferredAction: 's3:GetObject',
        lacking: 'deployer',
      }),
  },
  ...serverless4Shapes,
  ofObject({
    source: 'serverless-domain-manager (src/aws/s3-wrapper.ts), which goes on without',
    anchor: 'forbiddentochecktheexistenceofthes3objects3://',
    follows: /^([a-z0-9.-]{3,63})\/([^\s"']{1,1024}?)dueto(?:403:)?(?:\w{0,30}error)?/i,
    soft: true,
  }),
  {
    source: 'lib/plugins/aws/custom-resources/resources/s3/handler.js of osls, which goes on without',
    anchors: ['skippings3notificationcleanupafteraccessdenied'],
    read: (reading, at) =>
      framed(reading, at, at + 'skippings3notificationcleanupafteraccessdenied'.length, {
        lacking: 'custom-resource',
        soft: true,
      }),
  },
];
