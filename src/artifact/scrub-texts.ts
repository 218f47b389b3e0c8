/** The same value, with every text in it scrubbed. */
export function scrubTexts<Value>(value: Value, scrub: (text: string) => string): Value {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return scrub(part);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, walk(item)]));
  };
  return walk(value) as Value;
}
