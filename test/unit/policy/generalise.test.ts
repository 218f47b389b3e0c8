import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generalise } from '../../../src/policy/generalise.ts';
import { coversResource } from '../../../src/policy/match.ts';

describe('generalise', () => {
  test.each([
    ['equal', 'arn:aws:s3:::b/k', 'arn:aws:s3:::b/k', 'arn:aws:s3:::b/k'],
    ['a bucket', 'arn:aws:s3:::bucket-a1', 'arn:aws:s3:::bucket-a2', 'arn:aws:s3:::bucket-*'],
    [
      'an id after a type word',
      'arn:aws:lambda:${Region}:${AccountId}:event-source-mapping:3c1e',
      'arn:aws:lambda:${Region}:${AccountId}:event-source-mapping:91ab',
      'arn:aws:lambda:${Region}:${AccountId}:event-source-mapping:*',
    ],
    [
      'a version',
      'arn:aws:lambda:r:1:function:svc-${Stage}-hello:1',
      'arn:aws:lambda:r:1:function:svc-${Stage}-hello:2',
      'arn:aws:lambda:r:1:function:svc-${Stage}-hello:*',
    ],
    [
      'a name that CloudFormation makes',
      'arn:aws:iam::1:role/svc-${Stage}-Role-AB12CD',
      'arn:aws:iam::1:role/svc-${Stage}-Role-XY98ZW',
      'arn:aws:iam::1:role/svc-${Stage}-Role-*',
    ],
    [
      'a time',
      'arn:aws:dynamodb:r:1:table/t/stream/2026-11-22T01:02:03.004',
      'arn:aws:dynamodb:r:1:table/t/stream/2026-11-22T01:09:03.004',
      'arn:aws:dynamodb:r:1:table/t/stream/*',
    ],
    [
      'the deployment directory, in the middle',
      'arn:aws:s3:::b/serverless/svc/${Stage}/1795312861000-2026-11-22T00:00:00.000Z/svc.zip',
      'arn:aws:s3:::b/serverless/svc/${Stage}/1795312999000-2026-11-22T00:02:00.000Z/svc.zip',
      'arn:aws:s3:::b/serverless/svc/${Stage}/*/svc.zip',
    ],
    [
      'an API id',
      'arn:aws:apigateway:r::/restapis/a1/stages/x',
      'arn:aws:apigateway:r::/restapis/b2/stages/x',
      'arn:aws:apigateway:r::/restapis/*/stages/x',
    ],
    [
      'fewer segments',
      'arn:aws:apigateway:r::/restapis/a1',
      'arn:aws:apigateway:r::/restapis/b2/stages/x',
      'arn:aws:apigateway:r::/restapis/*',
    ],
    [
      'one within the other',
      'arn:aws:apigateway:r::/restapis',
      'arn:aws:apigateway:r::/restapis/b2',
      'arn:aws:apigateway:r::/restapis*',
    ],
    [
      'an encoded ARN',
      'arn:aws:apigateway:${Region}::/tags/arn%3Aaws%3Aapigateway%3A${Region}%3A%3A%2Frestapis%2Fa1%2Fstages%2F${Stage}',
      'arn:aws:apigateway:${Region}::/tags/arn%3Aaws%3Aapigateway%3A${Region}%3A%3A%2Frestapis%2Fb2%2Fstages%2F${Stage}',
      'arn:aws:apigateway:${Region}::/tags/arn%3Aaws%3Aapigateway%3A${Region}%3A%3A%2Frestapis%2F*%2Fstages%2F${Stage}',
    ],
    [
      'a pattern and one more text',
      'arn:aws:s3:::bucket-*',
      'arn:aws:s3:::bucket-a3',
      'arn:aws:s3:::bucket-*',
    ],
    [
      'a pattern and what it does not cover',
      'arn:aws:iam::1:role/a/b-*',
      'arn:aws:iam::1:role/a/c',
      'arn:aws:iam::1:role/a/*',
    ],
    ['no part in common', 'arn:aws:s3:::abc', 'arn:aws:s3:::abd', 'arn:aws:s3:::*'],
    ['a short number in a name', 'arn:aws:s3:::svc-2-a1', 'arn:aws:s3:::svc-2-b1', 'arn:aws:s3:::svc-2-*'],
    [
      'a variable is never cut',
      'arn:aws:iam::1:user/${aws:username}-a',
      'arn:aws:iam::1:user/${aws:userid}-a',
      'arn:aws:iam::1:user/*',
    ],
    ['any resource', '*', 'arn:aws:s3:::b', '*'],
  ])('%s', (_, a, b, expected) => {
    expect(generalise(a, b)).toBe(expected);
    expect(generalise(b, a)).toBe(expected);
  });

  test.each([
    ['another account', 'arn:aws:iam::${AccountId}:role/r', 'arn:aws:iam::444455556666:role/s'],
    ['another region', 'arn:aws:sqs:us-east-1:1:q', 'arn:aws:sqs:us-west-2:1:q'],
    ['another service', 'arn:aws:sqs:r:1:q', 'arn:aws:sns:r:1:q'],
    ['another partition', 'arn:aws:sqs:r:1:q', 'arn:aws-cn:sqs:r:1:q'],
    ['no ARNs', 'role a', 'role b'],
    [
      'encoded ARNs of different services',
      'arn:aws:apigateway:r::/tags/arn%3Aaws%3Aapigateway%3Ar%3A%3A%2Fa',
      'arn:aws:apigateway:r::/tags/arn%3Aaws%3Aexecute-api%3Ar%3A%3A%2Fa',
    ],
  ])('%s: not the same place', (_, a, b) => {
    expect(generalise(a, b)).toBeUndefined();
    expect(generalise(b, a)).toBeUndefined();
  });
});

describe('the result', () => {
  const word = fc.constantFrom('svc', 'a1', 'b2', '${Stage}', '*', '2026', 'Role', '${aws:username}', '');
  const segment = fc
    .array(fc.tuple(word, fc.constantFrom('-', '_', ':', '.', '')), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.flat().join(''));
  const encoded = fc.constantFrom(
    'arn%3Aaws%3As3%3A%3A%3Aa-1',
    'arn%3Aaws%3As3%3A%3A%3Aa-2',
    'arn%3Aaws%3As3%3A%3A%3A*',
  );
  const resource = fc
    .array(fc.oneof(segment, encoded), { minLength: 1, maxLength: 4 })
    .map((segments) => `arn:aws:s3:r:1:${segments.join('/')}`)
    .filter((arn) => arn !== 'arn:aws:s3:r:1:');

  test('covers both, in whatever order they come', () => {
    fc.assert(
      fc.property(resource, resource, (a, b) => {
        const general = generalise(a, b);
        expect(general).toBeDefined();
        expect(generalise(b, a)).toBe(general);
        expect(coversResource(general ?? '', a)).toBe(true);
        expect(coversResource(general ?? '', b)).toBe(true);
      }),
    );
  });

  test('does not change when either is seen again', () => {
    fc.assert(
      fc.property(resource, resource, (a, b) => {
        const general = generalise(a, b) ?? '';
        expect(generalise(general, a)).toBe(general);
        expect(generalise(b, general)).toBe(general);
        expect(generalise(general, general)).toBe(general);
      }),
    );
  });
});
