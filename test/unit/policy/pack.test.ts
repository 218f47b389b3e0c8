import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandDocument } from '../../../src/policy/document.ts';
import type { Grant } from '../../../src/policy/grant.ts';
import { countCharacters, packGrants, type Packing, packStatements } from '../../../src/policy/pack.ts';
import { grantsArbitrary, triplesOf } from './grants-arbitrary.ts';

describe('packStatements', () => {
  const statement = {
    effect: 'Deny',
    actions: [{ kind: 'all-but', patterns: ['iam:*', 'sts:*'] }],
    resources: [{ kind: 'all-but', patterns: ['arn:aws:s3:::b'] }],
    condition: { Bool: { 'aws:SecureTransport': 'false' } },
  } as const;
  const written = {
    Effect: 'Deny',
    NotAction: ['iam:*', 'sts:*'],
    NotResource: ['arn:aws:s3:::b'],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const grant = { action: 's3:PutObject', resource: 'arn:aws:s3:::b/k' };

  test('writes statements as they are, before the grants', () => {
    const packing = packStatements([statement], [grant]);
    expect(packing).toMatchObject({
      inline: { Statement: [written, { Effect: 'Allow', Action: ['s3:PutObject'] }] },
      managed: [],
    });
  });

  test('counts them in the quotas, and cuts none', () => {
    const inlineCharacters = countCharacters({ Version: '2012-10-17', Statement: [written] } as never) - 1;
    const packing = packStatements([statement], [grant], { inlineCharacters });
    expect(packing).toMatchObject({ inline: undefined, managed: [{ Statement: [written, {}] }] });
    expect(packStatements([statement], [], { inlineCharacters, attachedPolicies: 0 }).kind).toBe('too-large');
  });
});

describe('packGrants', () => {
  test('nothing needs no policy', () => {
    expect(packGrants([])).toEqual({ kind: 'packed', inline: undefined, managed: [] });
  });

  test('what fits inline stays inline', () => {
    const packing = packGrants([{ action: 's3:PutObject', resource: 'arn:aws:s3:::b/k' }]);
    expect(packing).toEqual({
      kind: 'packed',
      inline: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::b/k'] }],
      },
      managed: [],
    });
  });

  test('the inline budget is a parameter', () => {
    const grants = manyGrants(6);
    const characters = countCharacters(documentsOf(packGrants(grants))[0] ?? emptyDocument);
    expect(documentsOf(packGrants(grants, { inlineCharacters: characters }))).toHaveLength(1);
    const packing = packGrants(grants, { inlineCharacters: characters - 1 });
    expect(packing.kind === 'packed' && packing.managed).toHaveLength(1);
  });

  test('shares statements by equal actions where that is shorter', () => {
    const crossed = ['a', 'b', 'c'].flatMap((name) => [
      { action: 's3:GetObject', resource: `arn:aws:s3:::${name}` },
      { action: 's3:PutObject', resource: `arn:aws:s3:::${name}` },
    ]);
    const grants = [...crossed, { action: 's3:GetObject', resource: 'arn:aws:s3:::other' }];
    expect(documentsOf(packGrants(grants))[0]?.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b', 'arn:aws:s3:::c'],
      },
      { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::other'] },
    ]);
  });

  test('what fits nowhere is said, with its size', () => {
    const packing = packGrants(manyGrants(200), { attachedPolicies: 1 });
    expect(packing).toMatchObject({ kind: 'too-large', available: 2048 + 6144 });
    expect(packing.kind === 'too-large' && packing.characters).toBeGreaterThan(2048 + 6144);
  });

  test('three hundred grants fit the default quotas', () => {
    const grants = manyGrants(300);
    const packing = packGrants(grants);
    expect(packing.kind).toBe('packed');
    expect(triplesOf(documentsOf(packing).flatMap(expandDocument))).toEqual(triplesOf(grants));
  });

  test('a further grant leaves the others where they are', () => {
    const grants = manyGrants(60);
    const before = documentsOf(packGrants(grants.slice(0, -1))).map((document) =>
      triplesOf(expandDocument(document)),
    );
    const after = documentsOf(packGrants(grants)).map((document) => triplesOf(expandDocument(document)));
    for (const [index, triples] of before.entries())
      expect(after[index]).toEqual(expect.arrayContaining(triples));
  });

  test('keeps what is allowed, within the quotas', () => {
    fc.assert(
      fc.property(grantsArbitrary, fc.integer({ min: 300, max: 900 }), (grants, managedCharacters) => {
        const quotas = { inlineCharacters: 120, managedCharacters, attachedPolicies: 90 };
        const packing = packGrants(grants, quotas);
        expect(packing.kind).toBe('packed');
        const documents = documentsOf(packing);
        expect(triplesOf(documents.flatMap(expandDocument))).toEqual(triplesOf(grants));
        const inline = packing.kind === 'packed' ? packing.inline : undefined;
        const tooLong = documents.filter(
          (document) =>
            countCharacters(document) > (document === inline ? quotas.inlineCharacters : managedCharacters),
        );
        expect(tooLong).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

test('countCharacters leaves white space out, also within values', () => {
  expect(
    countCharacters({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['a:B'], Resource: ['a b'] }],
    }),
  ).toBe(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["a:B"],"Resource":["ab"]}]}'.length,
  );
});

const emptyDocument = { Version: '2012-10-17', Statement: [] } as const;

function documentsOf(packing: Packing) {
  return packing.kind === 'packed' ? [...(packing.inline ? [packing.inline] : []), ...packing.managed] : [];
}

function manyGrants(count: number): Grant[] {
  return Array.from({ length: count }, (_, index) => ({
    action: `lambda:Action${index % 17}`,
    resource: `arn:aws:lambda:us-east-1:111122223333:function:service-stage-function-number-${index}`,
  }));
}
