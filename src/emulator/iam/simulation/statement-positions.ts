/** From 1. */
interface Position {
  readonly Line: number;
  readonly Column: number;
}

export interface Span {
  readonly StartPosition: Position;
  readonly EndPosition: Position;
}

/** A text, a name or number, or a sign of JSON. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * Where the statements of a valid policy document stand: from behind the bracket, comma or colon before each to behind its closing
 * brace, as in published answers: https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-principal-policy.html
 */
export function locateStatements(text: string): readonly Span[] {
  const spans: Span[] = [];
  /** Opened braces and brackets, outermost first. */
  const open: string[] = [];
  let element = '';
  let beginning = 0;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const end = index + token.length;
    const isBetween = open.length === 1 || (open.length === 2 && open[1] === '[');
    if (open.length === 1 && token.startsWith('"')) element = token;
    if (token === '{' || token === '[') open.push(token);
    if (token === '}' || token === ']') open.pop();
    const isStatement =
      token === '}' &&
      element === '"Statement"' &&
      (open.length === 1 || (open.length === 2 && open[1] === '['));
    if (isStatement) {
      spans.push({ StartPosition: positionOf(text, beginning), EndPosition: positionOf(text, end) });
    }
    if (isBetween && (token === ':' || token === '[' || token === ',')) beginning = end;
  }
  return spans;
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { Line: before.split('\n').length, Column: offset - before.lastIndexOf('\n') };
}
