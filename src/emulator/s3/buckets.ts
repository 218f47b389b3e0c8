import type {
  CreateBucketOutput,
  CreateBucketRequest,
  DeleteBucketRequest,
  GetBucketLocationOutput,
  GetBucketLocationRequest,
  HeadBucketOutput,
  HeadBucketRequest,
  ListBucketsOutput,
  ListBucketsRequest,
} from '@aws-sdk/client-s3';

import { AwsError, defineOperation } from '../operation.ts';
import type { Call, Requirement } from '../operation.ts';
import { checkBucketName } from './bucket-name.ts';
import { settingsOfNewBucket } from './bucket-settings.ts';
import { onBucket, refuseBare } from './requirements.ts';
import { bucketArn, getBucket, ownerOf, s3Store } from './store.ts';
import { serviceBehind } from '../service-behind.ts';

export const createBucket = defineOperation({
  name: 'CreateBucket',
  requires: (input: CreateBucketRequest): readonly Requirement[] => {
    const resource = bucketArn(input.Bucket);
    const on = { resource, resourceAsPrinted: `"${resource}"` };
    const tags = input.CreateBucketConfiguration?.Tags ?? [];
    return [
      { action: 's3:CreateBucket', ...on, context: locationContext(input) },
      ...(input.ObjectOwnership ? [{ action: 's3:PutBucketOwnershipControls', ...on }] : []),
      ...(input.ACL ? [{ action: 's3:PutBucketAcl', ...on }] : []),
      ...(tags.length > 0 ? [{ action: 's3:TagResource', ...on }] : []),
    ];
  },
  handle: (input: CreateBucketRequest, call): CreateBucketOutput => {
    const name = checkBucketName(input.Bucket);
    const region = regionOfNewBucket(input.CreateBucketConfiguration?.LocationConstraint, call.region);
    const { buckets } = call.account.store(s3Store);
    const existing = buckets.get(name);
    // Only us-east-1 answers success for a bucket one already owns, for the sake of old clients.
    if (existing && (region !== 'us-east-1' || serviceBehind(call.caller) !== undefined)) {
      throw new AwsError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        409,
        { BucketName: name },
      );
    }
    if (!existing) {
      buckets.set(name, {
        name,
        region,
        createdAt: new Date(),
        objects: new Map(),
        uploads: new Map(),
        settings: settingsOfNewBucket(input),
        policy: undefined,
      });
    }
    return { Location: region === 'us-east-1' ? `/${name}` : `http://${name}.s3.amazonaws.com/` };
  },
});

export const deleteBucket = defineOperation({
  name: 'DeleteBucket',
  requires: (input: DeleteBucketRequest, call) => [onBucket('s3:DeleteBucket', input, call)],
  handle: (input: DeleteBucketRequest, call): object => {
    const bucket = getBucket(input.Bucket, call);
    if (bucket.objects.size > 0) {
      const versioned = bucket.settings.versioning?.Status !== undefined;
      throw new AwsError(
        'BucketNotEmpty',
        `The bucket you tried to delete is not empty${versioned ? '. You must delete all versions in the bucket.' : ''}`,
        409,
        { BucketName: bucket.name },
      );
    }
    call.account.store(s3Store).buckets.delete(bucket.name);
    return {};
  },
});

export const headBucket = defineOperation({
  name: 'HeadBucket',
  requires: (input: HeadBucketRequest, call) => [
    onBucket('s3:ListBucket', input, call, { refuse: refuseBare }),
  ],
  handle: (input: HeadBucketRequest, call): HeadBucketOutput => ({
    BucketRegion: getBucket(input.Bucket, call).region,
  }),
});

export const getBucketLocation = defineOperation({
  name: 'GetBucketLocation',
  requires: (input: GetBucketLocationRequest, call) => [onBucket('s3:GetBucketLocation', input, call)],
  handle: (input: GetBucketLocationRequest, call): GetBucketLocationOutput => {
    const { region } = getBucket(input.Bucket, call);
    if (region === 'us-east-1') return {};
    return { LocationConstraint: region as NonNullable<GetBucketLocationOutput['LocationConstraint']> };
  },
});

export const listBuckets = defineOperation({
  name: 'ListBuckets',
  // The refusal of this one names no resource.
  requires: () => [
    {
      action: 's3:ListAllMyBuckets',
      resource: bucketArn('*'),
      refuse: (sentence) => new AwsError('AccessDenied', sentence.replace(/ on resource: \S+/, ''), 403),
    },
  ],
  handle: (input: ListBucketsRequest, call: Call): ListBucketsOutput => {
    const names = [...call.account.store(s3Store).buckets.values()]
      .filter((bucket) => bucket.name.startsWith(input.Prefix ?? ''))
      .filter((bucket) => input.BucketRegion === undefined || bucket.region === input.BucketRegion)
      .filter((bucket) => bucket.name > (input.ContinuationToken ?? ''))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const page = names.slice(0, input.MaxBuckets ?? 10_000);
    const last = page.at(-1);
    return {
      Buckets: page.map((bucket) => ({
        Name: bucket.name,
        CreationDate: bucket.createdAt,
        BucketRegion: bucket.region,
        BucketArn: bucketArn(bucket.name),
      })),
      Owner: ownerOf(call),
      ...(input.Prefix === undefined ? {} : { Prefix: input.Prefix }),
      ...(last && page.length < names.length ? { ContinuationToken: last.name } : {}),
    };
  },
});

function locationContext(input: CreateBucketRequest): Record<string, string> {
  const constraint = input.CreateBucketConfiguration?.LocationConstraint;
  return constraint ? { 's3:LocationConstraint': constraint } : {};
}

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html (LocationConstraint, Errors) */
function regionOfNewBucket(constraint: string | undefined, endpointRegion: string): string {
  if (endpointRegion === 'us-east-1') {
    if (constraint === 'us-east-1') {
      throw new AwsError('InvalidLocationConstraint', 'The specified location-constraint is not valid', 400, {
        LocationConstraint: constraint,
      });
    }
    if (constraint === 'EU') return 'eu-west-1';
    return constraint || 'us-east-1';
  }
  if (constraint !== endpointRegion) {
    throw new AwsError(
      'IllegalLocationConstraintException',
      `The ${constraint || 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    );
  }
  return endpointRegion;
}
