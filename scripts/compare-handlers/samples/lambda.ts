import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const role: NeededResource = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: allowing({
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
    Policies: [{ PolicyName: 'queues', PolicyDocument: allowing({ Action: 'sqs:*', Resource: '*' }) }],
  },
  exports: ['Arn'],
};
const inline = { Runtime: 'nodejs22.x', Handler: 'index.handler' };
const hello: NeededResource = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    ...inline,
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Code: { ZipFile: 'exports.handler = () => 1' },
  },
};
const needs = { Role: role, Function: hello };
const archive = { S3Bucket: 'artifacts', S3Key: 'code.zip' };
const FunctionName = needed('Function');

export const lambdaSamples: readonly Sample[] = [
  {
    type: 'AWS::Lambda::Function',
    needs: {
      Role: role,
      Layer: { Type: 'AWS::Lambda::LayerVersion', Properties: { Content: archive } },
    },
    states: [
      {
        ...inline,
        Role: needed('Role.Arn'),
        Code: archive,
        Layers: [needed('Layer')],
        ReservedConcurrentExecutions: 5,
        RecursiveLoop: 'Allow',
      },
      { ...inline, Role: needed('Role.Arn'), Code: archive, Timeout: 9 },
      {
        ...inline,
        Role: needed('Role.Arn'),
        Code: { ZipFile: 'exports.handler = () => 2' },
        ReservedConcurrentExecutions: 6,
      },
    ],
  },
  {
    type: 'AWS::Lambda::Version',
    needs,
    states: [{ FunctionName, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } }],
  },
  {
    type: 'AWS::Lambda::Alias',
    needs: {
      ...needs,
      Version: {
        Type: 'AWS::Lambda::Version',
        Properties: { FunctionName: { Ref: 'Function' } },
        exports: ['Version'],
      },
    },
    states: [1, 2, undefined].map((ProvisionedConcurrentExecutions) => ({
      FunctionName,
      Name: 'live',
      FunctionVersion: needed('Version.Version'),
      ...(ProvisionedConcurrentExecutions !== undefined && {
        ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions },
      }),
    })),
  },
  {
    type: 'AWS::Lambda::Permission',
    needs,
    states: [{ FunctionName, Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' }],
  },
  {
    type: 'AWS::Lambda::EventSourceMapping',
    needs: { ...needs, Queue: { Type: 'AWS::SQS::Queue', exports: ['Arn'] } },
    states: [5, 6].map((BatchSize) => ({ FunctionName, EventSourceArn: needed('Queue.Arn'), BatchSize })),
  },
  {
    type: 'AWS::Lambda::EventInvokeConfig',
    needs,
    states: [2, 0].map((MaximumRetryAttempts) => ({
      FunctionName,
      Qualifier: '$LATEST',
      MaximumRetryAttempts,
    })),
  },
  { type: 'AWS::Lambda::LayerVersion', states: [{ LayerName: 'common', Content: archive }] },
  {
    type: 'AWS::Lambda::Url',
    needs,
    states: ['AWS_IAM', 'NONE'].map((AuthType) => ({ TargetFunctionArn: FunctionName, AuthType })),
  },
];
