import type { ParameterValue } from './resolve.ts';
import type { Template, TemplateParameter } from './template.ts';
import { validationError } from './validation-error.ts';

/** A parameter as the API takes it. */
export interface GivenParameter {
  readonly ParameterKey?: string | undefined;
  readonly ParameterValue?: string | undefined;
  readonly UsePreviousValue?: boolean | undefined;
  readonly ResolvedValue?: string | undefined;
}

/** `AWS::SSM::Parameter::Value<…>`: the value names a parameter of SSM. */
export function isSsmParameterType(type: string): boolean {
  return type.startsWith('AWS::SSM::Parameter::Value<');
}

function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || /List</.test(type);
}

function findProblem(parameter: TemplateParameter, value: string): string | undefined {
  const { allowedValues, allowedPattern, minLength, maxLength, minValue, maxValue } = parameter;
  if (allowedValues) {
    const values = isListType(parameter.type) ? value.split(',') : [value];
    if (values.some((item) => !allowedValues.includes(item))) return 'must be one of AllowedValues';
  }
  if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(value)) {
    return `failed to satisfy constraint: ${parameter.constraintDescription ?? `Member must satisfy regular expression pattern: ${allowedPattern}`}`;
  }
  if (minLength !== undefined && value.length < minLength)
    return `must contain at least ${minLength} characters`;
  if (maxLength !== undefined && value.length > maxLength)
    return `must contain at most ${maxLength} characters`;
  if (parameter.type === 'Number') {
    if (value.trim() === '' || Number.isNaN(Number(value))) return 'must be a number';
    if (minValue !== undefined && Number(value) < minValue)
      return `must be a number not less than ${minValue}`;
    if (maxValue !== undefined && Number(value) > maxValue)
      return `must be a number not greater than ${maxValue}`;
  }
  return undefined;
}

/**
 * The text of every parameter of the template: as given, as before, or by default.
 * @throws AwsError ValidationError in CloudFormation's words
 */
export function readParameters(
  template: Template,
  given: readonly GivenParameter[],
  previous: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const unknown = given
    .map(({ ParameterKey }) => ParameterKey ?? '')
    .filter((key) => !template.parameters.has(key));
  if (unknown.length > 0) {
    throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  }
  const values = new Map<string, string>();
  const missing: string[] = [];
  for (const [name, parameter] of template.parameters) {
    const entry = given.find(({ ParameterKey }) => ParameterKey === name);
    const value = entry?.UsePreviousValue
      ? previous.get(name)
      : (entry?.ParameterValue ?? parameter.defaultValue);
    if (value === undefined) {
      missing.push(name);
      continue;
    }
    const problem = findProblem(parameter, value);
    if (problem !== undefined) throw validationError(`Parameter '${name}' ${problem}`);
    values.set(name, value);
  }
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  return values;
}

/** What Ref gives for each parameter: lists are split, names of SSM parameters replaced by `resolved`. */
export function refValues(
  template: Template,
  values: ReadonlyMap<string, string>,
  resolved: ReadonlyMap<string, string>,
): ReadonlyMap<string, ParameterValue> {
  return new Map(
    [...values].map(([name, value]): [string, ParameterValue] => {
      const type = template.parameters.get(name)?.type ?? 'String';
      const text = resolved.get(name) ?? value;
      return [name, isListType(type) ? text.split(',').map((item) => item.trim()) : text];
    }),
  );
}
