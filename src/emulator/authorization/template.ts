import { compilePattern, type Pattern, type PatternPiece } from './pattern.ts';

type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** `${*}`, `${?}` and `${$}`: the character itself. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly key: string; readonly fallback: string | undefined };

/** A policy's string value, policy variables and all. */
export interface Template {
  readonly parts: readonly Part[];
  /** Present when it holds no variable. */
  readonly pattern?: Pattern;
}

/** A context key's single value; undefined where the request has none or several. */
export type Lookup = (key: string) => string | undefined;

const reference = /\$\{([^{}]*)\}/g;
const keyWithDefault = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/;

/**
 * Variables exist in documents of version 2012-10-17 only; in older ones `${…}` is text.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parseTemplate(text: string, withVariables: boolean): Template {
  const parts = withVariables ? [...parseParts(text)] : [{ kind: 'text', text } as const];
  if (parts.some((part) => part.kind === 'variable')) return { parts };
  return { parts, pattern: compilePattern(piecesOf(parts, () => undefined) ?? []) };
}

/** Undefined when a variable has neither value nor default: then nothing matches. */
export function expandToPattern(template: Template, lookup: Lookup): Pattern | undefined {
  if (template.pattern) return template.pattern;
  const pieces = piecesOf(template.parts, lookup);
  return pieces && compilePattern(pieces);
}

/** As {@link expandToPattern}, for operators to which `*` and `?` mean themselves. */
export function expandToText(template: Template, lookup: Lookup): string | undefined {
  return piecesOf(template.parts, lookup)
    ?.map((piece) => piece.text)
    .join('');
}

/** The text of a template without variables. */
export function plainText(template: Template): string {
  return template.parts.map((part) => (part.kind === 'variable' ? '' : part.text)).join('');
}

function* parseParts(text: string): Generator<Part> {
  let end = 0;
  for (const match of text.matchAll(reference)) {
    const inner = match[1] ?? '';
    const isLiteral = inner === '*' || inner === '?' || inner === '$';
    const variable = keyWithDefault.exec(inner);
    if (!isLiteral && !variable?.[1]) continue;
    if (match.index > end) yield { kind: 'text', text: text.slice(end, match.index) };
    if (isLiteral) yield { kind: 'literal', text: inner };
    else yield { kind: 'variable', key: (variable?.[1] ?? '').toLowerCase(), fallback: variable?.[2] };
    end = match.index + match[0].length;
  }
  if (end < text.length || end === 0) yield { kind: 'text', text: text.slice(end) };
}

function piecesOf(parts: readonly Part[], lookup: Lookup): readonly PatternPiece[] | undefined {
  const pieces: PatternPiece[] = [];
  for (const part of parts) {
    if (part.kind === 'variable') {
      const value = lookup(part.key) ?? part.fallback;
      if (value === undefined) return undefined;
      // A `*` in a tag's or user's name is no wildcard.
      pieces.push({ text: value, literal: true });
    } else {
      pieces.push({ text: part.text, literal: part.kind === 'literal' });
    }
  }
  return pieces;
}
