import { zonesOf } from '../../ec2/zones.ts';
import type { Values } from '../resource-type.ts';
import { divideCidr } from './cidr.ts';
import { noValue, type PseudoParameters, readPseudoParameter } from './pseudo-parameters.ts';
import { placeholdersOf, splitGetAtt } from './references.ts';
import { validationError } from './validation-error.ts';

export type ParameterValue = string | readonly string[];

/** What intrinsic functions may ask. */
export interface Scope {
  readonly pseudo: PseudoParameters;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly mappings: Values;
  readonly isTrue: (condition: string) => boolean;
  /** Ref of a resource. */
  readonly ref: (logicalId: string) => unknown;
  readonly attribute: (logicalId: string, name: string) => unknown;
  /** The value of an export. */
  readonly importValue: (name: string) => string;
}

type IntrinsicFunction = (argument: unknown, scope: Scope) => unknown;

function resolveList(argument: unknown, scope: Scope, name: string): unknown[] {
  const value = resolveValue(argument, scope);
  if (!Array.isArray(value)) {
    throw validationError(`Template error: every ${name} object requires a list of arguments`);
  }
  return value as unknown[];
}

function resolveText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(resolveText).join(',');
  throw validationError(
    'Template error: every value of Fn::Sub and Fn::Join must be a string or resolve to one',
  );
}

function resolveRef(name: string, scope: Scope): unknown {
  const pseudo = readPseudoParameter(name, scope.pseudo);
  if (pseudo !== undefined) return pseudo;
  return scope.parameters.get(name) ?? scope.ref(name);
}

function resolveSub(argument: unknown, scope: Scope): string {
  const [text, raw] = Array.isArray(argument)
    ? [argument[0] as unknown, argument[1] as unknown]
    : [argument, {}];
  if (typeof text !== 'string') {
    throw validationError(
      "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
    );
  }
  const variables = resolveValue(raw ?? {}, scope) as Values;
  let result = text;
  for (const name of new Set(placeholdersOf(text))) {
    const dot = name.indexOf('.');
    const value = Object.hasOwn(variables, name)
      ? variables[name]
      : dot < 0
        ? resolveRef(name, scope)
        : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
    const pattern = new RegExp(
      `\\$\\{\\s*${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\s*\\}`,
      'g',
    );
    result = result.replaceAll(pattern, () => resolveText(value));
  }
  return result.replaceAll('${!', '${');
}

function resolveFindInMap(argument: unknown, scope: Scope): unknown {
  const [map, top, second, options] = resolveList(argument, scope, 'Fn::FindInMap');
  const found = ((scope.mappings[String(map)] as Values | undefined)?.[String(top)] as Values | undefined)?.[
    String(second)
  ];
  if (found !== undefined) return found;
  const fallback = (options as Values | undefined)?.['DefaultValue'];
  if (fallback !== undefined) return fallback;
  throw validationError(
    `Template error: Unable to get mapping for ${String(map)}::${String(top)}::${String(second)}`,
  );
}

function resolveSelect(argument: unknown, scope: Scope): unknown {
  const [index, list] = resolveList(argument, scope, 'Fn::Select');
  const items = typeof list === 'string' ? list.split(',') : (list as unknown[]);
  const item = items[Number(index)];
  if (item === undefined || item === null) {
    throw validationError(
      `Template error: Fn::Select cannot select nonexistent value at index ${String(index)}`,
    );
  }
  return item;
}

const functions: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: (argument, scope) => resolveRef(String(argument), scope),
  Condition: (argument, scope) => scope.isTrue(String(argument)),
  'Fn::And': (argument, scope) => resolveList(argument, scope, 'Fn::And').every(isTruthy),
  'Fn::Base64': (argument, scope) =>
    Buffer.from(resolveText(resolveValue(argument, scope))).toString('base64'),
  'Fn::Cidr': (argument, scope) => {
    const [block, count, bits] = resolveList(argument, scope, 'Fn::Cidr');
    return divideCidr(String(block), Number(count), Number(bits ?? 8));
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = resolveList(argument, scope, 'Fn::Equals');
    return JSON.stringify(left) === JSON.stringify(right) || String(left) === String(right);
  },
  'Fn::FindInMap': resolveFindInMap,
  'Fn::GetAZs': (argument, scope) => {
    const region = String(resolveValue(argument, scope)) || scope.pseudo.region;
    return zonesOf(region);
  },
  'Fn::GetAtt': (argument, scope) => {
    const target = splitGetAtt(argument);
    if (!target) {
      throw validationError(
        'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
      );
    }
    return scope.attribute(target.name, String(resolveValue(target.attribute, scope)));
  },
  'Fn::If': (argument, scope) => {
    const [condition, whenTrue, whenFalse] = argument as unknown[];
    return resolveValue(scope.isTrue(String(condition)) ? whenTrue : whenFalse, scope);
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(resolveText(resolveValue(argument, scope))),
  'Fn::Join': (argument, scope) => {
    const [delimiter, list] = resolveList(argument, scope, 'Fn::Join');
    return (Array.isArray(list) ? list : [list]).map(resolveText).join(String(delimiter));
  },
  'Fn::Length': (argument, scope) => resolveList(argument, scope, 'Fn::Length').length,
  'Fn::Not': (argument, scope) => !isTruthy(resolveList(argument, scope, 'Fn::Not')[0]),
  'Fn::Or': (argument, scope) => resolveList(argument, scope, 'Fn::Or').some(isTruthy),
  'Fn::Select': resolveSelect,
  'Fn::Split': (argument, scope) => {
    const [delimiter, text] = resolveList(argument, scope, 'Fn::Split');
    return resolveText(text).split(String(delimiter));
  },
  'Fn::Sub': resolveSub,
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(resolveValue(argument, scope)),
};

function isTruthy(value: unknown): boolean {
  return String(value) === 'true';
}

/**
 * A template value with its intrinsic functions worked out; what resolves to AWS::NoValue is left out.
 * @throws AwsError ValidationError in CloudFormation's words
 */
export function resolveValue(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolveValue(item, scope)).filter((item) => item !== noValue);
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]) {
    const [name, argument] = entries[0];
    // `Condition` is a function only inside conditions, where its argument is a name; policies have maps of that name.
    const isFunction =
      Object.hasOwn(functions, name) && (name !== 'Condition' || typeof argument === 'string');
    const run = isFunction ? functions[name] : undefined;
    if (run) return run(argument, scope);
    if (name.startsWith('Fn::')) {
      throw validationError(`Template format error: Unrecognized intrinsic function ${name}`);
    }
  }
  const resolved = entries.map(([name, item]) => [name, resolveValue(item, scope)] as const);
  return Object.fromEntries(resolved.filter(([, item]) => item !== noValue));
}
