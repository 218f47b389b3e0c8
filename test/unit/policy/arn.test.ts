import { describe, expect, test } from 'vitest';
import { parseAccountId, parseArn } from '../../../src/policy/arn.ts';

describe('parseArn', () => {
  test.each([
    ['arn:aws:s3:::bucket/key', ['aws', 's3', '', '', 'bucket/key']],
    [
      'arn:aws:lambda:eu-west-1:111122223333:function:orders:3',
      ['aws', 'lambda', 'eu-west-1', '111122223333', 'function:orders:3'],
    ],
    ['arn:aws:apigateway:us-east-1::/restapis', ['aws', 'apigateway', 'us-east-1', '', '/restapis']],
    [
      'arn:aws:iam::${AccountId}:user/${aws:username}',
      ['aws', 'iam', '', '${AccountId}', 'user/${aws:username}'],
    ],
    ['arn:aws:s3:::${aws:PrincipalTag/a:b}/*', ['aws', 's3', '', '', '${aws:PrincipalTag/a:b}/*']],
  ])('%s', (text, parts) => {
    const arn = parseArn(text);
    expect(arn.kind === 'arn' && [arn.partition, arn.service, arn.region, arn.account, arn.resource]).toEqual(
      parts,
    );
  });

  test.each(['', '*', 'arn', 'arn:aws:s3', 'arn:aws:s3:::', 'urn:aws:s3:::b', 'role/x', 'arn::s3:::b'])(
    '%j is no ARN',
    (text) => {
      expect(parseArn(text)).toEqual({ kind: 'not-an-arn', text });
    },
  );
});

test.each([
  ['111122223333', 'account-id'],
  ['1111222233334', 'not-an-account-id'],
  ['11112222333', 'not-an-account-id'],
  ['11112222333a', 'not-an-account-id'],
])('account id %s', (text, kind) => {
  expect(parseAccountId(text).kind).toBe(kind);
});
