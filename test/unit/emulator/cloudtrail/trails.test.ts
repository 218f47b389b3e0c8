import { expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const arn = `arn:aws:cloudtrail:us-east-1:${accountId}:trail/audit`;
const named = { Name: 'audit' };
const creation = { ...named, S3BucketName: 'logs', TagsList: [{ Key: 'team', Value: 'a' }] };

const letIn = (condition: object = {}) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:GetBucketAcl',
      Resource: 'arn:aws:s3:::logs',
    },
    {
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::logs/AWSLogs/${accountId}/*`,
      Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...condition } },
    },
  ],
});

async function createAccount(policy?: object) {
  const made = createServiceAccount();
  await made.operator.call('s3:CreateBucket', { Bucket: 'logs' });
  if (policy) {
    await made.operator.call('s3:PutBucketPolicy', { Bucket: 'logs', Policy: JSON.stringify(policy) });
  }
  return made;
}

it('is created, told, switched, tagged and deleted', async () => {
  const { operator } = await createAccount(letIn({ 'aws:SourceArn': arn }));
  await operator.call('cloudtrail:CreateTrail', creation);
  expect(await operator.fails('cloudtrail:CreateTrail', creation)).toMatch(/^TrailAlreadyExistsException: /);
  await operator.call('cloudtrail:StartLogging', { Name: arn });
  await expect(operator.call('cloudtrail:GetTrailStatus', named)).resolves.toMatchObject({ IsLogging: true });
  await operator.call('cloudtrail:UpdateTrail', { ...named, IsMultiRegionTrail: true });
  await operator.call('cloudtrail:PutEventSelectors', {
    TrailName: 'audit',
    EventSelectors: [{ ReadWriteType: 'WriteOnly' }],
  });
  await expect(
    operator.call('cloudtrail:DescribeTrails', { trailNameList: ['audit', 'none'] }),
  ).resolves.toMatchObject({
    trailList: [
      { TrailARN: arn, S3BucketName: 'logs', IsMultiRegionTrail: true, HasCustomEventSelectors: true },
    ],
  });
  await operator.call('cloudtrail:RemoveTags', { ResourceId: arn, TagsList: [{ Key: 'team' }] });
  await operator.call('cloudtrail:AddTags', { ResourceId: arn, TagsList: [{ Key: 'x', Value: '1' }] });
  await expect(operator.call('cloudtrail:ListTags', { ResourceIdList: [arn] })).resolves.toEqual({
    ResourceTagList: [{ ResourceId: arn, TagsList: [{ Key: 'x', Value: '1' }] }],
  });
  await operator.call('cloudtrail:DeleteTrail', named);
  expect(await operator.fails('cloudtrail:GetTrail', named)).toBe(
    `TrailNotFoundException: Unknown trail: ${arn} for the user: ${accountId}`,
  );
});

it.each([
  [
    'a bucket without a policy',
    undefined,
    creation,
    /^InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket: logs$/,
  ],
  ['a policy for another trail', letIn({ 'aws:SourceArn': `${arn}s` }), creation, /^InsufficientS3Bucket/],
  ['another prefix', letIn(), { ...creation, S3KeyPrefix: 'a' }, /^InsufficientS3BucketPolicyException: /],
  ['no bucket', letIn(), { ...creation, S3BucketName: 'none' }, /^S3BucketDoesNotExistException: /],
  ['a short name', letIn(), { ...creation, Name: 'a' }, /^InvalidTrailNameException: Trail name too short/],
  [
    'a role of another service',
    letIn(),
    { ...creation, CloudWatchLogsLogGroupArn: 'g', CloudWatchLogsRoleArn: 'r' },
    /^InvalidCloudWatchLogsRoleArnException: Access denied\. Check the trust relationships for your role\.$/,
  ],
])('is not made with %s', async (_, policy, input, fault) => {
  const { operator } = await createAccount(policy);
  expect(await operator.fails('cloudtrail:CreateTrail', input)).toMatch(fault);
});

it('asks for itself, its tags and its role', async () => {
  const { user } = await createAccount(letIn());
  const role = `arn:aws:iam::${accountId}:role/logs`;
  const steps = [
    ['cloudtrail:CreateTrail', arn],
    ['cloudtrail:AddTags', arn],
    ['iam:PassRole', role],
  ] as const;
  for (const [index, [action, resource]] of steps.entries()) {
    const somebody = await user(`user-${index}`, ...steps.slice(0, index).map(([before]) => before));
    expect(
      await somebody.fails('cloudtrail:CreateTrail', { ...creation, CloudWatchLogsRoleArn: role }),
    ).toContain(`not authorized to perform: ${action} on resource: ${resource} `);
  }
});
