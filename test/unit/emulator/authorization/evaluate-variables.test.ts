import { describe, expect, test } from 'vitest';
import { allow, decide, user, type Case } from '../../../support/policy-decisions.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
describe('variables', () => {
  const home = allow('s3:*', 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/department}');
  test.each<[string, Case, string]>([
    [
      'own name',
      {
        identity: [allow('iam:*', 'arn:aws:iam::*:user/${aws:username}')],
        ask: ['iam:GetUser', user.arn],
        context: { 'aws:username': 'carlos' },
      },
      'allowed',
    ],
    [
      'another name',
      {
        identity: [allow('iam:*', 'arn:aws:iam::*:user/${aws:username}')],
        ask: ['iam:GetUser', user.arn],
        context: { 'aws:username': 'zhang' },
      },
      'not allowed by identity',
    ],
    [
      'tag',
      {
        identity: [home],
        ask: ['s3:ListBucket', 'arn:aws:s3:::amzn-s3-demo-bucket/red'],
        context: { 'aws:PrincipalTag/department': 'red' },
      },
      'allowed',
    ],
    [
      'a tag of * is no wildcard',
      {
        identity: [home],
        ask: ['s3:ListBucket', 'arn:aws:s3:::amzn-s3-demo-bucket/red'],
        context: { 'aws:PrincipalTag/department': '*' },
      },
      'not allowed by identity',
    ],
    [
      'no such tag',
      { identity: [home], ask: ['s3:ListBucket', 'arn:aws:s3:::amzn-s3-demo-bucket/'] },
      'not allowed by identity',
    ],
    [
      'default',
      {
        identity: [allow('s3:*', "arn:aws:s3:::b/${aws:PrincipalTag/team, 'company-wide'}")],
        ask: ['s3:ListBucket', 'arn:aws:s3:::b/company-wide'],
      },
      'allowed',
    ],
    [
      'literal asterisk',
      { identity: [allow('s3:*', 'arn:aws:s3:::b/${*}')], ask: ['s3:GetObject', 'arn:aws:s3:::b/*'] },
      'allowed',
    ],
    [
      'literal asterisk is no wildcard',
      { identity: [allow('s3:*', 'arn:aws:s3:::b/${*}')], ask: ['s3:GetObject', 'arn:aws:s3:::b/k'] },
      'not allowed by identity',
    ],
    [
      'literal dollar',
      { identity: [allow('s3:*', 'arn:aws:s3:::b/${$}')], ask: ['s3:GetObject', 'arn:aws:s3:::b/$'] },
      'allowed',
    ],
    [
      'old version: text',
      {
        version: '2008-10-17',
        identity: [allow('s3:*', 'arn:aws:s3:::${aws:username}')],
        ask: ['s3:GetObject', 'arn:aws:s3:::${aws:username}'],
        context: { 'aws:username': 'carlos' },
      },
      'allowed',
    ],
    [
      'multivalued key',
      {
        identity: [allow('s3:*', 'arn:aws:s3:::${aws:TagKeys}')],
        ask: ['s3:GetObject', 'arn:aws:s3:::a'],
        context: { 'aws:TagKeys': ['a'] },
      },
      'not allowed by identity',
    ],
  ])('%s', (_name, given, expected) => {
    expect(decide(given)).toBe(expected);
  });
});
