import type {
  AccelerateConfiguration,
  BucketLoggingStatus,
  CORSConfiguration,
  CreateBucketRequest,
  BucketLifecycleConfiguration,
  NotificationConfiguration,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  Tagging,
  VersioningConfiguration,
  WebsiteConfiguration,
} from '@aws-sdk/client-s3';

import type { ReadonlyDeep } from './readonly-deep.ts';

/** The settings of a bucket, each as its Put operation takes it. */
export type BucketSettings = ReadonlyDeep<{
  encryption?: ServerSideEncryptionConfiguration | undefined;
  versioning?: VersioningConfiguration | undefined;
  lifecycle?: BucketLifecycleConfiguration | undefined;
  cors?: CORSConfiguration | undefined;
  website?: WebsiteConfiguration | undefined;
  tagging?: Tagging | undefined;
  publicAccessBlock?: PublicAccessBlockConfiguration | undefined;
  ownershipControls?: OwnershipControls | undefined;
  notification?: NotificationConfiguration | undefined;
  logging?: BucketLoggingStatus | undefined;
  acceleration?: AccelerateConfiguration | undefined;
}>;

/**
 * What S3 gives every new bucket.
 * Sources: https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html (public access, ownership),
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
 */
export function settingsOfNewBucket(input: CreateBucketRequest): BucketSettings {
  const tags = input.CreateBucketConfiguration?.Tags;
  return {
    encryption: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
    },
    publicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
    ownershipControls: { Rules: [{ ObjectOwnership: input.ObjectOwnership ?? 'BucketOwnerEnforced' }] },
    ...(tags?.length ? { tagging: { TagSet: tags } } : {}),
  };
}

/** How one setting is put, read and taken away. */
export interface SettingRow {
  readonly setting: keyof BucketSettings;
  /** The member of the Put operation's input that holds it. */
  readonly member: string;
  /** The Get operation answers the setting under that member too; otherwise it answers its content. */
  readonly wrapped?: true;
  /** Operation and action. */
  readonly put: readonly [string, string];
  readonly get: readonly [string, string];
  readonly delete?: readonly [string, string];
  /** Code and message of a Get that finds nothing; absent: it answers an empty configuration. */
  readonly missing?: readonly [string, string];
}

/**
 * Operations and actions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 * and the "Permissions" of each operation; codes: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const settingRows: readonly SettingRow[] = [
  {
    setting: 'encryption',
    member: 'ServerSideEncryptionConfiguration',
    wrapped: true,
    put: ['PutBucketEncryption', 's3:PutEncryptionConfiguration'],
    get: ['GetBucketEncryption', 's3:GetEncryptionConfiguration'],
    delete: ['DeleteBucketEncryption', 's3:PutEncryptionConfiguration'],
    missing: [
      'ServerSideEncryptionConfigurationNotFoundError',
      'The server side encryption configuration was not found',
    ],
  },
  {
    setting: 'versioning',
    member: 'VersioningConfiguration',
    put: ['PutBucketVersioning', 's3:PutBucketVersioning'],
    get: ['GetBucketVersioning', 's3:GetBucketVersioning'],
  },
  {
    setting: 'lifecycle',
    member: 'LifecycleConfiguration',
    put: ['PutBucketLifecycleConfiguration', 's3:PutLifecycleConfiguration'],
    get: ['GetBucketLifecycleConfiguration', 's3:GetLifecycleConfiguration'],
    delete: ['DeleteBucketLifecycle', 's3:PutLifecycleConfiguration'],
    missing: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  },
  {
    setting: 'cors',
    member: 'CORSConfiguration',
    put: ['PutBucketCors', 's3:PutBucketCORS'],
    get: ['GetBucketCors', 's3:GetBucketCORS'],
    delete: ['DeleteBucketCors', 's3:PutBucketCORS'],
    missing: ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
  },
  {
    setting: 'website',
    member: 'WebsiteConfiguration',
    put: ['PutBucketWebsite', 's3:PutBucketWebsite'],
    get: ['GetBucketWebsite', 's3:GetBucketWebsite'],
    delete: ['DeleteBucketWebsite', 's3:DeleteBucketWebsite'],
    missing: ['NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'],
  },
  {
    setting: 'tagging',
    member: 'Tagging',
    put: ['PutBucketTagging', 's3:PutBucketTagging'],
    get: ['GetBucketTagging', 's3:GetBucketTagging'],
    delete: ['DeleteBucketTagging', 's3:PutBucketTagging'],
    missing: ['NoSuchTagSet', 'The TagSet does not exist'],
  },
  {
    setting: 'publicAccessBlock',
    member: 'PublicAccessBlockConfiguration',
    wrapped: true,
    put: ['PutPublicAccessBlock', 's3:PutBucketPublicAccessBlock'],
    get: ['GetPublicAccessBlock', 's3:GetBucketPublicAccessBlock'],
    delete: ['DeletePublicAccessBlock', 's3:PutBucketPublicAccessBlock'],
    missing: ['NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'],
  },
  {
    setting: 'ownershipControls',
    member: 'OwnershipControls',
    wrapped: true,
    put: ['PutBucketOwnershipControls', 's3:PutBucketOwnershipControls'],
    get: ['GetBucketOwnershipControls', 's3:GetBucketOwnershipControls'],
    delete: ['DeleteBucketOwnershipControls', 's3:PutBucketOwnershipControls'],
    missing: ['OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'],
  },
  {
    setting: 'notification',
    member: 'NotificationConfiguration',
    put: ['PutBucketNotificationConfiguration', 's3:PutBucketNotification'],
    get: ['GetBucketNotificationConfiguration', 's3:GetBucketNotification'],
  },
  {
    setting: 'logging',
    member: 'BucketLoggingStatus',
    put: ['PutBucketLogging', 's3:PutBucketLogging'],
    get: ['GetBucketLogging', 's3:GetBucketLogging'],
  },
  {
    setting: 'acceleration',
    member: 'AccelerateConfiguration',
    put: ['PutBucketAccelerateConfiguration', 's3:PutAccelerateConfiguration'],
    get: ['GetBucketAccelerateConfiguration', 's3:GetAccelerateConfiguration'],
  },
];
