import { findServiceModel } from '../../wire/model.ts';
import type { ResourceType, Step } from '../resource-type.ts';

/**
 * Operations whose permission has another name.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html and the service authorization reference
 */
const renamed: Readonly<Record<string, string>> = {
  's3:HeadBucket': 's3:ListBucket',
  's3:ListObjects': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  's3:DeleteObjects': 's3:DeleteObject',
  's3:GetBucketAccelerateConfiguration': 's3:GetAccelerateConfiguration',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:GetBucketCors': 's3:GetBucketCORS',
  's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:PutBucketAccelerateConfiguration': 's3:PutAccelerateConfiguration',
  's3:PutBucketEncryption': 's3:PutEncryptionConfiguration',
  's3:DeleteBucketEncryption': 's3:PutEncryptionConfiguration',
  's3:PutBucketLifecycleConfiguration': 's3:PutLifecycleConfiguration',
  's3:DeleteBucketLifecycle': 's3:PutLifecycleConfiguration',
  's3:PutBucketCors': 's3:PutBucketCORS',
  's3:DeleteBucketCors': 's3:PutBucketCORS',
  's3:PutBucketNotificationConfiguration': 's3:PutBucketNotification',
  's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock',
  's3:DeletePublicAccessBlock': 's3:PutBucketPublicAccessBlock',
  's3:DeleteBucketTagging': 's3:PutBucketTagging',
  'lambda:Invoke': 'lambda:InvokeFunction',
};

/** The IAM action of a step's call. */
function actionOf(call: string): string {
  const known = renamed[call];
  if (known !== undefined) return known;
  const colon = call.indexOf(':');
  const [service, operation] = [call.slice(0, colon), call.slice(colon + 1)];
  if (service === 'apigateway' || service === 'apigatewayv2') {
    const method = findServiceModel(service)?.operations.get(operation)?.http?.method ?? 'GET';
    return `apigateway:${method}`;
  }
  return call;
}

/**
 * What schemas of AWS list beside what is really called: permissions for roles that are passed on, keys, networks, tags. The lists of
 * a real schema are an upper bound, about half of which a deployment never uses.
 */
const extras: Readonly<Record<string, readonly string[]>> = {
  cloudtrail: ['iam:CreateServiceLinkedRole', 'iam:GetRole', 'iam:PassRole'],
  cloudwatch: ['iam:PassRole'],
  dynamodb: [
    'application-autoscaling:DescribeScalingPolicies',
    'kms:CreateGrant',
    'kms:Decrypt',
    'kms:DescribeKey',
  ],
  ecr: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:RetireGrant'],
  events: ['iam:PassRole'],
  firehose: ['iam:GetRole', 'iam:PassRole', 'kms:CreateGrant', 'kms:DescribeKey'],
  iam: ['iam:GetRolePolicy', 'iam:ListAttachedRolePolicies'],
  iot: ['iam:PassRole'],
  kinesis: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
  lambda: [
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSubnets',
    'ec2:DescribeVpcs',
    'iam:PassRole',
    'kms:CreateGrant',
    'kms:Decrypt',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    's3:GetObject',
    's3:GetObjectVersion',
  ],
  logs: ['kms:DescribeKey', 'logs:DescribeLogGroups'],
  s3: ['iam:PassRole', 's3:PutObjectAcl', 's3tables:CreateTable'],
  sns: ['iam:PassRole', 'kms:Decrypt'],
  sqs: ['kms:Decrypt', 'kms:GenerateDataKey'],
  ssm: ['kms:Decrypt', 'kms:Encrypt'],
  states: ['iam:PassRole', 'kms:DescribeKey', 'kms:GenerateDataKey', 's3:GetObjectVersion'],
};

function unique(actions: readonly string[]): readonly string[] {
  return [...new Set(actions)].toSorted();
}

function actionsOf(steps: readonly Step[]): readonly string[] {
  return steps.map(({ call }) => actionOf(call));
}

/** The permissions that a type's schema lists for each of its handlers; none that a handler has no calls for. */
export function handlerPermissions(
  type: ResourceType,
): Readonly<Record<string, { readonly permissions: readonly string[] }>> {
  const service = (type.idAfter ?? type.create[0]?.call)?.split(':')[0] ?? '';
  const reading = [type.read ?? [], type.create, type.update, type.delete]
    .flatMap(actionsOf)
    .filter((action) => /:(Get|List|Describe|Head)/.test(action) || action === 'apigateway:GET');
  const writing = extras[service] ?? [];
  const handlers = {
    create: [...actionsOf(type.create), ...reading, ...writing],
    read: reading,
    update: type.update.length > 0 ? [...actionsOf(type.update), ...reading, ...writing] : [],
    delete: type.delete.length > 0 ? [...actionsOf(type.delete), ...reading] : [],
    list: reading.filter((action) => /:(List|Describe)/.test(action) || action === 'apigateway:GET'),
  };
  return Object.fromEntries(
    Object.entries(handlers)
      .filter(([, permissions]) => permissions.length > 0)
      .map(([name, permissions]) => [name, { permissions: unique(permissions) }]),
  );
}
