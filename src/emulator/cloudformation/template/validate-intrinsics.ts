import type { Values } from '../resource-type.ts';
import { splitGetAtt } from './references.ts';
import type { Template } from './template.ts';
import { validationError } from './validation-error.ts';

/** In the order in which CloudFormation lists them: https://github.com/aws/aws-cli/pull/2746; Fn::Cidr and Fn::Transform came later. */
const supported =
  'Fn::Base64, Fn::GetAtt, Fn::GetAZs, Fn::ImportValue, Fn::Join, Fn::Split, Fn::FindInMap, Fn::Select, Ref, Fn::Equals, Fn::If, Fn::Not, Condition, Fn::And, Fn::Or, Fn::Contains, Fn::EachMemberEquals, Fn::EachMemberIn, Fn::ValueOf, Fn::ValueOfAll, Fn::RefAll, Fn::Sub, Fn::Cidr';
const supportedNames: ReadonlySet<string> = new Set([...supported.split(', '), 'Fn::Transform']);

type Check = (argument: unknown, template: Template) => string | undefined;

function isFunction(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length === 1 && (names[0] === 'Ref' || names[0]?.startsWith('Fn::') === true);
}

function isListOf(argument: unknown, length: number): argument is readonly unknown[] {
  return Array.isArray(argument) && argument.length === length;
}

/**
 * What is wrong with a function's argument, in CloudFormation's words. Sources: Fn::Join
 * https://github.com/aws-solutions/innovation-sandbox-on-aws/issues/137, Fn::FindInMap https://github.com/cloudtools/troposphere/issues/479,
 * Fn::Base64 https://github.com/aws/aws-cli/issues/913; the others are assumed.
 */
const checks: Readonly<Record<string, Check>> = {
  Ref: (argument) =>
    typeof argument === 'string' && argument !== ''
      ? undefined
      : 'every Ref object must have a single String value.',
  'Fn::Base64': (argument) =>
    typeof argument === 'string' || isFunction(argument)
      ? undefined
      : 'every Fn::Base64 object must have a String-typed value.',
  'Fn::FindInMap': (argument, template) => {
    if (!isListOf(argument, 3)) {
      return 'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value';
    }
    const [name] = argument;
    return typeof name === 'string' && template.mappings[name] === undefined
      ? `Mapping named '${name}' is not present in the 'Mappings' section of template.`
      : undefined;
  },
  'Fn::GetAtt': (argument) => {
    const target = splitGetAtt(argument);
    return target && target.name !== '' && target.attribute !== ''
      ? undefined
      : 'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute';
  },
  'Fn::If': (argument) =>
    isListOf(argument, 3) && typeof argument[0] === 'string'
      ? undefined
      : 'Fn::If requires a list argument with three parameters',
  'Fn::Join': (argument) =>
    isListOf(argument, 2) &&
    typeof argument[0] === 'string' &&
    (Array.isArray(argument[1]) || isFunction(argument[1]))
      ? undefined
      : 'every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
  'Fn::Select': (argument) =>
    isListOf(argument, 2)
      ? undefined
      : 'Fn::Select requires a list argument with two elements: an integer index and a list',
  'Fn::Split': (argument) =>
    isListOf(argument, 2) && typeof argument[0] === 'string'
      ? undefined
      : 'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
  'Fn::Sub': (argument) =>
    typeof argument === 'string' || (isListOf(argument, 2) && typeof argument[0] === 'string')
      ? undefined
      : "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
};

/**
 * Checks the form of every function in a value.
 * @throws AwsError ValidationError
 */
export function assertIntrinsics(template: Template, value: unknown): void {
  // A transform brings functions of its own.
  if (template.transforms.length > 0) return;
  if (Array.isArray(value)) {
    for (const item of value) assertIntrinsics(template, item);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isFunction(value)) {
    const [[name, argument] = ['', undefined]] = Object.entries(value as Values);
    if (!supportedNames.has(name)) {
      throw validationError(
        `Template Error: Encountered unsupported function: ${name} Supported functions are: [${supported}]`,
      );
    }
    const problem = checks[name]?.(argument, template);
    if (problem !== undefined) throw validationError(`Template error: ${problem}`);
  }
  for (const item of Object.values(value)) assertIntrinsics(template, item);
}
