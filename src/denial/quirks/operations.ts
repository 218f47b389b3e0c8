import { findActionName } from './action-name.ts';

/**
 * Operations whose action has another name, by service prefix; keys in lower case.
 * Source: the "Actions, resources, and condition keys" page of each service, e.g.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html and its neighbours, section "Permissions".
 */
const exceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  s3: {
    headbucket: 'ListBucket',
    listobjects: 'ListBucket',
    listobjectsv2: 'ListBucket',
    listobjectversions: 'ListBucketVersions',
    listbuckets: 'ListAllMyBuckets',
    listmultipartuploads: 'ListBucketMultipartUploads',
    listparts: 'ListMultipartUploadParts',
    headobject: 'GetObject',
    copyobject: 'PutObject',
    createmultipartupload: 'PutObject',
    uploadpart: 'PutObject',
    completemultipartupload: 'PutObject',
    deleteobjects: 'DeleteObject',
    putbucketencryption: 'PutEncryptionConfiguration',
    setbucketencryption: 'PutEncryptionConfiguration',
    getbucketencryption: 'GetEncryptionConfiguration',
    deletebucketencryption: 'PutEncryptionConfiguration',
    putpublicaccessblock: 'PutBucketPublicAccessBlock',
    getpublicaccessblock: 'GetBucketPublicAccessBlock',
    deletepublicaccessblock: 'PutBucketPublicAccessBlock',
    putbucketlifecycleconfiguration: 'PutLifecycleConfiguration',
    putbucketlifecycle: 'PutLifecycleConfiguration',
    getbucketlifecycleconfiguration: 'GetLifecycleConfiguration',
    deletebucketlifecycle: 'PutLifecycleConfiguration',
    putbucketnotificationconfiguration: 'PutBucketNotification',
    getbucketnotificationconfiguration: 'GetBucketNotification',
    deletebucketcors: 'PutBucketCORS',
    deletebuckettagging: 'PutBucketTagging',
    putbucketreplication: 'PutReplicationConfiguration',
    getbucketreplication: 'GetReplicationConfiguration',
    deletebucketreplication: 'PutReplicationConfiguration',
    putbucketaccelerateconfiguration: 'PutAccelerateConfiguration',
    getbucketaccelerateconfiguration: 'GetAccelerateConfiguration',
    putbucketmetricsconfiguration: 'PutMetricsConfiguration',
    putbucketanalyticsconfiguration: 'PutAnalyticsConfiguration',
    putbucketinventoryconfiguration: 'PutInventoryConfiguration',
    putbucketintelligenttieringconfiguration: 'PutIntelligentTieringConfiguration',
    putobjectlockconfiguration: 'PutBucketObjectLockConfiguration',
    getobjectlockconfiguration: 'GetBucketObjectLockConfiguration',
  },
  lambda: { invoke: 'InvokeFunction', invokeasync: 'InvokeAsync' },
  sqs: {
    sendmessagebatch: 'SendMessage',
    deletemessagebatch: 'DeleteMessage',
    changemessagevisibilitybatch: 'ChangeMessageVisibility',
  },
  sns: { publishbatch: 'Publish' },
  budgets: {
    createbudget: 'ModifyBudget',
    updatebudget: 'ModifyBudget',
    deletebudget: 'ModifyBudget',
    describebudget: 'ViewBudget',
    describebudgets: 'ViewBudget',
  },
};

/** The service prefixes that a bare operation name is looked for in, those of a deployment first. */
const likelyServices = [
  'cloudformation',
  's3',
  'lambda',
  'iam',
  'logs',
  'sts',
  'ssm',
  'dynamodb',
  'sqs',
  'sns',
  'events',
  'ecr',
  'kms',
  'ec2',
  'states',
  'cognito-idp',
  'cloudfront',
  'route53',
  'acm',
  'cloudwatch',
  'secretsmanager',
  'kinesis',
];

/** The action that IAM asks for when an operation is called. `undefined` where the service has none of that name. */
export function findActionOfOperation(service: string, operation: string): string | undefined {
  return findException(service, operation) ?? findActionName(`${service}:${operation}`);
}

/** The same where the service may not be known: the actions of all likely services that have such an operation. */
export function findActionsOfOperation(service: string | undefined, operation: string): readonly string[] {
  const services = service === undefined ? likelyServices : [service];
  return services.flatMap((one) => findActionOfOperation(one, operation) ?? []);
}

function findException(service: string, operation: string): string | undefined {
  const names = Object.hasOwn(exceptions, service) ? exceptions[service] : undefined;
  const key = operation.toLowerCase();
  return names !== undefined && Object.hasOwn(names, key) ? `${service}:${names[key] ?? ''}` : undefined;
}

/**
 * An action as printed, as IAM names it: its case mended, the name of an API replaced by its action. What AWS's reference does
 * not list stays as it was printed: the reference never outvotes AWS.
 */
export function normaliseAction(printed: string): string {
  const colon = printed.indexOf(':');
  const service = printed.slice(0, colon).toLowerCase();
  const name = printed.slice(colon + 1);
  return findActionName(printed) ?? findException(service, name) ?? `${service}:${name}`;
}
