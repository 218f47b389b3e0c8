const many = Symbol('*');
const one = Symbol('?');
type Unit = string | typeof many | typeof one;

/** Text in which `*` stands for any run of characters and `?` for exactly one. */
export interface Pattern {
  readonly units: readonly Unit[];
  /** Without any wildcard: the text itself. */
  readonly exact: string | undefined;
}

/** A piece of a pattern: `literal` pieces keep their `*` and `?` as they are. */
export interface PatternPiece {
  readonly text: string;
  readonly literal: boolean;
}

export function compilePattern(pieces: readonly PatternPiece[]): Pattern {
  const units = pieces.flatMap(({ text, literal }) =>
    text.split('').map((character): Unit => {
      if (literal) return character;
      if (character === '*') return many;
      return character === '?' ? one : character;
    }),
  );
  return patternOf(units);
}

/** The patterns between the separators, at most that many; the last one keeps the separators that are left. */
export function splitPattern({ units }: Pattern, separator: string, mostParts: number): readonly Pattern[] {
  const parts: Unit[][] = [[]];
  for (const unit of units) {
    if (unit === separator && parts.length < mostParts) parts.push([]);
    else parts.at(-1)?.push(unit);
  }
  return parts.map(patternOf);
}

function patternOf(units: readonly Unit[]): Pattern {
  const exact = units.every((unit) => typeof unit === 'string') ? units.join('') : undefined;
  return { units, exact };
}

/** Case-sensitive; a `*` also crosses the colons of an ARN. */
export function matchesPattern({ units, exact }: Pattern, text: string): boolean {
  if (exact !== undefined) return exact === text;
  let unit = 0;
  let position = 0;
  let lastMany = -1;
  let resumeAt = 0;
  while (position < text.length) {
    const current = units[unit];
    if (current === many) {
      lastMany = unit++;
      resumeAt = position;
    } else if (current === one || current === text[position]) {
      unit++;
      position++;
    } else if (lastMany >= 0) {
      unit = lastMany + 1;
      position = ++resumeAt;
    } else {
      return false;
    }
  }
  while (units[unit] === many) unit++;
  return unit === units.length;
}
