import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandDocument, renderDocument } from '../../../src/policy/document.ts';
import { grantsArbitrary, triplesOf } from './grants-arbitrary.ts';

describe('renderDocument', () => {
  test('groups by resources within a service, in a stable order', () => {
    const document = renderDocument([
      { action: 's3:PutObject', resource: 'arn:aws:s3:::b/k' },
      { action: 'lambda:GetFunction', resource: 'arn:aws:lambda:r:1:function:f' },
      { action: 'lambda:CreateFunction', resource: 'arn:aws:lambda:r:1:function:f' },
      { action: 'lambda:CreateFunction', resource: 'arn:aws:lambda:r:1:function:e' },
      { action: 'lambda:GetFunction', resource: 'arn:aws:lambda:r:1:function:e' },
      {
        action: 'iam:PassRole',
        resource: 'arn:aws:iam::1:role/r',
        condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
      { action: 'iam:GetRole', resource: 'arn:aws:iam::1:role/r' },
      { action: 'logs:DescribeLogGroups', resource: '*' },
      { action: 's3:ListAllMyBuckets', resource: '*' },
    ]);
    expect(document).toMatchInlineSnapshot(`
      {
        "Statement": [
          {
            "Action": [
              "iam:GetRole",
            ],
            "Effect": "Allow",
            "Resource": [
              "arn:aws:iam::1:role/r",
            ],
          },
          {
            "Action": [
              "iam:PassRole",
            ],
            "Condition": {
              "StringEquals": {
                "iam:PassedToService": "lambda.amazonaws.com",
              },
            },
            "Effect": "Allow",
            "Resource": [
              "arn:aws:iam::1:role/r",
            ],
          },
          {
            "Action": [
              "lambda:CreateFunction",
              "lambda:GetFunction",
            ],
            "Effect": "Allow",
            "Resource": [
              "arn:aws:lambda:r:1:function:e",
              "arn:aws:lambda:r:1:function:f",
            ],
          },
          {
            "Action": [
              "logs:DescribeLogGroups",
            ],
            "Effect": "Allow",
            "Resource": [
              "*",
            ],
          },
          {
            "Action": [
              "s3:ListAllMyBuckets",
            ],
            "Effect": "Allow",
            "Resource": [
              "*",
            ],
          },
          {
            "Action": [
              "s3:PutObject",
            ],
            "Effect": "Allow",
            "Resource": [
              "arn:aws:s3:::b/k",
            ],
          },
        ],
        "Version": "2012-10-17",
      }
    `);
  });

  test('is the same for the same grants in any order', () => {
    fc.assert(
      fc.property(
        grantsArbitrary.chain((grants) =>
          fc.tuple(
            fc.constant(grants),
            fc.shuffledSubarray(grants, { minLength: grants.length, maxLength: grants.length }),
          ),
        ),
        ([grants, shuffled]) => {
          expect(renderDocument(shuffled)).toEqual(renderDocument(grants));
        },
      ),
    );
  });

  test('allows what the grants allow, and no more', () => {
    fc.assert(
      fc.property(grantsArbitrary, (grants) => {
        expect(triplesOf(expandDocument(renderDocument(grants)))).toEqual(triplesOf(grants));
      }),
    );
  });
});
