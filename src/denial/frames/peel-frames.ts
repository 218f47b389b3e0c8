interface Frame {
  /** Where the shape comes from. */
  readonly source: string;
  readonly pattern: RegExp;
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

/** What stands at the start of a line, before the text. */
const lineStarts: readonly Frame[] = [
  {
    source: 'GitHub Actions and most log shippers: ISO 8601 before each line',
    pattern: /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?[ \t]+/,
    replacement: '',
  },
  {
    source: 'Jenkins, CDK, make: the time of day',
    pattern: /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?[ \t]+/,
    replacement: '',
  },
  {
    source: 'boxes of Terraform, AWS SAM and log tables',
    pattern: /^[ \t]{0,40}[│┃║╎|][ \t]?/,
    replacement: '',
  },
];

const lineEnd = /[ \t]{0,400}[│┃║╎|][ \t]{0,40}$/;
const rule = /^[ \t]{0,400}(?:[╷╵╭╮╰╯┌┐└┘├┤┬┴┼─━═╔╗╚╝]{1,400}|[-+=]{4,400})[ \t]{0,400}$/;

/** Text without what logs, terminals and encodings put around it. Line breaks stay: what they mean depends on where they stand. */
export function peelFrames(text: string): string {
  let peeled = text;
  for (const { pattern, replacement } of everywhere) peeled = peeled.replaceAll(pattern, replacement);
  return peeled.split('\n').map(peelLine).join('\n');
}

function peelLine(line: string): string {
  let peeled = line;
  for (const { pattern, replacement } of lineStarts) {
    // A wrapped line may begin in the middle of an ARN that holds a time: a frame is followed by text.
    peeled = peeled.replace(pattern, replacement);
  }
  const boxed = peeled !== line;
  const tail = peeled.slice(-600);
  if (boxed && lineEnd.test(tail))
    peeled = peeled.slice(0, peeled.length - tail.length) + tail.replace(lineEnd, '');
  return rule.test(peeled.slice(0, 500)) && peeled.length < 500 ? '' : peeled;
}
