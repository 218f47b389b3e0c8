import * as fc from 'fast-check';
import type { Member, Shape, StructureShape } from '../../src/emulator/wire/shape.ts';

/** Where a value travels decides which text survives: a header cannot hold a line feed, a label cannot be empty. */
type Place = 'body' | 'line';

const maxDepth = 4;

/** Members that an SDK client changes, checks or acts on before they reach the wire. */
const rewrittenBySdk = new Set([
  'CopySourceSSECustomerKey',
  'SSECustomerKey',
  'EndpointId',
  'Expires',
  'ChecksumMode',
]);

/** Inputs or outputs of an operation as a caller of the SDK could give them: required members always, others sometimes. */
export function arbitraryValues(shape: StructureShape): fc.Arbitrary<Record<string, unknown>> {
  return arbitraryStructure(shape, 0);
}

function arbitraryStructure(shape: StructureShape, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const members = shape.members.filter(
    (member) => !rewrittenBySdk.has(member.name) && (depth < maxDepth || member.required),
  );
  if (shape.union && shape.members.length > 0) {
    const choices = shape.members.filter(({ shape: inner }) => isShallow(inner) || depth < maxDepth);
    return fc.oneof(
      ...(choices.length > 0 ? choices : membersWithoutItself(shape).slice(0, 1)).map((member) =>
        arbitraryMember(member, depth).map((value) => ({ [member.name]: value })),
      ),
    );
  }
  return fc.record(
    Object.fromEntries(members.map((member) => [member.name, arbitraryMember(member, depth)])),
    {
      requiredKeys: members.filter((member) => isAlwaysThere(member)).map(({ name }) => name),
    },
  );
}

/** Of a union that may hold itself: those that end. */
function membersWithoutItself(union: StructureShape): readonly Member[] {
  return union.members.filter(
    ({ shape }) => shape !== union && !(shape.kind === 'list' && shape.item.shape === union),
  );
}

function arbitraryMember({ name, shape, traits }: Member, depth: number): fc.Arbitrary<unknown> {
  if (name === 'ChecksumAlgorithm' && shape.kind === 'string') return fc.constant('CRC32');
  const inLine =
    traits.httpHeader ??
    traits.httpQuery ??
    traits.httpLabel ??
    traits.httpPrefixHeaders ??
    traits.httpQueryParams;
  if (traits.httpResponseCode) return fc.constant(200);
  return arbitraryShape(shape, inLine === undefined ? 'body' : 'line', depth + 1);
}

/** The SDK makes up a token, a status and a body where there is none. */
function isAlwaysThere({ required, shape, traits }: Member): boolean {
  return (
    required ||
    traits.idempotencyToken !== undefined ||
    traits.httpResponseCode !== undefined ||
    (traits.httpPayload !== undefined && shape.kind === 'blob')
  );
}

function isShallow(shape: Shape): boolean {
  return shape.kind !== 'structure' && shape.kind !== 'list' && shape.kind !== 'map';
}

function arbitraryShape(shape: Shape, place: Place, depth: number): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'structure':
      return arbitraryStructure(shape, depth);
    case 'list':
      return fc.array(arbitraryShape(shape.item.shape, place, depth + 1), { minLength: 1, maxLength: 3 });
    case 'map':
      return fc.dictionary(word, arbitraryShape(shape.value.shape, place, depth + 1), {
        minKeys: 1,
        maxKeys: 3,
        noNullPrototype: true,
      });
    case 'string':
      return place === 'line' ? word : text;
    case 'number':
      return fc.integer({ min: -100_000, max: 100_000 });
    case 'boolean':
      return fc.boolean();
    case 'blob':
      return fc.uint8Array({ minLength: 1, maxLength: 20 });
    case 'document':
      return fc.constant({ nested: ['document', 1, true] });
    case 'timestamp':
      return fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000));
  }
}

const word = fc.stringMatching(/^[a-z][a-z0-9-]{2,12}[a-z0-9]$/);

/** Everything that XML can hold: no control characters but tab, line feed and carriage return. */
const text = fc.oneof(
  word,
  fc.constantFrom(
    ' leading and trailing ',
    'a&b<c>"d\'',
    'ünï → 😀',
    'line\nfeed\tand tab',
    'a%20b+c=d/e?f#g',
    '{"json":[1]}',
    '1',
    'true',
    ']]>',
  ),
);
