import type { Service } from '../operation.ts';
import { getBucketAcl, putBucketAcl } from './bucket-acl.ts';
import { deleteBucketPolicy, getBucketPolicy, putBucketPolicy } from './bucket-policy.ts';
import { createBucket, deleteBucket, getBucketLocation, headBucket, listBuckets } from './buckets.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject, deleteObjects } from './delete-objects.ts';
import { s3Identity } from './identity.ts';
import { listObjectVersions } from './list-object-versions.ts';
import { listObjects, listObjectsV2 } from './list-objects.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
} from './multipart-uploads.ts';
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './object-tagging.ts';
import { getObject, headObject } from './objects-read.ts';
import { putObject } from './put-object.ts';
import { settingOperations } from './setting-operations.ts';

export const s3Service: Service = {
  ...s3Identity,
  operations: [
    createBucket,
    deleteBucket,
    headBucket,
    getBucketLocation,
    listBuckets,
    putBucketPolicy,
    getBucketPolicy,
    deleteBucketPolicy,
    getBucketAcl,
    putBucketAcl,
    ...settingOperations,
    putObject,
    getObject,
    headObject,
    copyObject,
    deleteObject,
    deleteObjects,
    putObjectTagging,
    getObjectTagging,
    deleteObjectTagging,
    listObjectsV2,
    listObjects,
    listObjectVersions,
    createMultipartUpload,
    uploadPart,
    completeMultipartUpload,
    abortMultipartUpload,
    listParts,
    listMultipartUploads,
  ],
};
