import { describe, expect, test } from 'vitest';
import { allow, deny, decide, type Case } from '../../../support/policy-decisions.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_examples.html */
describe('examples of the user guide', () => {
  const denyOutsideAddresses = [
    allow('*'),
    deny('*', '*', {
      Condition: {
        NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] },
        Bool: { 'aws:ViaAWSService': 'false' },
      },
    }),
  ];
  const passOnlyToLambda = [
    allow('iam:PassRole', 'arn:aws:iam::123456789012:role/app-*', {
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    }),
  ];
  const onlyViaCloudFormation = [
    allow('sqs:CreateQueue', '*', {
      Condition: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] } },
    }),
  ];
  const inFrankfurt = [
    allow('ec2:*', '*', { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } } }),
  ];
  test.each<[string, Case, string]>([
    [
      'outside address',
      {
        identity: denyOutsideAddresses,
        ask: ['s3:ListBucket', '*'],
        context: { 'aws:SourceIp': '203.0.113.1', 'aws:ViaAWSService': 'false' },
      },
      'denied by identity',
    ],
    [
      'outside address, via a service',
      {
        identity: denyOutsideAddresses,
        ask: ['s3:ListBucket', '*'],
        context: { 'aws:ViaAWSService': 'true' },
      },
      'allowed',
    ],
    [
      'pass to Lambda',
      {
        identity: passOnlyToLambda,
        ask: ['iam:PassRole', 'arn:aws:iam::123456789012:role/app-x'],
        context: { 'iam:PassedToService': 'lambda.amazonaws.com' },
      },
      'allowed',
    ],
    [
      'pass to EC2',
      {
        identity: passOnlyToLambda,
        ask: ['iam:PassRole', 'arn:aws:iam::123456789012:role/app-x'],
        context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
      },
      'not allowed by identity',
    ],
    [
      'via CloudFormation',
      {
        identity: onlyViaCloudFormation,
        ask: ['sqs:CreateQueue', '*'],
        context: { 'aws:CalledVia': ['cloudformation.amazonaws.com'] },
      },
      'allowed',
    ],
    [
      'not via CloudFormation',
      { identity: onlyViaCloudFormation, ask: ['sqs:CreateQueue', '*'] },
      'not allowed by identity',
    ],
    [
      'the right region',
      {
        identity: inFrankfurt,
        ask: ['ec2:RunInstances', '*'],
        context: { 'aws:RequestedRegion': 'eu-central-1' },
      },
      'allowed',
    ],
    [
      'the wrong region',
      {
        identity: inFrankfurt,
        ask: ['ec2:RunInstances', '*'],
        context: { 'aws:RequestedRegion': 'us-east-1' },
      },
      'not allowed by identity',
    ],
  ])('%s', (_name, given, expected) => {
    expect(decide(given)).toBe(expected);
  });
});
