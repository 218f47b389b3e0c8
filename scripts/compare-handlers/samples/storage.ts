import { allowing, needed, type Sample } from '../sample.ts';

const encryption = {
  BucketEncryption: {
    ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
  },
};
const key = (name: string, KeyType: string) => ({ AttributeName: name, KeyType });
const table = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [key('id', 'HASH')],
};
const globalTable = { ...table, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } };
const index = {
  GlobalSecondaryIndexes: [
    { IndexName: 'other', KeySchema: [key('id', 'HASH')], Projection: { ProjectionType: 'ALL' } },
  ],
};
const readTable = allowing({
  Principal: { AWS: '123456789012' },
  Action: 'dynamodb:GetItem',
  Resource: '*',
});
const dataProtection = { Name: 'p', Version: '2021-06-01', Statement: [] };
const invokeByLogs = { FunctionName: { Ref: 'Function' }, Principal: 'logs.amazonaws.com' };

export const storageSamples: readonly Sample[] = [
  {
    type: 'AWS::S3::Bucket',
    needs: { Logs: { Type: 'AWS::S3::Bucket' } },
    states: [
      {
        ...encryption,
        PublicAccessBlockConfiguration: { BlockPublicAcls: true },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: { Rules: [{ Id: 'a', Status: 'Enabled', ExpirationInDays: 90 }] },
        CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] },
        WebsiteConfiguration: { IndexDocument: 'index.html' },
        LoggingConfiguration: { DestinationBucketName: needed('Logs') },
        AccelerateConfiguration: { AccelerationStatus: 'Enabled' },
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      },
      {},
      { ...encryption, AccessControl: 'Private' },
    ],
  },
  {
    type: 'AWS::S3::BucketPolicy',
    needs: { Bucket: { Type: 'AWS::S3::Bucket', exports: ['Arn'] } },
    states: ['s3:GetObject', 's3:PutObject'].map((Action) => ({
      Bucket: needed('Bucket'),
      PolicyDocument: allowing({
        Principal: { AWS: '123456789012' },
        Action,
        Resource: { 'Fn::Join': ['/', [needed('Bucket.Arn'), '*']] },
      }),
    })),
  },
  {
    type: 'AWS::DynamoDB::Table',
    states: [
      {
        ...table,
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        ResourcePolicy: { PolicyDocument: readTable },
      },
      { ...table, ...index, TableClass: 'STANDARD_INFREQUENT_ACCESS' },
      { ...table, ResourcePolicy: { PolicyDocument: readTable } },
    ],
  },
  {
    type: 'AWS::DynamoDB::GlobalTable',
    states: [
      { ...globalTable, Replicas: [{ Region: 'us-east-1', Tags: [{ Key: 'team', Value: 'one' }] }] },
      { ...globalTable, Replicas: [{ Region: 'us-east-1', TableClass: 'STANDARD_INFREQUENT_ACCESS' }] },
    ],
  },
  {
    type: 'AWS::SSM::Parameter',
    states: [
      { Type: 'String', Value: '1' },
      { Type: 'String', Value: '2' },
    ],
  },
  {
    type: 'AWS::Logs::LogGroup',
    states: [
      { RetentionInDays: 14, DataProtectionPolicy: dataProtection, FieldIndexPolicies: [{ Fields: ['a'] }] },
      { RetentionInDays: 7, KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/a' },
      {},
    ],
  },
  {
    type: 'AWS::Logs::SubscriptionFilter',
    needs: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: allowing({
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
          }),
        },
      },
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Code: { ZipFile: 'exports.handler = () => 1' },
        },
        exports: ['Arn'],
      },
      Invoke: {
        Type: 'AWS::Lambda::Permission',
        Properties: { ...invokeByLogs, Action: 'lambda:InvokeFunction' },
      },
      // Only so that it is not there before its function may be invoked.
      Group: { Type: 'AWS::Logs::LogGroup', DependsOn: 'Invoke' },
    },
    states: ['ERROR', 'WARN'].map((FilterPattern) => ({
      LogGroupName: needed('Group'),
      FilterPattern,
      DestinationArn: needed('Function.Arn'),
    })),
  },
];
