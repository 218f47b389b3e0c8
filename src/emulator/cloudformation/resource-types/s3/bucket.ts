import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { textOf } from '../properties.ts';
import { putSettings, updateSettings } from './bucket-settings.ts';
import { withoutSystemTags } from '../tags.ts';

const cannedAcls: Readonly<Record<string, string>> = {
  Private: 'private',
  PublicRead: 'public-read',
  PublicReadWrite: 'public-read-write',
  AuthenticatedRead: 'authenticated-read',
  LogDeliveryWrite: 'log-delivery-write',
  BucketOwnerRead: 'bucket-owner-read',
  BucketOwnerFullControl: 'bucket-owner-full-control',
  AwsExecRead: 'aws-exec-read',
};

const aclOf = (resource: ResourceView) => cannedAcls[textOf(resource.properties['AccessControl']) ?? ''];
const place = (resource: ResourceView) => ({ Bucket: resource.physicalId });
const domain = (resource: ResourceView, suffix: string) => `${resource.physicalId}.${suffix}`;
const tagsOf = (resource: ResourceView) => withoutSystemTags(resource.tags);

const putTags: Step = {
  call: 's3:PutBucketTagging',
  when: (resource) => tagsOf(resource).length > 0,
  input: (resource) => ({ ...place(resource), Tagging: { TagSet: tagsOf(resource) } }),
};

export const s3Bucket: ResourceType = {
  type: 'AWS::S3::Bucket',
  refusedAs: 'GeneralServiceException',
  taggingActions: ['s3:PutBucketTagging'],
  physicalId: (resource) =>
    textOf(resource.properties['BucketName']) ?? resource.generatedName({ maxLength: 63, lowerCase: true }),
  replacedBy: ['BucketName'],
  attributes: {
    Arn: (resource) => `arn:aws:s3:::${resource.physicalId}`,
    DomainName: (resource) => domain(resource, 's3.amazonaws.com'),
    RegionalDomainName: (resource) => domain(resource, `s3.${resource.region}.amazonaws.com`),
    DualStackDomainName: (resource) => domain(resource, `s3.dualstack.${resource.region}.amazonaws.com`),
    WebsiteURL: (resource) => `http://${domain(resource, `s3-website-${resource.region}.amazonaws.com`)}`,
  },
  create: [
    {
      call: 's3:CreateBucket',
      input: (resource) => ({
        ...place(resource),
        ...(aclOf(resource) !== undefined && { ACL: aclOf(resource) }),
        ...(resource.region !== 'us-east-1' && {
          CreateBucketConfiguration: { LocationConstraint: resource.region },
        }),
      }),
    },
    putTags,
    ...putSettings,
  ],
  update: [
    {
      call: 's3:PutBucketAcl',
      when: (resource) => resource.changed('AccessControl'),
      input: (resource) => ({ ...place(resource), ACL: aclOf(resource) ?? 'private' }),
    },
    ...updateSettings,
    { ...putTags, when: (resource) => resource.tagsChanged && tagsOf(resource).length > 0 },
    {
      call: 's3:DeleteBucketTagging',
      when: (resource) => resource.tagsChanged && tagsOf(resource).length === 0,
      input: place,
    },
  ],
  delete: [{ call: 's3:DeleteBucket', input: place, ignoring: ['NoSuchBucket'] }],
};
