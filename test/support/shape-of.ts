/**
 * What an answer is made of, without what it says: `Role.CreateDate: date`, one line a member, sorted. Members of lists are told
 * together under `[]`, keys of maps that a caller chose as they are.
 */
export function shapeOf(answer: object): readonly string[] {
  const lines = new Set<string>();
  for (const [name, value] of Object.entries(answer)) {
    if (name !== '$metadata') collect(name, value, lines);
  }
  return [...lines].toSorted();
}

function collect(path: string, value: unknown, lines: Set<string>): void {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    if (value.length === 0) lines.add(`${path}[]`);
    for (const item of value) collect(`${path}[]`, item, lines);
  } else if (value instanceof Date) {
    lines.add(`${path}: date`);
  } else if (typeof value === 'object' && value !== null && isPlain(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) lines.add(`${path}: {}`);
    for (const [name, inner] of entries) collect(`${path}.${name}`, inner, lines);
  } else {
    lines.add(`${path}: ${typeof value === 'object' ? 'bytes' : typeof value}`);
  }
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
}
