import type { Trail } from '@aws-sdk/client-cloudtrail';
import { letsService } from '../authorization/service-principal.ts';
import { isAssumableBy } from '../iam/pass-role.ts';
import { findKey } from '../kms/store.ts';
import { roleMay } from '../lambda/execution-role.ts';
import { AwsError, type Call } from '../operation.ts';
import { bucketArn, s3Store } from '../s3/store.ts';

const service = 'cloudtrail.amazonaws.com';

/** Words: https://github.com/getmoto/moto, which has them of AWS. @throws AwsError InvalidTrailNameException */
export function checkTrailName(name = ''): string {
  if (name.length < 3 || name.length > 128) {
    const [fault, bound] = name.length < 3 ? ['short. Minimum', 3] : ['long. Maximum', 128];
    throw invalidName(
      `Trail name too ${fault} allowed length: ${bound} characters. Specified name length: ${name.length} characters.`,
    );
  }
  if (!/^[a-zA-Z0-9]/.test(name)) throw invalidName('Trail name must starts with a letter or number.');
  if (!/[a-zA-Z0-9]$/.test(name)) throw invalidName('Trail name must ends with a letter or number.');
  if (/^[a-zA-Z0-9._-]+$/.test(name)) return name;
  throw invalidName(
    'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).',
  );
}

function invalidName(message: string): AwsError {
  return new AwsError('InvalidTrailNameException', message);
}

/**
 * CloudTrail tries to reach what a trail delivers to.
 * Sources: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html and
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html; words of the bucket's
 * policy and of the role's trust as deployments report them, of the rest assumed.
 * @throws AwsError
 */
export function checkDelivery(arn: string, settings: Trail, call: Call): void {
  checkBucket(arn, settings, call);
  checkLogGroup(settings, call);
  if (settings.KmsKeyId !== undefined && !findKey(call, settings.KmsKeyId)) {
    throw new AwsError('KmsKeyNotFoundException', `Unable to find the KMS key: ${settings.KmsKeyId}`);
  }
}

function checkBucket(sourceArn: string, { S3BucketName: name = '', S3KeyPrefix: prefix }: Trail, call: Call) {
  const bucket = call.account.store(s3Store).buckets.get(name);
  if (!bucket) throw new AwsError('S3BucketDoesNotExistException', `S3 bucket ${name} does not exist!`);
  const logs = `${prefix === undefined ? '' : `${prefix}/`}AWSLogs/${call.account.accountId}`;
  const lets = (action: string, resource: string, context = {}) =>
    letsService(call.account, bucket.policy, { service, action, resource, sourceArn, context });
  const mayWrite = lets('s3:PutObject', `${bucketArn(name)}/${logs}/CloudTrail/events.json.gz`, {
    's3:x-amz-acl': 'bucket-owner-full-control',
  });
  if (mayWrite && lets('s3:GetBucketAcl', bucketArn(name))) return;
  throw new AwsError(
    'InsufficientS3BucketPolicyException',
    `Incorrect S3 bucket policy is detected for bucket: ${name}`,
  );
}

function checkLogGroup(
  { CloudWatchLogsLogGroupArn: group, CloudWatchLogsRoleArn: role }: Trail,
  { account }: Call,
): void {
  if (group === undefined && role === undefined) return;
  if (!isAssumableBy(service, role, account)) {
    throw new AwsError(
      'InvalidCloudWatchLogsRoleArnException',
      'Access denied. Check the trust relationships for your role.',
    );
  }
  const streams = `${(group ?? '').replace(/:\*$/, '')}:log-stream:${account.accountId}_CloudTrail_stream`;
  const needed = ['logs:CreateLogStream', 'logs:PutLogEvents'];
  if (needed.every((action) => roleMay(role, action, streams, account))) return;
  throw new AwsError(
    'InvalidCloudWatchLogsLogGroupArnException',
    'Access denied. Check the permissions for your role.',
  );
}
