import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  CreateVpnGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateKeyCommand, DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { DecodeAuthorizationMessageCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { createEmulator } from '../../../src/emulator/emulator.ts';
import { sentenceOf } from '../../support/failure-of.ts';

async function connect() {
  const emulator = await createEmulator({ region: 'eu-west-1', accountId: '123456789012' });
  const { accessKeyId, secretAccessKey, endpoint, region } = emulator;
  const settings = { endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 };
  return { settings, [Symbol.asyncDispose]: () => emulator.close() };
}

it('has a network that EC2 clients understand', async () => {
  await using account = await connect();
  const ec2 = new EC2Client(account.settings);
  const { Subnets: subnets } = await ec2.send(
    new DescribeSubnetsCommand({
      Filters: [{ Name: 'availability-zone', Values: ['eu-west-1a', 'eu-west-1b'] }],
    }),
  );
  expect(subnets).toMatchObject([
    { CidrBlock: '172.31.0.0/20', DefaultForAz: true, AvailableIpAddressCount: 4091 },
    { CidrBlock: '172.31.16.0/20' },
  ]);
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: 'web',
      Description: 'the web',
      TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'stage', Value: 'dev' }] }],
    }),
  );
  const IpPermissions = [
    {
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'all' }],
    },
  ];
  const added = await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  expect(added).toMatchObject({ Return: true, SecurityGroupRules: [{ IsEgress: false, FromPort: 443 }] });
  await ec2.send(new CreateTagsCommand({ Resources: [GroupId], Tags: [{ Key: 'team', Value: 'a' }] }));
  const { SecurityGroups: groups } = await ec2.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }),
  );
  expect(groups).toMatchObject([
    {
      GroupName: 'web',
      IpPermissions,
      Tags: [
        { Key: 'stage', Value: 'dev' },
        { Key: 'team', Value: 'a' },
      ],
    },
  ]);
  await expect(ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: ['sg-1'] }))).rejects.toMatchObject({
    name: 'InvalidGroup.NotFound',
    $metadata: { httpStatusCode: 400 },
  });
  await expect(ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1' }))).rejects.toMatchObject({
    name: 'NotImplemented',
    message: 'ec2:CreateVpnGateway is not built in this emulated account',
  });
  ec2.destroy();
});

it('encodes what it refuses, and decodes it for who may', async () => {
  await using account = await connect();
  const iam = new IAMClient(account.settings);
  await iam.send(new CreateUserCommand({ UserName: 'nobody' }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'nobody' }));
  const credentials = { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
  const nobody = new EC2Client({ ...account.settings, credentials });
  const refused = nobody.send(new CreateSecurityGroupCommand({ GroupName: 'a', Description: 'b' }));
  await expect(refused).rejects.toMatchObject({
    name: 'UnauthorizedOperation',
    $metadata: { httpStatusCode: 403 },
  });
  const EncodedMessage = (await sentenceOf(refused)).split('Encoded authorization failure message: ')[1];
  const sts = new STSClient(account.settings);
  const { DecodedMessage } = await sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage }));
  expect(JSON.parse(DecodedMessage ?? '')).toMatchObject({
    allowed: false,
    context: {
      action: 'ec2:CreateSecurityGroup',
      resource: 'arn:aws:ec2:eu-west-1:123456789012:security-group/*',
    },
  });
  for (const client of [iam, nobody, sts]) client.destroy();
});

it('keeps secrets that KMS and Secrets Manager clients understand', async () => {
  await using account = await connect();
  const kms = new KMSClient(account.settings);
  const secrets = new SecretsManagerClient(account.settings);
  const { KeyMetadata: key } = await kms.send(new CreateKeyCommand({ Description: 'mine' }));
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({ KeyId: key?.KeyId, Plaintext: Buffer.from('hush') }),
  );
  const { Plaintext } = await kms.send(new DecryptCommand({ CiphertextBlob }));
  expect(Buffer.from(Plaintext ?? []).toString()).toBe('hush');
  await expect(kms.send(new DecryptCommand({ CiphertextBlob: Buffer.from('x') }))).rejects.toMatchObject({
    name: 'InvalidCiphertextException',
  });
  await secrets.send(new CreateSecretCommand({ Name: 'a', SecretString: 'hush', KmsKeyId: key?.Arn }));
  expect(await secrets.send(new GetSecretValueCommand({ SecretId: 'a' }))).toMatchObject({
    SecretString: 'hush',
  });
  await expect(secrets.send(new GetSecretValueCommand({ SecretId: 'b' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
  kms.destroy();
  secrets.destroy();
});

it('keeps metrics and user pools that their clients understand', async () => {
  await using account = await connect();
  const cloudWatch = new CloudWatchClient(account.settings);
  const cognito = new CognitoIdentityProviderClient(account.settings);
  await cloudWatch.send(
    new PutMetricDataCommand({ Namespace: 'Shop', MetricData: [{ MetricName: 'Orders', Value: 2 }] }),
  );
  const statistics = await cloudWatch.send(
    new GetMetricStatisticsCommand({
      Namespace: 'Shop',
      MetricName: 'Orders',
      StartTime: new Date(Date.now() - 3_600_000),
      EndTime: new Date(Date.now() + 60_000),
      Period: 3600,
      Statistics: ['Sum'],
    }),
  );
  expect(statistics.Datapoints?.reduce((sum, point) => sum + (point.Sum ?? 0), 0)).toBe(2);
  const alarm = {
    AlarmName: 'a',
    MetricName: 'Orders',
    Namespace: 'Shop',
    Threshold: 1,
    EvaluationPeriods: 1,
  };
  await cloudWatch.send(new PutMetricAlarmCommand({ ...alarm, ComparisonOperator: 'GreaterThanThreshold' }));
  expect(await cloudWatch.send(new DescribeAlarmsCommand({}))).toMatchObject({ MetricAlarms: [alarm] });
  const { UserPool: pool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'users' }));
  const UserPoolId = pool?.Id;
  expect(await cognito.send(new DescribeUserPoolCommand({ UserPoolId }))).toMatchObject({
    UserPool: { Name: 'users', MfaConfiguration: 'OFF' },
  });
  cloudWatch.destroy();
  cognito.destroy();
});
