import { allowing, needed, type Sample } from '../sample.ts';

const Service = 'cloudtrail.amazonaws.com';
const delivery = {
  CloudWatchLogsLogGroupArn: needed('Group.Arn'),
  CloudWatchLogsRoleArn: needed('Role.Arn'),
};
const common = { TrailName: 'audit', S3BucketName: needed('Bucket') };

export const cloudTrailSamples: readonly Sample[] = [
  {
    type: 'AWS::CloudTrail::Trail',
    needs: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'Bucket' },
          PolicyDocument: allowing({
            Principal: { Service },
            Action: ['s3:GetBucketAcl', 's3:PutObject'],
            Resource: [
              { 'Fn::GetAtt': ['Bucket', 'Arn'] },
              { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/AWSLogs/123456789012/*']] },
            ],
          }),
        },
      },
      Group: { Type: 'AWS::Logs::LogGroup', exports: ['Arn'] },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: allowing({ Principal: { Service }, Action: 'sts:AssumeRole' }),
          Policies: [{ PolicyName: 'log', PolicyDocument: allowing({ Action: 'logs:*', Resource: '*' }) }],
        },
        exports: ['Arn'],
      },
    },
    states: [
      {
        ...common,
        ...delivery,
        IsLogging: true,
        EventSelectors: [{ ReadWriteType: 'WriteOnly' }],
        InsightSelectors: [{ InsightType: 'ApiErrorRateInsight' }],
      },
      { ...common, ...delivery, IsLogging: false, IsMultiRegionTrail: true },
      {
        ...common,
        ...delivery,
        IsLogging: true,
        IsMultiRegionTrail: true,
        AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }],
      },
    ],
    replacement: { ...common, TrailName: 'other', IsLogging: false },
  },
];
