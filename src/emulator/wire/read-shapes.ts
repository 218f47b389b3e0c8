import type { Member, Shape, SimpleShape, TimestampShape, Traits } from './shape.ts';

/** A number (a simple type, or a list or map of one), or the name of a shape. */
export type Reference = number | string;

type CompactTraits = number | Traits;
type CompactMember = Reference | readonly [Reference, CompactTraits];
type CompactStructure = readonly [
  kind: 3 | -3 | 4,
  traits: CompactTraits,
  names: readonly string[],
  members: readonly CompactMember[],
  /** How many of the members, from the first, are required. */
  required: number,
];

export type CompactShape =
  | readonly [kind: 1, traits: CompactTraits, item: CompactMember]
  | readonly [kind: 2, traits: CompactTraits, key: CompactMember, value: CompactMember]
  | CompactStructure;

/** The type numbers of `@smithy/core/schema`. */
const simpleShapes: Readonly<Record<number, SimpleShape | TimestampShape>> = {
  0: { kind: 'string' },
  1: { kind: 'number' },
  2: { kind: 'boolean' },
  4: { kind: 'timestamp' },
  5: { kind: 'timestamp', format: 'date-time' },
  6: { kind: 'timestamp', format: 'http-date' },
  7: { kind: 'timestamp', format: 'epoch-seconds' },
  15: { kind: 'document' },
  17: { kind: 'number' },
  19: { kind: 'number' },
  21: { kind: 'blob' },
  42: { kind: 'blob', streaming: true },
};
const listOf = 64;
const mapOf = 128;

/** The traits that the schemas write as bits of one number, lowest bit first. */
const bitTraits = [
  'httpLabel',
  'idempotent',
  'idempotencyToken',
  'sensitive',
  'httpPayload',
  'httpResponseCode',
  'httpQueryParams',
];

/** Reads a service's shapes on demand, each once, so that shapes may refer to themselves. */
export function createShapeReader(
  shapes: Readonly<Record<string, CompactShape>>,
): (reference: Reference) => Shape {
  const known = new Map<Reference, Shape>();

  function read(reference: Reference): Shape {
    const shape = known.get(reference) ?? build(reference);
    known.set(reference, shape);
    return shape;
  }

  function build(reference: Reference): Shape {
    if (typeof reference === 'number') return buildSimple(reference);
    const compact = shapes[reference];
    if (!compact) throw new Error(`the wire model refers to ${reference}, which it does not hold`);
    const traits = readTraits(compact[1]);
    switch (compact[0]) {
      case 1:
        return { kind: 'list', traits, item: member('member', compact[2]) };
      case 2:
        return { kind: 'map', traits, key: member('key', compact[2]), value: member('value', compact[3]) };
      case 3:
      case -3:
      case 4:
        return buildStructure(reference, traits, compact);
    }
  }

  function buildStructure(name: string, traits: Traits, compact: CompactStructure): Shape {
    const [kind, , names, members, required] = compact;
    return {
      kind: 'structure',
      name,
      traits,
      union: kind === 4,
      members: names.map((memberName, index) => member(memberName, members[index] ?? 0, index < required)),
    };
  }

  function buildSimple(reference: number): Shape {
    const item = (name: string) => member(name, reference & 63);
    if (reference >= mapOf) return { kind: 'map', traits: {}, key: member('key', 0), value: item('value') };
    if (reference >= listOf) return { kind: 'list', traits: {}, item: item('member') };
    const shape = simpleShapes[reference];
    if (!shape) throw new Error(`the wire model uses an unknown simple type ${reference}`);
    return shape;
  }

  function member(name: string, compact: CompactMember, required = false): Member {
    const [reference, traits] = typeof compact === 'object' ? compact : ([compact, 0] as const);
    return {
      name,
      traits: readTraits(traits),
      required,
      // Read when asked for: a shape may hold itself.
      get shape() {
        return read(reference);
      },
    };
  }

  return read;
}

function readTraits(compact: CompactTraits): Traits {
  if (typeof compact === 'object') return compact;
  return Object.fromEntries(bitTraits.flatMap((name, bit) => ((compact >> bit) & 1 ? [[name, 1]] : [])));
}
