import { invalid } from './store.ts';

type Test = (root: unknown) => boolean;

const lexeme =
  /\s*(\$(?:\.[A-Za-z0-9_-]+|\[(?:\d+|"[^"]*")\])+|&&|\|\||!=|>=|<=|[=<>()]|"(?:[^"\\]|\\.)*"|[^\s=<>()&|]+)/y;

/**
 * `{ ($.level = "error") && ($.code >= 500) }` as a test of messages that are JSON objects; others never match.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html ("JSON metric filters")
 * @throws AwsError InvalidParameterException
 */
export function parseJsonPattern(pattern: string): (message: string) => boolean {
  if (!pattern.endsWith('}')) throw broken();
  const tokens = split(pattern.slice(1, -1));
  const test = parseAny(tokens);
  if (tokens.length > 0) throw broken();
  return (message) => {
    try {
      return test(JSON.parse(message));
    } catch {
      return false;
    }
  };
}

function broken() {
  return invalid('Invalid filter pattern');
}

function split(text: string): string[] {
  const tokens: string[] = [];
  lexeme.lastIndex = 0;
  const end = text.trimEnd().length;
  while (lexeme.lastIndex < end) {
    const match = lexeme.exec(text);
    if (!match?.[1]) throw broken();
    tokens.push(match[1]);
  }
  return tokens;
}

function parseAny(tokens: string[]): Test {
  const tests = [parseAll(tokens)];
  while (tokens[0] === '||') {
    tokens.shift();
    tests.push(parseAll(tokens));
  }
  return (root) => tests.some((test) => test(root));
}

function parseAll(tokens: string[]): Test {
  const tests = [parseOne(tokens)];
  while (tokens[0] === '&&') {
    tokens.shift();
    tests.push(parseOne(tokens));
  }
  return (root) => tests.every((test) => test(root));
}

function parseOne(tokens: string[]): Test {
  const first = tokens.shift();
  if (first === '(') {
    const inner = parseAny(tokens);
    if (tokens.shift() !== ')') throw broken();
    return inner;
  }
  if (!first?.startsWith('$')) throw broken();
  const path = [...first.matchAll(/\.([A-Za-z0-9_-]+)|\[(\d+)\]|\["([^"]*)"\]/g)].map(
    ([, name, index, quoted]) => name ?? index ?? quoted ?? '',
  );
  const compare = parseComparison(tokens);
  return (root) => {
    const value = path.reduce<unknown>(
      (holder, key) => (holder as Readonly<Record<string, unknown>> | null | undefined)?.[key],
      root,
    );
    return compare(value);
  };
}

function parseComparison(tokens: string[]): Test {
  const operator = tokens.shift() ?? '';
  const operand = tokens.shift();
  if (operand === undefined) throw broken();
  const word = operand.toUpperCase();
  if (operator === 'IS' && word === 'NULL') return (value) => value === null;
  if (operator === 'IS' && (word === 'TRUE' || word === 'FALSE')) {
    return (value) => value === (word === 'TRUE');
  }
  if (operator === 'NOT' && word === 'EXISTS') return (value) => value === undefined;
  switch (operator) {
    case '=':
      return equals(operand);
    case '!=': {
      const same = equals(operand);
      return (value) => value !== undefined && !same(value);
    }
    case '>':
      return (value) => typeof value === 'number' && value > Number(operand);
    case '>=':
      return (value) => typeof value === 'number' && value >= Number(operand);
    case '<':
      return (value) => typeof value === 'number' && value < Number(operand);
    case '<=':
      return (value) => typeof value === 'number' && value <= Number(operand);
    default:
      throw broken();
  }
}

/** `*` stands for any text. */
function equals(operand: string): Test {
  const wanted = operand.startsWith('"') ? operand.slice(1, -1).replaceAll(/\\(.)/g, '$1') : operand;
  const source = wanted.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const pattern = new RegExp(`^${source.join('.*')}$`, 's');
  return (value) => (typeof value === 'string' || typeof value === 'number') && pattern.test(String(value));
}
