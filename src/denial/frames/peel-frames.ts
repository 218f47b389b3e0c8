import { createBuilder, type Peeled } from './peeled.ts';
import { peelLines } from './peel-lines.ts';

interface Frame {
  /** Where the shape comes from. */
  readonly source: string;
  readonly pattern: RegExp;
  /** No longer than what it replaces. `$1` is what the first group found. */
  readonly replacement: string;
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

/** Text without what logs, terminals and encodings put around it. Line breaks stay: what they mean depends on where they stand. */
export function peelFrames(text: string): Peeled {
  let peeled: Peeled = { text, origins: countUp(text.length) };
  for (const frame of everywhere) peeled = replaceAll(peeled, frame);
  return peelLines(peeled);
}

/** 0, 1, 2, … A loop, since it is as long as the text. */
function countUp(length: number): Uint32Array {
  const numbers = new Uint32Array(length);
  for (let index = 0; index < length; index += 1) numbers[index] = index;
  return numbers;
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
