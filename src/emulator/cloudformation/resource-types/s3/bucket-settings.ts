import type { ResourceView, Step, Values } from '../../resource-type.ts';
import { bucketLifecycle, bucketNotification } from './bucket-shapes.ts';
import { listOf, valuesOf } from '../properties.ts';

interface BucketSetting {
  readonly property: string;
  readonly put: string;
  /** The member of the Put call's input, and what the property becomes in it. */
  readonly member: string;
  readonly convert: (property: unknown) => unknown;
  /** How the setting goes when the property is taken away: a call of its own, or the Put call with this. */
  readonly remove: string | Values;
}

/** In the order in which the calls are made (assumed). */
const settings: readonly BucketSetting[] = [
  {
    property: 'BucketEncryption',
    put: 's3:PutBucketEncryption',
    member: 'ServerSideEncryptionConfiguration',
    convert: (property) => ({
      Rules: listOf(valuesOf(property)['ServerSideEncryptionConfiguration']).map((rule) => {
        const { ServerSideEncryptionByDefault: byDefault, ...others } = valuesOf(rule);
        return { ...others, ApplyServerSideEncryptionByDefault: byDefault };
      }),
    }),
    remove: 's3:DeleteBucketEncryption',
  },
  {
    property: 'PublicAccessBlockConfiguration',
    put: 's3:PutPublicAccessBlock',
    member: 'PublicAccessBlockConfiguration',
    convert: (property) => property,
    remove: 's3:DeletePublicAccessBlock',
  },
  {
    property: 'OwnershipControls',
    put: 's3:PutBucketOwnershipControls',
    member: 'OwnershipControls',
    convert: (property) => property,
    remove: 's3:DeleteBucketOwnershipControls',
  },
  {
    property: 'VersioningConfiguration',
    put: 's3:PutBucketVersioning',
    member: 'VersioningConfiguration',
    convert: (property) => property,
    remove: { Status: 'Suspended' },
  },
  {
    property: 'LifecycleConfiguration',
    put: 's3:PutBucketLifecycleConfiguration',
    member: 'LifecycleConfiguration',
    convert: bucketLifecycle,
    remove: 's3:DeleteBucketLifecycle',
  },
  {
    property: 'CorsConfiguration',
    put: 's3:PutBucketCors',
    member: 'CORSConfiguration',
    convert: (property) => ({
      CORSRules: listOf(valuesOf(property)['CorsRules']).map((rule) => {
        const { Id: id, MaxAge: maxAge, ExposedHeaders: exposed, ...others } = valuesOf(rule);
        return { ...others, ID: id, MaxAgeSeconds: maxAge, ExposeHeaders: exposed };
      }),
    }),
    remove: 's3:DeleteBucketCors',
  },
  {
    property: 'WebsiteConfiguration',
    put: 's3:PutBucketWebsite',
    member: 'WebsiteConfiguration',
    convert: (property) => {
      const { IndexDocument: index, ErrorDocument: error, ...others } = valuesOf(property);
      return {
        ...others,
        ...(index !== undefined && { IndexDocument: { Suffix: index } }),
        ...(error !== undefined && { ErrorDocument: { Key: error } }),
      };
    },
    remove: 's3:DeleteBucketWebsite',
  },
  {
    property: 'LoggingConfiguration',
    put: 's3:PutBucketLogging',
    member: 'BucketLoggingStatus',
    convert: (property) => {
      const { DestinationBucketName: bucket, LogFilePrefix: prefix = '' } = valuesOf(property);
      return { LoggingEnabled: { TargetBucket: bucket, TargetPrefix: prefix } };
    },
    remove: {},
  },
  {
    property: 'AccelerateConfiguration',
    put: 's3:PutBucketAccelerateConfiguration',
    member: 'AccelerateConfiguration',
    convert: (property) => ({ Status: valuesOf(property)['AccelerationStatus'] }),
    remove: { Status: 'Suspended' },
  },
  {
    property: 'NotificationConfiguration',
    put: 's3:PutBucketNotificationConfiguration',
    member: 'NotificationConfiguration',
    convert: bucketNotification,
    remove: {},
  },
];

const has = (resource: ResourceView, { property }: BucketSetting) =>
  resource.properties[property] !== undefined;

function put(setting: BucketSetting, when: (resource: ResourceView) => boolean): Step {
  return {
    call: setting.put,
    when,
    input: (resource) => ({
      Bucket: resource.physicalId,
      [setting.member]: has(resource, setting)
        ? setting.convert(resource.properties[setting.property])
        : setting.remove,
    }),
  };
}

export const putSettings: readonly Step[] = settings.map((setting) =>
  put(setting, (resource) => has(resource, setting)),
);

export const updateSettings: readonly Step[] = settings.flatMap((setting) => {
  const { property, remove } = setting;
  if (typeof remove !== 'string') return [put(setting, (resource) => resource.changed(property))];
  return [
    put(setting, (resource) => resource.changed(property) && has(resource, setting)),
    {
      call: remove,
      when: (resource) => resource.changed(property) && !has(resource, setting),
      input: (resource) => ({ Bucket: resource.physicalId }),
    },
  ];
});
