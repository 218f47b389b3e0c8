import { createBuilder, type Peeled } from './peeled.ts';
import { findRepeatedPrefixes } from './repeated-prefixes.ts';

interface LineStart {
  /** Where the shape comes from. */
  readonly source: string;
  readonly pattern: RegExp;
}

/** When a line was printed, as logs put it before each. A wrapped line may begin in the middle of an ARN that holds a time: a frame is followed by text. */
const times: readonly LineStart[] = [
  {
    source: 'GitHub Actions and most log shippers: ISO 8601 before each line',
    pattern: /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?[ \t]+/,
  },
  {
    source:
      'GitLab, which of the two outputs a line is of: https://docs.gitlab.com/runner/configuration/feature-flags/',
    pattern: /^\d\d[OE](?:\+|[ \t]|$)/,
  },
  {
    source: 'AWS CodeBuild and programs in Go',
    pattern: /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?(?:[ \t]|$)/,
  },
  {
    source: 'Jenkins, CDK, make: the time of day',
    pattern: /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?[ \t]+/,
  },
];

/** What else stands at the start of a line, before the text. */
const borders: readonly LineStart[] = [
  {
    source: 'lists that a CI system joined with commas',
    pattern: /^,(?=[ \t]{2}|[A-Z])/,
  },
  {
    source: 'quotes of mails and of Markdown: https://spec.commonmark.org/0.31.2/#block-quotes',
    pattern: /^(?:[ ]{0,3}>[ ]?){1,6}/,
  },
  {
    source: 'boxes of Terraform, AWS SAM and log tables',
    pattern: /^[ \t]{0,40}[│┃║╎|][ \t]?/,
  },
];

/** What a shell takes for a line that goes on. */
const continuation = /[ \t]\\[ \t]{0,10}$/;
const lineEnd = /[ \t]{0,400}[│┃║╎|][ \t]{0,40}$/;
const rule = /^[ \t]{0,400}(?:[╷╵╭╮╰╯┌┐└┘├┤┬┴┼─━═╔╗╚╝]{1,400}|[-+=]{4,400})[ \t]{0,400}$/;

/**
 * The heads of the columns in which AWS SAM tells events; the last one, with the reason, is wrapped within its own width.
 * Source: https://github.com/aws/aws-sam-cli/blob/develop/samcli/lib/deploy/deployer.py (DESCRIBE_STACK_EVENTS_DEFAULT_ARGS)
 */
const tableHead = /^ResourceStatus {2,80}ResourceType {2,80}LogicalResourceId {2,80}(?=ResourceStatusReason)/;

/** A text whose lines are nothing but text. */
export function peelLines({ text, origins }: Peeled): Peeled {
  const builder = createBuilder(text, origins);
  const lines = text.split('\n');
  const prefixes = findRepeatedPrefixes(lines, (line) => cut(line, 0, times));
  let column: number | undefined;
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const from = cut(line, cut(line, 0, times) + (prefixes[index] ?? 0), times);
    const inside = findInside(line, cut(line, from, borders));
    const head = tableHead.exec(line.slice(inside.from, inside.to))?.[0].length;
    if (head !== undefined) column = inside.from + head;
    if (column !== undefined && head === undefined) {
      if (isRow(line, inside.from, column)) {
        // The other columns go to a line of their own, so that nothing of them stands within the reason.
        if (line[inside.from] !== ' ') {
          builder.keep(start + inside.from, start + column - 1);
          builder.put('\n', start + column - 1);
        }
        inside.from = column;
        inside.to = Math.max(column, line.trimEnd().length);
      } else if (inside.from < inside.to) column = undefined;
    }
    builder.keep(start + inside.from, start + inside.to);
    const end = start + line.length;
    builder.keep(end, Math.min(end + 1, text.length));
    start = end + 1;
  }
  return builder.build();
}

/** Where the text begins, if each shape is looked for once, in their order. */
function cut(line: string, at: number, shapes: readonly LineStart[]): number {
  // Most lines begin with a letter, and no shape does.
  if (/[A-Za-z]/.test(line[at] ?? '')) return at;
  let from = at;
  for (const { pattern } of shapes) from += pattern.exec(line.slice(from, from + 200))?.[0].length ?? 0;
  return from;
}

/** What of a line is text. */
function findInside(line: string, from: number): { from: number; to: number } {
  let to = line.length;
  to -= continuation.exec(line.slice(Math.max(from, to - 20)))?.[0].length ?? 0;
  if (from > 0) to -= lineEnd.exec(line.slice(Math.max(from, to - 600)))?.[0].length ?? 0;
  return to - from < 500 && rule.test(line.slice(from, to)) ? { from, to: from } : { from, to };
}

function isRow(line: string, from: number, column: number): boolean {
  return line.length > column && line[column - 1] === ' ' && from < column;
}
