import { firstVersion } from './policies/first-version.ts';
import type { ManagedPolicy } from './store.ts';
import { wholeServicePolicies } from './whole-service-policies.ts';

interface Grant {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

const writeLogs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const networkInterfaces = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

const shiftTraffic = [
  'cloudwatch:DescribeAlarms',
  'lambda:UpdateAlias',
  'lambda:GetAlias',
  'lambda:GetProvisionedConcurrencyConfig',
];
const codeDeployHooks: readonly Grant[] = [
  { Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: 'arn:aws:s3:::*/CodeDeploy/*' },
  { Action: 'lambda:InvokeFunction', Resource: 'arn:aws:lambda:*:*:function:CodeDeployHook_*' },
];
const lambdaConsole = [
  'cloudformation:DescribeStacks',
  'cloudformation:ListStackResources',
  'cloudwatch:ListMetrics',
  'cloudwatch:GetMetricData',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'kms:ListAliases',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
  'iam:ListRoles',
  'logs:DescribeLogGroups',
  'states:DescribeStateMachine',
  'states:ListStateMachines',
  'tag:GetResources',
  'xray:GetTraceSummaries',
  'xray:BatchGetTraces',
];

/**
 * The AWS managed policies that services under test commonly attach, by path and name. Any other ARN "does not exist".
 * Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const documents: Readonly<Record<string, readonly Grant[]>> = {
  ...wholeServicePolicies,
  AdministratorAccess: [{ Action: '*', Resource: '*' }],
  'service-role/AWSLambdaBasicExecutionRole': [{ Action: writeLogs, Resource: '*' }],
  'service-role/AWSLambdaVPCAccessExecutionRole': [
    { Action: [...writeLogs, ...networkInterfaces], Resource: '*' },
  ],
  'service-role/AWSLambdaENIManagementAccess': [{ Action: networkInterfaces, Resource: '*' }],
  'service-role/AWSLambdaSQSQueueExecutionRole': [
    {
      Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', ...writeLogs],
      Resource: '*',
    },
  ],
  'service-role/AWSLambdaDynamoDBExecutionRole': [
    {
      Action: [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
        ...writeLogs,
      ],
      Resource: '*',
    },
  ],
  'service-role/AWSLambdaKinesisExecutionRole': [
    {
      Action: [
        'kinesis:DescribeStream',
        'kinesis:DescribeStreamSummary',
        'kinesis:GetRecords',
        'kinesis:GetShardIterator',
        'kinesis:ListShards',
        'kinesis:ListStreams',
        'kinesis:SubscribeToShard',
        ...writeLogs,
      ],
      Resource: '*',
    },
  ],
  'service-role/AWSLambdaRole': [{ Action: 'lambda:InvokeFunction', Resource: '*' }],
  'service-role/AWSCodeDeployRoleForLambda': [
    { Action: [...shiftTraffic, 'sns:Publish'], Resource: '*' },
    ...codeDeployHooks,
  ],
  'service-role/AWSCodeDeployRoleForLambdaLimited': [
    { Action: shiftTraffic, Resource: '*' },
    ...codeDeployHooks,
  ],
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': [
    {
      Action: [
        ...writeLogs,
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
      ],
      Resource: '*',
    },
  ],
  AWSXRayDaemonWriteAccess: [
    {
      Action: [
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
        'xray:GetSamplingStatisticSummaries',
      ],
      Resource: '*',
    },
  ],
  CloudWatchLambdaInsightsExecutionRolePolicy: [
    { Action: 'logs:CreateLogGroup', Resource: '*' },
    {
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: 'arn:aws:logs:*:*:log-group:/aws/lambda-insights:*',
    },
  ],
  AmazonS3ReadOnlyAccess: [
    {
      Action: ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
      Resource: '*',
    },
  ],
  AmazonS3FullAccess: [{ Action: ['s3:*', 's3-object-lambda:*'], Resource: '*' }],
  AmazonSQSFullAccess: [{ Action: 'sqs:*', Resource: '*' }],
  AmazonSNSFullAccess: [{ Action: 'sns:*', Resource: '*' }],
  AmazonSESFullAccess: [{ Action: 'ses:*', Resource: '*' }],
  AmazonKinesisFullAccess: [{ Action: 'kinesis:*', Resource: '*' }],
  AWSLambda_FullAccess: [
    { Action: ['lambda:*', ...lambdaConsole], Resource: '*' },
    {
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    },
    {
      Action: [
        'logs:DescribeLogStreams',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
        'logs:StartLiveTail',
        'logs:StopLiveTail',
      ],
      Resource: 'arn:aws:logs:*:*:log-group:/aws/lambda/*',
    },
  ],
};

/** Made anew for each account. */
export function awsManagedPolicies(): readonly ManagedPolicy[] {
  return Object.entries(documents).map(([pathAndName, grants]) => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: grants.map((grant) => ({ Effect: 'Allow', ...grant })),
    });
    const slash = pathAndName.lastIndexOf('/');
    return {
      name: pathAndName.slice(slash + 1),
      arn: `arn:aws:iam::aws:policy/${pathAndName}`,
      id: `ANPA${pathAndName
        .toUpperCase()
        .replaceAll(/[^A-Z]/g, '')
        .slice(0, 17)
        .padEnd(17, 'A')}`,
      path: slash < 0 ? '/' : `/${pathAndName.slice(0, slash + 1)}`,
      description: undefined,
      ...firstVersion(text, new Date('2015-04-09T15:03:43Z')),
    };
  });
}
