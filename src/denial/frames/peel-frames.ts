interface Frame {
  /** Where the shape comes from. */
  readonly source: string;
  readonly pattern: RegExp;
  /** No longer than what it replaces. `$1` is what the first group found. */
  readonly replacement: string;
}

/** A text without its frames, and where each of its characters stood before. */
export interface Peeled {
  readonly text: string;
  readonly origins: Uint32Array;
}

/* oxlint-disable no-control-regex -- the escape character is what is looked for */
const terminalCodes =
  /(?:\u001B|\\{1,8}(?:u001[Bb]|x1[Bb]|033))(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\u0007\u001B\n]{0,500}(?:\u0007|\u001B\\)|[@-Z\\-_])/g;
/* oxlint-enable no-control-regex */

/**
 * What surrounds text wherever it stands, one shape a row. No pattern has more than one unbounded repetition over the same
 * characters, so each takes time linear in the text.
 */
const everywhere: readonly Frame[] = [
  {
    source:
      'colour and cursor codes: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/',
    pattern: terminalCodes,
    replacement: '',
  },
  { source: 'line ends of Windows and of progress bars', pattern: /\r\n?/g, replacement: '\n' },
  {
    source:
      'JSON in a log line, escaped once or more often: https://www.rfc-editor.org/rfc/rfc8259#section-7',
    pattern: /\\{1,8}(?:r\\{1,8})?n/g,
    replacement: '\n',
  },
  { source: 'JSON, as above', pattern: /\\{1,8}(["'/])/g, replacement: '$1' },
  {
    source: 'JSON of Go and Java, which escape quotes and angle brackets',
    pattern: /\\{1,8}u00(?:22|27)/g,
    replacement: '"',
  },
  {
    source: 'XML: https://www.w3.org/TR/xml/#sec-predefined-ent',
    pattern: /&(?:quot|apos|#39|#34);/g,
    replacement: '"',
  },
];

/** What stands at the start of a line, before the text. */
const lineStarts: readonly Pick<Frame, 'source' | 'pattern'>[] = [
  {
    source: 'GitHub Actions and most log shippers: ISO 8601 before each line',
    pattern: /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?[ \t]+/,
  },
  {
    source: 'Jenkins, CDK, make: the time of day',
    pattern: /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?[ \t]+/,
  },
  {
    source: 'boxes of Terraform, AWS SAM and log tables',
    pattern: /^[ \t]{0,40}[│┃║╎|][ \t]?/,
  },
];

const lineEnd = /[ \t]{0,400}[│┃║╎|][ \t]{0,40}$/;
const rule = /^[ \t]{0,400}(?:[╷╵╭╮╰╯┌┐└┘├┤┬┴┼─━═╔╗╚╝]{1,400}|[-+=]{4,400})[ \t]{0,400}$/;

/** Text without what logs, terminals and encodings put around it. Line breaks stay: what they mean depends on where they stand. */
export function peelFrames(text: string): Peeled {
  let peeled: Peeled = { text, origins: Uint32Array.from({ length: text.length }, (_, index) => index) };
  for (const frame of everywhere) peeled = replaceAll(peeled, frame);
  return peelLines(peeled);
}

function replaceAll({ text, origins }: Peeled, { pattern, replacement }: Frame): Peeled {
  const builder = createBuilder(text, origins);
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    builder.keep(from, match.index);
    builder.put(replacement.replace('$1', match[1] ?? ''), match.index);
    from = match.index + match[0].length;
  }
  if (from === 0) return { text, origins };
  builder.keep(from, text.length);
  return builder.build();
}

function peelLines({ text, origins }: Peeled): Peeled {
  const builder = createBuilder(text, origins);
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const inside = findInside(text.slice(start, end));
    builder.keep(start + inside.from, start + inside.to);
    builder.keep(end, Math.min(end + 1, text.length));
    start = end + 1;
  }
  return builder.build();
}

/** What of a line is text. */
function findInside(line: string): { readonly from: number; readonly to: number } {
  let from = 0;
  for (const { pattern } of lineStarts) {
    // A wrapped line may begin in the middle of an ARN that holds a time: a frame is followed by text.
    from += pattern.exec(line.slice(from))?.[0].length ?? 0;
  }
  let to = line.length;
  if (from > 0) to -= lineEnd.exec(line.slice(Math.max(from, to - 600)))?.[0].length ?? 0;
  return to - from < 500 && rule.test(line.slice(from, to)) ? { from, to: from } : { from, to };
}

/** Puts a text together from parts of another one. */
function createBuilder(text: string, origins: Uint32Array) {
  const pieces: string[] = [];
  const built = new Uint32Array(text.length);
  let length = 0;
  return {
    keep(from: number, to: number): void {
      if (to <= from) return;
      pieces.push(text.slice(from, to));
      built.set(origins.subarray(from, to), length);
      length += to - from;
    },
    /** Something else, for what stood at `at`. */
    put(piece: string, at: number): void {
      pieces.push(piece);
      built.fill(origins[at] ?? 0, length, length + piece.length);
      length += piece.length;
    },
    build: (): Peeled => ({ text: pieces.join(''), origins: built.subarray(0, length) }),
  };
}
