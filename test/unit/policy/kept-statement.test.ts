import { describe, expect, it } from 'vitest';
import type { WrittenStatement } from '../../../src/policy/expand.ts';
import { appliesTo, mayConcern } from '../../../src/policy/kept-statement.ts';

const pick = (pattern: string) => ({ kind: 'matching' as const, pattern });
const but = (...patterns: string[]) => ({ kind: 'all-but' as const, patterns });
const condition = { Bool: { 'aws:SecureTransport': 'false' } };
const bucket = 'arn:aws:s3:::orders';

function statement(
  actions: WrittenStatement['actions'],
  resources: WrittenStatement['resources'],
  more: Partial<WrittenStatement> = {},
): WrittenStatement {
  return { effect: 'Deny', actions, resources, ...more };
}

describe('whether a statement is about a call', () => {
  const any = [pick('*')];
  it.each<[string, WrittenStatement, string, string | undefined, 'yes' | 'perhaps' | 'no']>([
    ['an action by name', statement([pick('s3:DeleteBucket')], any), 's3:DeleteBucket', bucket, 'yes'],
    ['in whatever case', statement([pick('S3:delete*')], any), 's3:DeleteBucket', bucket, 'yes'],
    ['another action', statement([pick('s3:DeleteBucket')], any), 's3:CreateBucket', bucket, 'no'],
    ['what NotAction leaves out', statement([but('iam:*', 's3:*')], any), 's3:CreateBucket', bucket, 'no'],
    ['what it does not', statement([but('iam:*', 'sts:*')], any), 's3:CreateBucket', bucket, 'yes'],
    [
      'under a condition',
      statement([but('iam:*')], any, { condition }),
      's3:CreateBucket',
      bucket,
      'perhaps',
    ],
    [
      'another one under a condition',
      statement([but('s3:*')], any, { condition }),
      's3:CreateBucket',
      bucket,
      'no',
    ],
    ['a resource', statement([pick('s3:*')], [pick(`${bucket}*`)]), 's3:CreateBucket', bucket, 'yes'],
    ['another resource', statement([pick('s3:*')], [pick(`${bucket}/*`)]), 's3:CreateBucket', bucket, 'no'],
    ['one of two', statement([pick('s3:*')], [pick('x'), pick(bucket)]), 's3:CreateBucket', bucket, 'yes'],
    [
      'what NotResource leaves out',
      statement([pick('*')], [but('arn:aws:s3:::or*')]),
      's3:CreateBucket',
      bucket,
      'no',
    ],
    [
      'what it does not',
      statement([pick('*')], [but('arn:aws:s3:::prod-*')]),
      's3:CreateBucket',
      bucket,
      'yes',
    ],
    [
      'some of a pattern that NotResource leaves out',
      statement([pick('*')], [but('arn:aws:s3:::orders-prod')]),
      's3:CreateBucket',
      'arn:aws:s3:::orders-*',
      'perhaps',
    ],
    [
      'a variable in the resource',
      statement([pick('*')], [pick('arn:aws:s3:::${aws:username}')]),
      's3:CreateBucket',
      bucket,
      'perhaps',
    ],
    [
      'a variable that cannot stand for it',
      statement([pick('*')], [pick('arn:aws:s3:::home-${aws:username}')]),
      's3:CreateBucket',
      bucket,
      'no',
    ],
    [
      'a variable in NotResource',
      statement([pick('*')], [but('arn:aws:s3:::${aws:username}')]),
      's3:CreateBucket',
      bucket,
      'perhaps',
    ],
    [
      'a call without a resource',
      statement([pick('*')], [but('arn:aws:s3:::prod-*')]),
      's3:ListAllMyBuckets',
      '*',
      'yes',
    ],
    [
      'a call without a resource, by name',
      statement([pick('*')], [pick(bucket)]),
      's3:ListAllMyBuckets',
      '*',
      'no',
    ],
    [
      'a resource that is not known',
      statement([pick('*')], [pick(bucket)]),
      's3:CreateBucket',
      undefined,
      'perhaps',
    ],
    ['it anywhere', statement([pick('*')], any), 's3:CreateBucket', undefined, 'yes'],
  ])('%s', (_, written, action, resource, expected) => {
    expect(appliesTo(written, { action, resource })).toBe(expected);
  });
});

describe('whether a part may concern a grant', () => {
  it.each([
    [{ action: but('iam:*'), resource: pick('*') }, 's3:CreateBucket', bucket, true],
    [{ action: but('s3:*'), resource: pick('*') }, 's3:CreateBucket', bucket, false],
    [
      { action: pick('*'), resource: but('arn:aws:s3:::orders-prod') },
      's3:CreateBucket',
      'arn:aws:s3:::orders*',
      true,
    ],
    [
      { action: pick('*'), resource: but('arn:aws:s3:::*') },
      's3:CreateBucket',
      'arn:aws:s3:::orders*',
      false,
    ],
    [{ action: pick('*'), resource: but(bucket) }, 's3:CreateBucket', '*', true],
    [{ action: pick('s3:*'), resource: but(bucket) }, 'sqs:CreateQueue', '*', false],
  ])('%j and %s on %s: %s', (part, action, resource, expected) => {
    expect(mayConcern(part, { action, resource })).toBe(expected);
  });
});
