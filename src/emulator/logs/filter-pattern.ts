import { AwsError } from '../operation.ts';
import { parseJsonPattern } from './json-filter-pattern.ts';
import { invalid } from './store.ts';

export type Matches = (message: string) => boolean;

interface Term {
  /** `-term` must not occur; of several `?term` one must. */
  readonly kind: 'any' | 'none' | 'required';
  readonly matches: Matches;
}

/**
 * A filter pattern as a test of messages: terms, phrases, regular expressions, and JSON patterns.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 * @throws AwsError InvalidParameterException; NotImplemented for patterns of delimited columns
 */
export function parseFilterPattern(pattern: string | undefined): Matches {
  const text = (pattern ?? '').trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return parseJsonPattern(text);
  if (text.startsWith('[')) {
    throw new AwsError(
      'NotImplemented',
      'logs: filter patterns of space-delimited events are not built',
      501,
    );
  }
  const terms = parseTerms(text);
  const optional = terms.filter(({ kind }) => kind === 'any');
  return (message) =>
    terms.every(({ kind, matches }) => kind === 'any' || matches(message) === (kind === 'required')) &&
    (optional.length === 0 || optional.some(({ matches }) => matches(message)));
}

const token = /\s*([-?]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]+)%|([^\s"]+))/y;

function parseTerms(text: string): readonly Term[] {
  const terms: Term[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match) throw invalidPattern();
    const [, sign, phrase, expression, word] = match;
    const kind = sign === '-' ? 'none' : sign === '?' ? 'any' : 'required';
    terms.push({ kind, matches: matcherOf(phrase, expression, word) });
  }
  // Beside a term that must occur, optional ones change nothing.
  const isMixed = terms.some(({ kind }) => kind === 'required');
  return isMixed ? terms.filter(({ kind }) => kind !== 'any') : terms;
}

function matcherOf(
  phrase: string | undefined,
  expression: string | undefined,
  word: string | undefined,
): Matches {
  if (expression !== undefined) {
    const compiled = compile(expression);
    return (message) => compiled.test(message);
  }
  const wanted = phrase === undefined ? (word ?? '') : phrase.replaceAll(/\\(.)/g, '$1');
  return (message) => message.includes(wanted);
}

function compile(expression: string): RegExp {
  try {
    return new RegExp(expression);
  } catch {
    throw invalidPattern();
  }
}

function invalidPattern(): AwsError {
  return invalid('Invalid filter pattern');
}
