/**
 * As much of HCL as an export uses: blocks, attributes, strings with escapes and expressions, lists.
 * Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: Readonly<Record<string, HclValue>>;
  readonly blocks: readonly HclBlock[];
}

export type HclValue = string | readonly HclValue[] | { readonly expression: string };

/** @param variables by the name of the expression, such as `var.stage` */
export function parseHcl(text: string, variables: Readonly<Record<string, string>>): readonly HclBlock[] {
  let at = 0;

  const skip = (): void => {
    at += /^(?:\s|#[^\n]*)*/.exec(text.slice(at))?.[0].length ?? 0;
  };
  const take = (pattern: RegExp): string => {
    skip();
    const found = new RegExp(`^(?:${pattern.source})`).exec(text.slice(at))?.[0];
    if (found === undefined) throw new Error(`expected ${pattern} at ${text.slice(at, at + 40)}`);
    at += found.length;
    return found;
  };
  const isNext = (start: string): boolean => {
    skip();
    return text.startsWith(start, at);
  };

  const takeString = (): string => {
    take(/"/);
    let out = '';
    while (text[at] !== '"') {
      const rest = text.slice(at);
      const literal = /^(\$\$\{|%%\{)/.exec(rest)?.[0];
      const expression = /^\$\{("[^"]*"|[a-z_.]+)\}/.exec(rest);
      const escape = /^\\(.)/.exec(rest);
      if (literal !== undefined) {
        out += literal.slice(1);
        at += literal.length;
      } else if (expression) {
        const [whole, inner = ''] = expression;
        const value = inner.startsWith('"') ? inner.slice(1, -1) : variables[inner];
        if (value === undefined) throw new Error(`nothing is known of ${inner}`);
        out += value;
        at += whole.length;
      } else if (escape) {
        const [whole, letter = ''] = escape;
        const meaning = { n: '\n', '"': '"', '\\': '\\' }[letter];
        if (meaning === undefined) throw new Error(`${whole} is no escape`);
        out += meaning;
        at += whole.length;
      } else {
        if (/^(\$\{|%\{|\n)/.test(rest)) throw new Error(`cannot be read: ${rest.slice(0, 40)}`);
        out += text[at];
        at += 1;
      }
    }
    at += 1;
    return out;
  };
  const takeValue = (): HclValue => {
    if (isNext('"')) return takeString();
    if (!isNext('[')) return { expression: take(/[^\n]+?(?=,?\n)/) };
    take(/\[/);
    const values: HclValue[] = [];
    while (!isNext(']')) {
      values.push(takeValue());
      if (isNext(',')) take(/,/);
    }
    take(/\]/);
    return values;
  };
  const takeBody = (type: string, labels: readonly string[]): HclBlock => {
    const attributes: Record<string, HclValue> = {};
    const blocks: HclBlock[] = [];
    for (skip(); at < text.length && !isNext('}'); skip()) {
      const name = take(/[a-z_]+/);
      if (isNext('=')) {
        take(/=/);
        attributes[name] = takeValue();
      } else {
        const inner: string[] = [];
        while (isNext('"')) inner.push(takeString());
        take(/\{/);
        blocks.push(takeBody(name, inner));
        take(/\}/);
      }
    }
    return { type, labels, attributes, blocks };
  };
  return takeBody('', []).blocks;
}
