import { describe, expect, test } from 'vitest';
import { allow, decide, type Case } from '../../../support/policy-decisions.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html and its neighbours */
describe('elements', () => {
  test.each<[string, Case, string]>([
    ['nothing', { ask: ['s3:GetObject', 'arn:aws:s3:::b/k'] }, 'not allowed by identity'],
    ['action', { identity: [allow('s3:GetObject')], ask: ['s3:GetObject', 'arn:aws:s3:::b/k'] }, 'allowed'],
    [
      'action, case',
      { identity: [allow('S3:getobject')], ask: ['s3:GetObject', 'arn:aws:s3:::b/k'] },
      'allowed',
    ],
    [
      'action, wildcards',
      { identity: [allow('iam:*AccessKey*')], ask: ['iam:CreateAccessKey', '*'] },
      'allowed',
    ],
    ['action, ?', { identity: [allow('s3:?etObject')], ask: ['s3:GetObject', '*'] }, 'allowed'],
    ['action, every service', { identity: [allow('*')], ask: ['sqs:CreateQueue', '*'] }, 'allowed'],
    [
      'action, other service',
      { identity: [allow('s3:*')], ask: ['sqs:CreateQueue', '*'] },
      'not allowed by identity',
    ],
    [
      'NotAction',
      {
        identity: [{ Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }],
        ask: ['s3:PutObject', 'arn:aws:s3:::b/k'],
      },
      'allowed',
    ],
    [
      'NotAction names it',
      {
        identity: [{ Effect: 'Allow', NotAction: 's3:DeleteBucket', Resource: 'arn:aws:s3:::*' }],
        ask: ['s3:DeleteBucket', 'arn:aws:s3:::b'],
      },
      'not allowed by identity',
    ],
    [
      'NotAction in a Deny',
      {
        identity: [allow('*'), { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }],
        ask: ['s3:PutObject', 'arn:aws:s3:::b/k'],
      },
      'denied by identity',
    ],
    [
      'resource, case',
      { identity: [allow('s3:*', 'arn:aws:s3:::Bucket')], ask: ['s3:ListBucket', 'arn:aws:s3:::bucket'] },
      'not allowed by identity',
    ],
    [
      'resource, wildcard beyond colons',
      {
        identity: [allow('logs:*', 'arn:aws:logs:*:*:log-group:*')],
        ask: ['logs:PutLogEvents', 'arn:aws:logs:us-east-1:123456789012:log-group:a:log-stream:b'],
      },
      'allowed',
    ],
    [
      'resource, other account',
      {
        identity: [allow('sqs:*', 'arn:aws:sqs:*:111111111111:*')],
        ask: ['sqs:CreateQueue', 'arn:aws:sqs:us-east-1:123456789012:q'],
      },
      'not allowed by identity',
    ],
    [
      'an ARN does not cover *',
      { identity: [allow('s3:ListAllMyBuckets', 'arn:aws:s3:::*')], ask: ['s3:ListAllMyBuckets', '*'] },
      'not allowed by identity',
    ],
    [
      'NotResource',
      {
        identity: [
          {
            Effect: 'Deny',
            Action: 's3:*',
            NotResource: ['arn:aws:s3:::HRBucket', 'arn:aws:s3:::HRBucket/*'],
          },
          allow('s3:*'),
        ],
        ask: ['s3:GetObject', 'arn:aws:s3:::Other/k'],
      },
      'denied by identity',
    ],
    [
      'NotResource names it',
      {
        identity: [
          { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::HRBucket/*'] },
          allow('s3:*'),
        ],
        ask: ['s3:GetObject', 'arn:aws:s3:::HRBucket/k'],
      },
      'allowed',
    ],
  ])('%s', (_name, given, expected) => {
    expect(decide(given)).toBe(expected);
  });
});
