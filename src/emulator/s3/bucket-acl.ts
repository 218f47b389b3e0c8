import type { GetBucketAclOutput, GetBucketAclRequest, PutBucketAclRequest } from '@aws-sdk/client-s3';

import { AwsError, defineOperation } from '../operation.ts';
import { onBucket } from './requirements.ts';
import { getBucket, ownerOf } from './store.ts';

/** Always the private one: grants to others are not kept. */
export const getBucketAcl = defineOperation({
  name: 'GetBucketAcl',
  requires: (input: GetBucketAclRequest, call) => [onBucket('s3:GetBucketAcl', input, call)],
  handle: (_input: GetBucketAclRequest, call): GetBucketAclOutput => {
    const owner = ownerOf(call);
    return {
      Owner: owner,
      Grants: [{ Grantee: { ...owner, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }],
    };
  },
});

export const putBucketAcl = defineOperation({
  name: 'PutBucketAcl',
  requires: (input: PutBucketAclRequest, call) => [onBucket('s3:PutBucketAcl', input, call)],
  handle: (input: PutBucketAclRequest, call): object => {
    const { ownershipControls } = getBucket(input.Bucket, call).settings;
    const enforced = ownershipControls?.Rules?.some((rule) => rule.ObjectOwnership === 'BucketOwnerEnforced');
    if (enforced && input.ACL !== 'private' && input.ACL !== undefined) {
      throw new AwsError('AccessControlListNotSupported', 'The bucket does not allow ACLs');
    }
    return {};
  },
});
