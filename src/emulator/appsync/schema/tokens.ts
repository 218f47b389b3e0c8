export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'mark' | 'end';
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** Source: https://spec.graphql.org/October2021/#sec-Language.Source-Text */
const pattern =
  /(?<skip>[\s,\uFEFF]+|#[^\n\r]*)|(?<string>"""[\s\S]*?(?<!\\)"""|"(?:[^"\\\n\r]|\\.)*")|(?<name>[_A-Za-z]\w*)|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<mark>\.\.\.|[!$&()/:=@[\]{|}])/y;

/** The words of a document in GraphQL's schema language; undefined: something in it is no such word. */
export function readTokens(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const reader = new RegExp(pattern);
  let line = 1;
  let lineStart = 0;
  while (reader.lastIndex < text.length) {
    const start = reader.lastIndex;
    const groups = reader.exec(text)?.groups;
    if (!groups) return undefined;
    const kinds = ['name', 'number', 'string', 'mark'] as const;
    const kind = kinds.find((candidate) => groups[candidate] !== undefined);
    if (kind) tokens.push({ kind, text: groups[kind] ?? '', line, column: start - lineStart + 1 });
    for (let at = start; at < reader.lastIndex; at += 1) {
      if (text[at] !== '\n') continue;
      line += 1;
      lineStart = at + 1;
    }
  }
  return [...tokens, { kind: 'end', text: '', line, column: text.length - lineStart + 1 }];
}
