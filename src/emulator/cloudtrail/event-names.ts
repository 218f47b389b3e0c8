/**
 * Lambda's events whose name carries the version of the API.
 * Sources: https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html; the reads after the routes of the API's models.
 */
const versionedOfLambda: Readonly<Record<string, string>> = {
  AddPermission: '20150331v2',
  CreateAlias: '20150331',
  CreateEventSourceMapping: '20150331',
  CreateFunction: '20150331',
  DeleteAlias: '20150331',
  DeleteEventSourceMapping: '20150331',
  DeleteFunction: '20150331',
  DeleteFunctionConcurrency: '20171031',
  DeleteLayerVersion: '20181031',
  GetAlias: '20150331',
  GetEventSourceMapping: '20150331',
  GetFunction: '20150331v2',
  GetFunctionConfiguration: '20150331v2',
  GetLayerVersion: '20181031',
  GetPolicy: '20150331v2',
  ListAliases: '20150331',
  ListEventSourceMappings: '20150331',
  ListFunctions: '20150331',
  ListLayerVersions: '20181031',
  ListLayers: '20181031',
  ListTags: '20170331',
  ListVersionsByFunction: '20150331',
  PublishLayerVersion: '20181031',
  PublishVersion: '20150331',
  PutFunctionConcurrency: '20171031',
  RemovePermission: '20150331v2',
  TagResource: '20170331v2',
  UntagResource: '20170331v2',
  UpdateAlias: '20150331',
  UpdateEventSourceMapping: '20150331',
  UpdateFunctionCode: '20150331v2',
  UpdateFunctionConfiguration: '20150331v2',
};

/** What S3's operations are called in events. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html */
const renamedOfS3: Readonly<Record<string, string>> = {
  DeletePublicAccessBlock: 'DeleteBucketPublicAccessBlock',
  GetBucketAccelerateConfiguration: 'GetAccelerateConfiguration',
  GetBucketLifecycleConfiguration: 'GetBucketLifecycle',
  GetBucketNotificationConfiguration: 'GetBucketNotification',
  GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  PutBucketAccelerateConfiguration: 'PutAccelerateConfiguration',
  PutBucketLifecycleConfiguration: 'PutBucketLifecycle',
  PutBucketNotificationConfiguration: 'PutBucketNotification',
  PutObjectLockConfiguration: 'PutBucketObjectLockConfiguration',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
};

/** Where the name before `.amazonaws.com` is not the service's id. */
const sources: Readonly<Record<string, string>> = {
  apigatewayv2: 'apigateway',
  cloudcontrol: 'cloudcontrolapi',
  cloudwatch: 'monitoring',
};

/**
 * Data events: event history does not hold them.
 * Sources: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html and, of S3,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
 */
const dataEvents: Readonly<Record<string, RegExp>> = {
  cloudwatch: /^(?:GetMetric(?:Data|Statistics|WidgetImage)|ListMetrics|PutMetricData)$/,
  dynamodb:
    /^(?:Batch(?:Get|Write)Item|(?:Get|Put|Update|Delete)Item|Query|Scan|Transact(?:Get|Write)Items|ExecuteStatement|ExecuteTransaction|BatchExecuteStatement)$/,
  events: /^PutEvents$/,
  lambda: /^Invoke/,
  logs: /^(?:PutLogEvents|GetLogEvents|FilterLogEvents|GetLogRecord|GetLogGroupFields|Start(?:Query|LiveTail))$/,
  s3: /Object|^(?:HeadBucket|ListParts|UploadPart|UploadPartCopy|.*MultipartUpload)$/,
  sns: /^Publish(?:Batch)?$/,
  sqs: /^(?:(?:Send|Receive|Delete)Message(?:Batch)?|ChangeMessageVisibility(?:Batch)?)$/,
};

/** Settings of buckets that have objects in their name. */
const bucketSettings = /^(?:Get|Put)ObjectLockConfiguration$/;

/** `CreateFunction20150331`, `PutBucketLifecycle`. */
export function eventNameOf(serviceId: string, operation: string): string {
  if (serviceId === 'lambda') return `${operation}${versionedOfLambda[operation] ?? ''}`;
  return (serviceId === 's3' ? renamedOfS3[operation] : undefined) ?? operation;
}

/** `lambda.amazonaws.com`. */
export function eventSourceOf(serviceId: string): string {
  return `${sources[serviceId] ?? serviceId}.amazonaws.com`;
}

export function isDataEvent(serviceId: string, operation: string): boolean {
  return dataEvents[serviceId]?.test(operation) === true && !bucketSettings.test(operation);
}

export function isReadOnly(operation: string): boolean {
  return /^(?:AssumeRole|BatchGet|Decode|Describe|Detect|Estimate|Filter|Get|Head|List|Lookup|Query|Scan|Search|Select|Simulate|Validate)/.test(
    operation,
  );
}
