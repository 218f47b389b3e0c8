import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
  type StackStatus,
} from '@aws-sdk/client-cloudformation';
import { DeleteObjectsCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { ServedPlace } from './served-account.ts';

const bucket = { ServerlessDeploymentBucket: { Type: 'AWS::S3::Bucket' } };
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/** What a service of one function with a queue becomes. */
const service = {
  ...bucket,
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust,
      Policies: [
        {
          PolicyName: 'logs',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*' }],
          },
        },
      ],
    },
  },
  Group: {
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: { 'Fn::Sub': '/aws/lambda/${AWS::StackName}' } },
  },
  Queue: { Type: 'AWS::SQS::Queue' },
  Function: {
    Type: 'AWS::Lambda::Function',
    DependsOn: 'Group',
    Properties: {
      FunctionName: { Ref: 'AWS::StackName' },
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Code: { ZipFile: 'exports.handler = async () => 1;' },
      Environment: { Variables: { QUEUE: { Ref: 'Queue' } } },
    },
  },
};

const bodyOf = (Resources: object): string => JSON.stringify({ Resources });

/** One service's whole life, by the calls that a deployment tool makes for it. */
export function createDeployments(place: ServedPlace) {
  const { endpoint, region, accessKeyId, secretAccessKey } = place;
  const settings = { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
  const cloudFormation = new CloudFormationClient(settings);
  const s3 = new S3Client({ ...settings, forcePathStyle: true });

  async function settle(StackName: string, wanted: StackStatus): Promise<void> {
    for (;;) {
      const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
      const status = Stacks?.[0]?.StackStatus;
      if (status === wanted) return;
      if (!status?.endsWith('_IN_PROGRESS')) throw new Error(`${StackName} ended ${status}, not ${wanted}`);
    }
  }

  async function live(StackName: string): Promise<void> {
    const { StackId = StackName } = await cloudFormation.send(
      new CreateStackCommand({ StackName, TemplateBody: bodyOf(bucket) }),
    );
    await settle(StackId, 'CREATE_COMPLETE');
    const { StackResourceSummaries } = await cloudFormation.send(
      new ListStackResourcesCommand({ StackName }),
    );
    const Bucket = StackResourceSummaries?.[0]?.PhysicalResourceId;
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'serverless/function.zip',
        Body: Buffer.alloc(100_000, StackName),
      }),
    );
    await cloudFormation.send(
      new UpdateStackCommand({
        StackName,
        TemplateBody: bodyOf(service),
        Capabilities: ['CAPABILITY_IAM'],
        Tags: [{ Key: 'STAGE', Value: 'dev' }],
      }),
    );
    await settle(StackId, 'UPDATE_COMPLETE');
    await cloudFormation.send(new DescribeStackEventsCommand({ StackName }));
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })) } }),
    );
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
    await settle(StackId, 'DELETE_COMPLETE');
  }

  return { live };
}
