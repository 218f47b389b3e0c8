import type {
  DeleteBucketPolicyRequest,
  GetBucketPolicyOutput,
  GetBucketPolicyRequest,
  PutBucketPolicyRequest,
} from '@aws-sdk/client-s3';

import { findPolicyFault } from '../authorization/policy-grammar.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { isPublic, type BucketStatement } from './public-policy.ts';
import { onBucket } from './requirements.ts';
import { getBucket } from './store.ts';

export const putBucketPolicy = defineOperation({
  name: 'PutBucketPolicy',
  requires: (input: PutBucketPolicyRequest, call) => [onBucket('s3:PutBucketPolicy', input, call)],
  handle: (input: PutBucketPolicyRequest, call): object => {
    const bucket = getBucket(input.Bucket, call);
    const statements = parseStatements(input.Policy ?? '', bucket.name);
    // Rarer mistakes; that S3 has one sentence for all of them is assumed.
    if (findPolicyFault(input.Policy ?? '', 'resource')) throw malformed('Invalid policy syntax.');
    if (bucket.settings.publicAccessBlock?.BlockPublicPolicy && statements.some(isPublic)) {
      throw new AwsError(
        'AccessDenied',
        `User: ${call.caller.principal.arn} is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${bucket.name}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
        403,
      );
    }
    bucket.policy = input.Policy;
    return {};
  },
});

export const getBucketPolicy = defineOperation({
  name: 'GetBucketPolicy',
  requires: (input: GetBucketPolicyRequest, call) => [onBucket('s3:GetBucketPolicy', input, call)],
  handle: (input: GetBucketPolicyRequest, call): GetBucketPolicyOutput => {
    const bucket = getBucket(input.Bucket, call);
    if (bucket.policy === undefined) {
      throw new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, {
        BucketName: bucket.name,
      });
    }
    return { Policy: bucket.policy };
  },
});

export const deleteBucketPolicy = defineOperation({
  name: 'DeleteBucketPolicy',
  requires: (input: DeleteBucketPolicyRequest, call) => [onBucket('s3:DeleteBucketPolicy', input, call)],
  handle: (input: DeleteBucketPolicyRequest, call): object => {
    getBucket(input.Bucket, call).policy = undefined;
    return {};
  },
});

interface PolicyStatement extends BucketStatement {
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
}

/** @throws AwsError MalformedPolicy, with S3's words for the commonest mistakes */
function parseStatements(text: string, bucketName: string): readonly PolicyStatement[] {
  const document = parseDocument(text);
  const listed = document['Statement'];
  const statements = (Array.isArray(listed) ? listed : [listed]) as readonly (PolicyStatement | undefined)[];
  return statements.map((statement) => {
    if (!statement || (statement.Effect !== 'Allow' && statement.Effect !== 'Deny')) {
      throw malformed('Invalid effect: must be Allow or Deny');
    }
    if (statement.Principal === undefined && !('NotPrincipal' in statement)) {
      throw malformed('Missing required field Principal');
    }
    if (statement.Action === undefined && statement.NotAction === undefined) {
      throw malformed('Missing required field Action');
    }
    const resources = [statement.Resource ?? statement.NotResource ?? []].flat();
    if (resources.length === 0) throw malformed('Missing required field Resource');
    if (!resources.every((resource) => isOfBucket(resource, bucketName))) {
      throw malformed('Policy has invalid resource');
    }
    return statement;
  });
}

function parseDocument(text: string): Readonly<Record<string, unknown>> {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null) return document as Record<string, unknown>;
  } catch {
    // falls through to the refusal
  }
  throw malformed("Policies must be valid JSON and the first byte must be '{'");
}

function isOfBucket(resource: unknown, bucketName: string): boolean {
  if (typeof resource !== 'string') return false;
  const prefix = `arn:aws:s3:::`;
  if (!resource.startsWith(prefix)) return false;
  const named = resource.slice(prefix.length).split('/')[0] ?? '';
  return named === bucketName || named.includes('*');
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicy', message, 400);
}
