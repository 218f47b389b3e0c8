import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, textOf } from '../properties.ts';

const place = (resource: ResourceView) => ({ Bucket: resource.physicalId });
const absent = ['NoSuchBucketPolicy', 'NoSuchBucket'];

const read: Step = { call: 's3:GetBucketPolicy', input: place, ignoring: absent };
const put: Step = {
  call: 's3:PutBucketPolicy',
  input: (resource) => ({ ...place(resource), Policy: textOf(resource.properties['PolicyDocument']) }),
};

export const s3BucketPolicy: ResourceType = {
  type: 'AWS::S3::BucketPolicy',
  physicalId: (resource) => requiredText(resource, 'Bucket'),
  replacedBy: ['Bucket'],
  create: [
    read,
    {
      ...put,
      objection: (resource) =>
        resource.output('s3:GetBucketPolicy')['Policy'] === undefined
          ? undefined
          : 'Bucket Policy Already Exists',
      objectionCode: 'AlreadyExists',
    },
  ],
  update: [read, put],
  delete: [read, { call: 's3:DeleteBucketPolicy', input: place, ignoring: absent }],
};
