import { expect, test } from 'vitest';
import {
  compareType,
  type Comparison,
  type TypeSteps,
} from '../../../../scripts/compare-handlers/compare.ts';
import { parseHandlerBounds } from '../../../../scripts/compare-handlers/handler-bounds.ts';
import type { Reason } from '../../../../scripts/compare-handlers/reasons.ts';
import { countUnexplained, renderReport } from '../../../../scripts/compare-handlers/render-report.ts';

const type = 'AWS::S3::Bucket';

const steps: TypeSteps = {
  type,
  calls: {
    create: ['s3:CreateBucket', 's3:PutBucketEncryption'],
    read: ['s3:PutBucketEncryption'],
    update: ['s3:PutBucketEncryption'],
    delete: ['s3:DeleteBucket', 's3:HeadBucket'],
  },
  asked: [
    { handler: 'create', call: 's3:CreateBucket', action: 's3:CreateBucket' },
    { handler: 'create', call: 's3:PutBucketEncryption', action: 's3:PutEncryptionConfiguration' },
    { handler: 'delete', call: 's3:DeleteBucket', action: 's3:DeleteBucket' },
  ],
};

const bounds = parseHandlerBounds(
  JSON.stringify({
    $header: { about: 'remarks' },
    [type]: {
      create: ['S3:createBucket', 's3:PutEncryptionConfiguration', 's3:ListBucket', 'kms:CreateGrant'],
      read: ['s3:PutEncryptionConfiguration', 's3:GetBucketTagging'],
      update: ['s3:PutEncryptionConfiguration', 's3:PutBucketTagging'],
      delete: ['s3:DeleteBucket'],
      list: ['s3:ListAllMyBuckets'],
    },
  }),
);

const compare = (reasons: readonly Reason[] = []): Comparison =>
  compareType(steps, bounds.get(type), reasons);

test('remarks are no types, and absent lists are empty', () => {
  expect([...bounds.keys()]).toEqual([type]);
  expect(bounds.get(type)?.tagging).toEqual([]);
});

test('what a call really asks for is compared, whatever the case', () => {
  expect(compare()).toEqual({
    type,
    bounded: true,
    // The call that no sample makes is taken by its name; the one that another handler made, by what it asked for there.
    outside: [{ handler: 'delete', call: 's3:HeadBucket', action: 's3:HeadBucket' }],
    lacking: [{ handler: 'create', action: 's3:ListBucket' }],
    untried: ['s3:HeadBucket'],
  });
});

test('a wild card stands for every action that it covers', () => {
  const [, bound] =
    [
      ...parseHandlerBounds(
        JSON.stringify({ [type]: { create: ['s3:*'], update: ['s3:put*'], delete: ['s3:Head*'] } }),
      ),
    ][0] ?? [];
  expect(compareType(steps, bound, [])).toMatchObject({
    outside: [{ handler: 'delete', action: 's3:DeleteBucket' }, { handler: 'read' }],
    lacking: [],
  });
});

test.each([
  ['of the type and handler', { type, handler: 'delete' as const }, true],
  ['of the type, any handler', { type }, true],
  ['of the beginning of the type', { type: 'AWS::S3::*' }, true],
  ['of another handler', { type, handler: 'create' as const }, false],
  ['of another type', { type: 'AWS::S3::BucketPolicy' }, false],
])('a reason %s', (_, place, counts) => {
  const reason = { ...place, action: 's3:HeadBucket', because: 'it looks first', source: 'assumed' };
  const { outside } = compare([reason]);
  expect(outside[0]?.reason).toBe(counts ? reason : undefined);
  expect(countUnexplained([compare([reason])])).toBe(counts ? 0 : 1);
});

test('a type that the registry has no handlers for is told, not judged', () => {
  expect(compareType(steps, undefined, [])).toMatchObject({ bounded: false, outside: [], lacking: [] });
});

test('the report', () => {
  const reason = { type, action: 's3:ListBucket', because: 'nothing is read', source: 'assumed' };
  const unknown = compareType({ ...steps, type: 'AWS::X::Y' }, undefined, []);
  const stale = { ...reason, action: 's3:GetObject' };
  expect(renderReport([compare([reason]), unknown], [reason, stale])).toMatchInlineSnapshot(`
    "outside the upper bound, no reason: 1
    AWS::S3::Bucket
      delete: s3:HeadBucket

    listed, never asked, no reason: 0

    outside the upper bound, with a reason: 0

    listed, never asked, with a reason: 1
    AWS::S3::Bucket
      create: s3:ListBucket
        because nothing is read (assumed)

    reasons that nothing needs: AWS::S3::Bucket s3:GetObject

    no handlers in the registry: AWS::X::Y

    calls that no sample makes, taken by their names: AWS::S3::Bucket s3:HeadBucket, AWS::X::Y s3:HeadBucket"
  `);
});
