import { expect, test } from 'vitest';
import { isPublic, type BucketStatement } from '../../../../src/emulator/s3/public-policy.ts';

const everybody: BucketStatement = { Effect: 'Allow', Principal: '*' };
const when = (operator: string, key: string, value: string | readonly string[]): BucketStatement => ({
  ...everybody,
  Condition: { [operator]: { [key]: value } },
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html ("The meaning of public") */
test.each<[string, BucketStatement, boolean]>([
  ['everybody', everybody, true],
  ['everybody, written longer', { Effect: 'Allow', Principal: { AWS: ['*'] } }, true],
  ['everybody but one', { Effect: 'Allow', NotPrincipal: { AWS: '123456789012' } }, true],
  ['an account', { Effect: 'Allow', Principal: { AWS: '123456789012' } }, false],
  ['a service', { Effect: 'Allow', Principal: { Service: 'cloudfront.amazonaws.com' } }, false],
  ['a refusal', { Effect: 'Deny', Principal: '*' }, false],
  ['a network', when('StringEquals', 'aws:SourceVpc', 'vpc-91237329'), false],
  ['a network with a wildcard', when('StringLike', 'aws:SourceVpc', 'vpc-*'), true],
  ['all but a network', when('StringNotEquals', 'aws:SourceVpc', 'vpc-91237329'), true],
  ['a network, if there is one', when('StringEqualsIfExists', 'aws:SourceVpc', 'vpc-91237329'), true],
  ['addresses', when('IpAddress', 'aws:SourceIp', ['192.0.2.0/24', '2001:db8::/32']), false],
  ['half the world', when('IpAddress', 'aws:SourceIp', '0.0.0.0/1'), true],
  ['an organisation', when('StringEquals', 'aws:PrincipalOrgID', 'o-abc'), false],
  ['a role', when('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::123456789012:role/app-*'), false],
  ['roles of any account', when('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/app'), true],
  ['a role by its id', when('StringLike', 'aws:userid', 'AROAEXAMPLE:*'), false],
  ['anybody by id', when('StringLike', 'aws:userid', '*'), true],
  ['a bucket', when('ArnEquals', 'aws:SourceArn', 'arn:aws:s3:::b'), false],
  ['a variable', when('StringEquals', 'aws:SourceVpc', '${aws:username}'), true],
  ['encryption on the way', when('Bool', 'aws:SecureTransport', 'true'), true],
])('%s', (_name, statement, expected) => {
  expect(isPublic(statement)).toBe(expected);
});
