import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const trust = (service: string) => allowing({ Principal: { Service: service }, Action: 'sts:AssumeRole' });
const inline = (PolicyName: string) => ({
  PolicyName,
  PolicyDocument: allowing({ Action: 's3:ListAllMyBuckets', Resource: '*' }),
});
const logging = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
const role: NeededResource = {
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: trust('ec2.amazonaws.com') },
};
const holders = { Role: role, Other: role, User: { Type: 'AWS::IAM::User' } };
const document = (Action: string) => allowing({ Action, Resource: '*' });

export const iamSamples: readonly Sample[] = [
  {
    type: 'AWS::IAM::AccessKey',
    needs: { User: { Type: 'AWS::IAM::User' } },
    states: ['Inactive', 'Active'].map((Status) => ({ UserName: needed('User'), Status })),
  },
  {
    type: 'AWS::IAM::Role',
    needs: {
      Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document('*') } },
    },
    states: [
      {
        AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
        Policies: [inline('a')],
        ManagedPolicyArns: [logging],
      },
      {
        AssumeRolePolicyDocument: trust('ec2.amazonaws.com'),
        Description: 'other',
        Policies: [inline('b')],
        PermissionsBoundary: needed('Boundary'),
      },
      {
        AssumeRolePolicyDocument: trust('ec2.amazonaws.com'),
        Policies: [inline('b')],
        ManagedPolicyArns: [logging],
      },
    ],
  },
  {
    type: 'AWS::IAM::User',
    states: [
      { Policies: [inline('a')], ManagedPolicyArns: [logging] },
      { Policies: [inline('b')] },
      { Policies: [inline('b')], ManagedPolicyArns: [logging] },
    ],
  },
  {
    type: 'AWS::IAM::Policy',
    needs: holders,
    states: [
      { ...inline('a'), Roles: [needed('Role')], Users: [needed('User')] },
      { ...inline('a'), Roles: [needed('Other')] },
    ],
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    needs: holders,
    states: [
      { PolicyDocument: document('s3:*'), Roles: [needed('Role')], Users: [needed('User')] },
      { PolicyDocument: document('sqs:*'), Roles: [needed('Other')] },
      { PolicyDocument: document('sns:*'), Roles: [needed('Other')] },
    ],
  },
  {
    type: 'AWS::IAM::InstanceProfile',
    needs: holders,
    states: [{ Roles: [needed('Role')] }, { Roles: [needed('Other')] }],
  },
  {
    type: 'AWS::IAM::ServiceLinkedRole',
    states: ['a', 'b'].map((Description) => ({
      AWSServiceName: 'ops.apigateway.amazonaws.com',
      Description,
    })),
  },
];
