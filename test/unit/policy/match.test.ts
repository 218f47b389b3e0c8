import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, coversAction, coversResource } from '../../../src/policy/match.ts';

describe('coversResource', () => {
  test.each([
    ['*', 'arn:aws:s3:::b'],
    ['arn:aws:s3:::b', 'arn:aws:s3:::b'],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b/a/b/c'],
    ['arn:aws:s3:::b/*/c', 'arn:aws:s3:::b/a/b/c'],
    ['arn:aws:s3:::b?', 'arn:aws:s3:::b1'],
    ['arn:aws:s3:*', 'arn:aws:s3:::b/k'],
    ['arn:aws:*', 'arn:aws:iam::111122223333:role/r'],
    ['arn:aws:lambda:*:111122223333:function:a', 'arn:aws:lambda:eu-west-1:111122223333:function:a'],
    ['arn:aws:lambda:r:1:function:*', 'arn:aws:lambda:r:1:function:a:3'],
    ['arn:aws:lambda:r:1:event-source-mapping:*', 'arn:aws:lambda:r:1:event-source-mapping:*'],
    ['arn:aws:s3:::b*', 'arn:aws:s3:::b-*'],
    ['arn:aws:s3:::${aws:username}/*', 'arn:aws:s3:::${aws:username}/k'],
    ['arn:aws:s3:::*a*a*a*b', 'arn:aws:s3:::aaaaaaaaaaaab'],
  ])('%s covers %s', (pattern, resource) => {
    expect(coversResource(pattern, resource)).toBe(true);
  });

  test.each([
    ['arn:aws:s3:::b', '*'],
    ['arn:aws:s3:::b', 'arn:aws:s3:::b/k'],
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::b'],
    ['arn:aws:s3:::B', 'arn:aws:s3:::b'],
    ['arn:aws:s3:::b?', 'arn:aws:s3:::b'],
    ['arn:aws:s3:::b?', 'arn:aws:s3:::b*'],
    ['arn:aws:s3:::b-1', 'arn:aws:s3:::b-*'],
    // A wildcard in a leading part stays within its part.
    ['arn:aws:*:role/r', 'arn:aws:iam::1:role/r'],
    ['arn:aws:lambda:*:function:a', 'arn:aws:lambda:r:1:function:a'],
    ['arn:aws:lambda:*:1:function:a', 'arn:aws:lambda:r:2:function:a'],
    ['', 'arn:aws:s3:::b'],
  ])('%s does not cover %s', (pattern, resource) => {
    expect(coversResource(pattern, resource)).toBe(false);
  });

  test('agrees with a matcher that tries everything', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 7 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (pattern, text) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
        expect(coversResource(`arn:aws:s3:::${pattern}`, `arn:aws:s3:::${text}`)).toBe(expected);
      }),
    );
  });
});

test.each([
  ['lambda:CreateFunction', 'lambda:createfunction', true],
  ['SNS:Create*', 'sns:CreateTopic', true],
  ['lambda:*', 'lambda:CreateFunction', true],
  ['*', 'lambda:CreateFunction', true],
  ['lambda:Get?unction', 'lambda:GetFunction', true],
  ['lambda:Get', 'lambda:GetFunction', false],
  ['s3:*', 's3express:CreateSession', false],
])('action pattern %s, action %s: %s', (pattern, action, expected) => {
  expect(coversAction(pattern, action)).toBe(expected);
});

test.each([
  ['s3:PutObject', 'arn:aws:s3:::b/k', true],
  ['s3:GetObject', 'arn:aws:s3:::b/k', false],
  ['s3:PutObject', 'arn:aws:s3:::c/k', false],
])('a grant and %s on %s: %s', (action, resource, expected) => {
  expect(covers({ action: 's3:PutObject', resource: 'arn:aws:s3:::b/*' }, action, resource)).toBe(expected);
});
