import { lineOf, type Reading } from '../../reading.ts';

interface Noise {
  /** What it is, and where it is seen. */
  readonly source: string;
  /** Tested against what stands in the line before the words, at most 300 characters. */
  readonly before: RegExp;
}

const noises: readonly Noise[] = [
  {
    source: 'a test that passed: vitest, jest, mocha, TAP',
    before: /^[ \t]*(?:✓|√|✔|☑|PASS(?:ED)?\b|ok \d)/,
  },
  {
    source: 'a comment in source',
    before: /^[ \t]*(?:\/\/|\/\*|<!--|#{1,6} |-- )/,
  },
  {
    source: 'a text that source would print',
    before:
      /(?:throw new \w{1,60}|raise \w{1,60}|console\.\w{1,20}|\blog(?:ger|ging)?\.\w{1,20}|\b(?:print(?:f|ln)?|expect|assert\w{0,30}|it|test|describe|toThrow\w{0,30}))\(\s{0,20}[fru]?["'`][^"'`]{0,200}$/,
  },
  {
    source: 'a text that source looks for in a message',
    before:
      /(?:contains\w{0,20}|includes|index_?of|(?:starts|ends)_?with|has_?(?:prefix|suffix)|match(?:es)?|search)(?:\[[^\]]{0,60}\])?\((?:[^()"'`]{0,80}(?:\(\))?[^()"'`]{0,80},)?\s{0,20}[fru]?["'`][^"'`]{0,200}$/i,
  },
  {
    source: 'a pattern that source names',
    before: /\b\w{0,30}(?:pattern|reg_?exp?)s?["']?\s?[:=]>?\s?[fru]?["'`/][^"'`]{0,200}$/i,
  },
  {
    source: 'a description: OpenAPI, CloudFormation, JSON Schema',
    before: /\b(?:description|summary|title|comment)["']?[ \t]{0,20}:[ \t]{0,20}["'|>]?[^"']{0,200}$/i,
  },
  {
    source: 'a text that source hands to a call of its own, and returns or tests what comes of it',
    before: /^[ \t]*(?:return|if|else if|elif|while) [^"'`]{0,80}\w\([^"'`]{0,80}["'`][^"'`]{0,80}$/,
  },
  {
    source: 'words quoted in a sentence of Markdown',
    before: /[a-z,] `(?:\w{1,40}(?:::|\.)){0,6}$/,
  },
];

/** An entry of a changelog ends in the number of its change. */
const change = /\(\[?#\d{1,6}\b/;

/** The Errors section of an operation in AWS's API references. */
const documented = 'HTTP Status Code: ';

/** A sentence that only says what is to be done in such a case. */
const condition = /^\W{0,20}(?:if|when|whenever|in case|unless|should)\b/i;
const sentenceEnd = /[.:!?]["')]{0,3}\s|\n[ \t]{0,80}\n/;

/** Whether what stands there tells of nothing that happened: source, a test's name, a changelog, prose. */
export function isNoise(reading: Reading, at: number, end: number): boolean {
  const position = reading.positions[at] ?? 0;
  const lineStart = reading.lineStarts[lineOf(reading, at)] ?? 0;
  const own = reading.text.slice(Math.max(lineStart, position - 300), position);
  // A text that source has on a line of its own belongs to what the line above opens.
  const before = textOnItsLine.test(own) ? `${callAbove(reading, lineStart)}${own.trimStart()}` : own;
  if (noises.some((noise) => noise.before.test(before))) return true;
  const after = reading.positions[end - 1] ?? position;
  const rest = reading.text.slice(after, after + 200).split('\n', 1)[0] ?? '';
  if (change.test(rest)) return true;
  const documentedAt = reading.text.slice(after, after + 260).indexOf(documented);
  if (documentedAt !== -1 && !/\n[^\n]*\n/.test(reading.text.slice(after, after + documentedAt))) return true;
  const sentence = reading.text
    .slice(Math.max(0, position - 240), position)
    .split(sentenceEnd)
    .at(-1);
  return condition.test(sentence ?? '');
}

const textOnItsLine = /^\s*[fru]?["'`][^"'`]{0,200}$/;

/** The line above, where it opens a call. */
function callAbove({ text }: Reading, lineStart: number): string {
  const above = text.slice(Math.max(0, lineStart - 200), lineStart).trimEnd();
  return above.endsWith('(') ? (above.split('\n').at(-1) ?? '') : '';
}
