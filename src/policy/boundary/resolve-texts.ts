import { resourceText } from './resource-texts.ts';
import { isRecord, type Resolved, type TemplateScope } from './template-scope.ts';

/** More texts than that come of no statement that a person wrote. */
const mostTexts = 16;
const nothing: Resolved = { texts: [], isPattern: false, open: [] };

/**
 * The texts that a value of a template stands for once it is deployed. What the template does not tell becomes `*`, and is named.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function resolveTexts(value: unknown, scope: TemplateScope): Resolved {
  if (typeof value === 'string') return known(scope.parameterise(value));
  if (typeof value === 'number' || typeof value === 'boolean') return known(String(value));
  if (Array.isArray(value)) return union(value.map((one) => resolveTexts(one, scope)));
  if (!isRecord(value)) return nothing;
  const [[name, argument] = ['', undefined]] = Object.entries(value);
  return Object.keys(value).length === 1 ? (call(name, argument, scope) ?? unknown(value)) : unknown(value);
}

/** Undefined for what is not known here. */
function call(name: string, argument: unknown, scope: TemplateScope): Resolved | undefined {
  const items: readonly unknown[] = Array.isArray(argument) ? argument : [];
  switch (name) {
    case 'Ref':
      return typeof argument === 'string' ? reference(argument, scope) : undefined;
    case 'Fn::GetAtt':
      return attribute(typeof argument === 'string' ? argument.split('.') : items, scope);
    case 'Fn::Sub':
      return substitute(argument, scope);
    case 'Fn::Join':
      return join(items, scope);
    case 'Fn::If':
      return union(items.slice(1).map((one) => resolveTexts(one, scope)));
    case 'Fn::Split':
      return split(items, scope);
    case 'Fn::Select':
      return select(items, scope);
    default:
      return undefined;
  }
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html */
function reference(name: string, scope: TemplateScope): Resolved | undefined {
  const { partition, stackName, parameters } = scope;
  switch (name) {
    case 'AWS::AccountId':
      return known('${AccountId}');
    case 'AWS::Region':
      return known('${Region}');
    case 'AWS::Partition':
      return known(partition);
    case 'AWS::URLSuffix':
      return known(partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com');
    case 'AWS::StackName':
      return known(stackName);
    case 'AWS::StackId':
      return {
        texts: [`arn:${partition}:cloudformation:\${Region}:\${AccountId}:stack/${stackName}/*`],
        isPattern: true,
        open: [],
      };
    case 'AWS::NoValue':
      return nothing;
  }
  return parameters.get(name) ?? resourceText(name, undefined, scope, (value) => resolveTexts(value, scope));
}

function attribute([logicalId, ...names]: readonly unknown[], scope: TemplateScope): Resolved | undefined {
  if (typeof logicalId !== 'string' || names.length === 0) return undefined;
  return resourceText(logicalId, names.join('.'), scope, (value) => resolveTexts(value, scope));
}

function substitute(argument: unknown, scope: TemplateScope): Resolved | undefined {
  const [text, values] = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument];
  if (typeof text !== 'string') return undefined;
  const given = isRecord(values) ? values : {};
  const parts = text.split(/(\$\{[^}]*\})/).map((part, index): Resolved => {
    if (index % 2 === 0) return known(scope.parameterise(part));
    const name = part.slice(2, -1).trim();
    // `${!Name}` is the text `${Name}`, as policies have it for their own variables.
    if (name.startsWith('!')) return known(`\${${name.slice(1)}}`);
    if (Object.hasOwn(given, name)) return resolveTexts(given[name], scope);
    const found =
      name.includes('.') && !name.includes('::') ? attribute(name.split('.'), scope) : reference(name, scope);
    return found ?? unknown({ 'Fn::Sub': part });
  });
  return concatenate(parts, '');
}

function join([delimiter, list]: readonly unknown[], scope: TemplateScope): Resolved | undefined {
  if (typeof delimiter !== 'string' || !Array.isArray(list)) return undefined;
  return concatenate(
    list.map((one) => resolveTexts(one, scope)).filter(({ texts }) => texts.length > 0),
    delimiter,
  );
}

function split([delimiter, source]: readonly unknown[], scope: TemplateScope): Resolved | undefined {
  if (typeof delimiter !== 'string') return undefined;
  const { texts, isPattern, open } = resolveTexts(source, scope);
  return isPattern || open.length > 0
    ? undefined
    : { texts: texts.flatMap((text) => text.split(delimiter)), isPattern, open };
}

function select([index, list]: readonly unknown[], scope: TemplateScope): Resolved | undefined {
  const at = Number(index);
  if (Array.isArray(list)) return resolveTexts(list[at], scope);
  const { texts, isPattern, open } = resolveTexts(list, scope);
  const text = texts[at];
  return text === undefined || isPattern || open.length > 0 ? undefined : known(text);
}

function known(text: string): Resolved {
  return { texts: [text], isPattern: false, open: [] };
}

function unknown(value: unknown): Resolved {
  return { texts: ['*'], isPattern: true, open: [JSON.stringify(value).slice(0, 160)] };
}

function union(all: readonly Resolved[]): Resolved {
  return {
    texts: [...new Set(all.flatMap(({ texts }) => texts))],
    isPattern: all.some(({ isPattern }) => isPattern),
    open: all.flatMap(({ open }) => open),
  };
}

/** Every way to put one text of each part after the other. */
function concatenate(parts: readonly Resolved[], delimiter: string): Resolved {
  const { isPattern, open } = union(parts);
  let texts: readonly string[] = [''];
  for (const [index, part] of parts.entries()) {
    const before = index === 0 ? '' : delimiter;
    texts = texts.flatMap((text) => part.texts.map((next) => `${text}${before}${next}`));
    if (texts.length > mostTexts) return unknown(`${texts.length} ways to read one text`);
  }
  return { texts: texts.map((text) => text.replaceAll(/\*\*+/g, '*')), isPattern, open };
}
