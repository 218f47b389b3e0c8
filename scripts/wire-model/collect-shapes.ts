/** A number (a simple type or a list or map of one), or the name of a shape. */
export type Reference = number | string;

const kinds = { simple: 0, list: 1, map: 2, structure: 3, error: -3, union: 4 } as const;

/** Says nothing about the wire: a shape of these traits alone is its base type. */
const silentTraits = new Set(['sensitive', 'streaming', 'idempotent']);
const sensitiveBit = 8;

/** Gathers every shape that is referred to, by name; a shape is written once, however often it is used. */
export function collectShapes() {
  const shapes = new Map<string, unknown[]>();

  function refer(schema: unknown): Reference {
    const resolved = typeof schema === 'function' ? (schema as () => unknown)() : schema;
    if (typeof resolved === 'number' || typeof resolved === 'string') return resolved;
    if (!Array.isArray(resolved)) throw new Error(`unreadable schema ${JSON.stringify(resolved)}`);
    const [kind, , name, traits] = resolved as [number, string, string, unknown, ...unknown[]];
    if (kind === kinds.simple) return referToSimple(name, traits, resolved[4]);
    if (!shapes.has(name)) {
      const shape: unknown[] = [];
      shapes.set(name, shape);
      shape.push(kind, withoutSensitive(traits), ...describe(kind, resolved as unknown[]));
    }
    return name;
  }

  function describe(kind: number, schema: readonly unknown[]): unknown[] {
    switch (kind) {
      case kinds.list:
        return [member(schema[4])];
      case kinds.map:
        return [member(schema[4]), member(schema[5])];
      case kinds.structure:
      case kinds.error:
      case kinds.union:
        return [schema[4], (schema[5] as readonly unknown[]).map(member), schema[6] ?? 0];
      default:
        throw new Error(`unknown kind ${kind} of ${String(schema[2])}`);
    }
  }

  function member(schema: unknown): unknown {
    if (!Array.isArray(schema) || schema.length !== 2) return refer(schema);
    const traits = withoutSensitive(schema[1]);
    return traits === 0 ? refer(schema[0]) : [refer(schema[0]), traits];
  }

  return { refer, shapes };
}

function referToSimple(name: string, traits: unknown, base: unknown): Reference {
  const loud = typeof traits === 'object' && traits !== null ? Object.keys(traits) : [];
  if (loud.some((trait) => !silentTraits.has(trait)) || typeof base !== 'number')
    throw new Error(`simple shape ${name} carries traits that the model does not keep: ${loud.join(', ')}`);
  return base;
}

function withoutSensitive(traits: unknown): unknown {
  return typeof traits === 'number' ? traits & ~sensitiveBit : traits;
}
