/** What the variables of a configuration are resolved against. */
export interface VariableContext {
  readonly config: unknown;
  readonly stage: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The content of a YAML or JSON file, relative to the service; undefined where there is none. */
  readonly readFile: (file: string) => unknown;
}

export type Resolution =
  | { readonly kind: 'resolved'; readonly value: unknown }
  /** Only Serverless itself, or AWS, can tell. */
  | { readonly kind: 'unresolvable'; readonly variable: string };

/** How deep a variable may lead to the next before it leads in a circle. */
const deepest = 50;

/** A variable that holds no other one. Source: https://www.serverless.com/framework/docs/guides/variables */
const innermost = /\$\{([a-zA-Z][^${}]*|'[^${}]*)\}/;

/**
 * Resolves what can be told from the configuration and the files it names: `self`, `opt:stage`, `sls:stage`,
 * `env`, `file`, `param`, literals and fallbacks. A variable without a value resolves to undefined.
 */
export function resolveVariables(value: unknown, context: VariableContext, depth = 0): Resolution {
  if (typeof value !== 'string') return { kind: 'resolved', value };
  if (depth > deepest) return { kind: 'unresolvable', variable: value };
  let text = value;
  for (let found = innermost.exec(text); found; found = innermost.exec(text)) {
    const [whole, body = ''] = found;
    const resolution = resolveAlternatives(body, context, depth);
    if (resolution.kind === 'unresolvable') return resolution;
    if (whole === text) return resolution;
    if (!['string', 'number', 'boolean'].includes(typeof resolution.value)) {
      return { kind: 'unresolvable', variable: whole };
    }
    text = text.slice(0, found.index) + String(resolution.value) + text.slice(found.index + whole.length);
  }
  return { kind: 'resolved', value: text };
}

function resolveAlternatives(body: string, context: VariableContext, depth: number): Resolution {
  for (const alternative of splitAlternatives(body)) {
    const resolution = resolveOne(alternative, context, depth);
    if (resolution.kind === 'unresolvable') return resolution;
    if (resolution.value !== undefined && resolution.value !== null) return resolution;
  }
  return { kind: 'resolved', value: undefined };
}

/** At the commas that stand in no quotes and no brackets. */
function splitAlternatives(body: string): string[] {
  return (body.match(/(?:'[^']*'|"[^"]*"|\([^)]*\)|[^,'"(])+/g) ?? []).map((part) => part.trim());
}

function resolveOne(text: string, context: VariableContext, depth: number): Resolution {
  const literal = /^'([^']*)'$|^"([^"]*)"$/.exec(text);
  if (literal) return resolved(literal[1] ?? literal[2]);
  if (/^(?:-?\d+(?:\.\d+)?|true|false|null)$/.test(text)) return resolved(JSON.parse(text));
  const parts = /^(\w+)(?:\(([^)]*)\))?(?::(.*))?$/s.exec(text);
  const [, source, parameter = '', address = ''] = parts ?? [];
  const follow = (value: unknown): Resolution => resolveVariables(value, context, depth + 1);
  switch (source) {
    case 'self':
      return reach(context.config, address, follow);
    case 'opt':
      return resolved(address === 'stage' ? context.stage : undefined);
    case 'sls':
      return address === 'stage' ? resolved(context.stage) : { kind: 'unresolvable', variable: text };
    case 'env':
      return resolved(context.env[address]);
    case 'param':
      return reachParameter(address, context, follow);
    case 'file':
      // Of another kind of file only a program can tell what it holds.
      return /\.(?:ya?ml|json)$/.test(parameter)
        ? reach(context.readFile(parameter), address, follow)
        : { kind: 'unresolvable', variable: text };
    case undefined:
    default:
      return { kind: 'unresolvable', variable: text };
  }
}

/** Follows a path of keys; a variable on the way is resolved before the way goes on. */
function reach(from: unknown, address: string, follow: (value: unknown) => Resolution): Resolution {
  let at = follow(from);
  for (const key of address === '' ? [] : address.split('.')) {
    if (at.kind === 'unresolvable') return at;
    if (typeof at.value !== 'object' || at.value === null) return resolved(undefined);
    at = follow((at.value as Record<string, unknown>)[key]);
  }
  return at;
}

function reachParameter(
  name: string,
  context: VariableContext,
  follow: (value: unknown) => Resolution,
): Resolution {
  const places = [
    `params.${context.stage}`,
    `stages.${context.stage}.params`,
    'params.default',
    'stages.default.params',
  ];
  for (const place of places) {
    const found = reach(context.config, `${place}.${name}`, follow);
    if (found.kind === 'unresolvable' || found.value !== undefined) return found;
  }
  return resolved(undefined);
}

function resolved(value: unknown): Resolution {
  return { kind: 'resolved', value };
}
