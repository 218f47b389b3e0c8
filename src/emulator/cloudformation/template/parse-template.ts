import type { Values } from '../resource-type.ts';
import { assertPolicies, defaultDeletionPolicy } from './deletion-policies.ts';
import { readYaml } from './read-yaml.ts';
import type {
  DeletionPolicy,
  Template,
  TemplateOutput,
  TemplateParameter,
  TemplateResource,
} from './template.ts';
import { assertForm } from './validate-form.ts';
import { validateTemplate } from './validate-template.ts';
import { validationError } from './validation-error.ts';

const sections = new Set([
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
]);

const resourceAttributes = new Set([
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Description',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
  'Version',
]);

const deletionPolicies = new Set(['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot']);

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    const before = text.slice(0, position).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw validationError(
      `Template format error: JSON not well-formed. (line ${before.length}, column ${column})`,
    );
  }
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readSection(root: Values, name: string): Values {
  const section = root[name];
  if (section === undefined) return {};
  if (!isObject(section))
    throw validationError(`Template format error: [/${name}] 'null' values are not allowed in templates`);
  return section;
}

function readObjects(root: Values, name: string): [string, Values][] {
  return Object.entries(readSection(root, name)).map(([key, value]) => {
    if (!isObject(value)) {
      throw validationError(`Template format error: Every ${name} member must be an object: [${key}]`);
    }
    return [key, value];
  });
}

function readText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readNumber(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function readParameter(name: string, raw: Values): TemplateParameter {
  if (typeof raw['Type'] !== 'string') {
    throw validationError(
      `Template format error: Every Parameters object must contain a Type member: [${name}]`,
    );
  }
  const defaultValue = raw['Default'];
  return {
    type: raw['Type'],
    defaultValue: Array.isArray(defaultValue) ? defaultValue.join(',') : readText(defaultValue),
    description: readText(raw['Description']),
    noEcho: String(raw['NoEcho']) === 'true',
    allowedValues: Array.isArray(raw['AllowedValues']) ? raw['AllowedValues'].map(String) : undefined,
    allowedPattern: readText(raw['AllowedPattern']),
    constraintDescription: readText(raw['ConstraintDescription']),
    minLength: readNumber(raw['MinLength']),
    maxLength: readNumber(raw['MaxLength']),
    minValue: readNumber(raw['MinValue']),
    maxValue: readNumber(raw['MaxValue']),
  };
}

function readPolicy(name: string, attribute: string, raw: unknown): DeletionPolicy | undefined {
  if (raw === undefined) return undefined;
  if (typeof raw === 'string' && deletionPolicies.has(raw)) return raw as DeletionPolicy;
  throw validationError(`Template error: Invalid ${attribute} on resource [${name}]: ${JSON.stringify(raw)}`);
}

function readResource(name: string, raw: Values): TemplateResource {
  if (!/^[A-Za-z0-9]+$/.test(name)) {
    throw validationError(`Template format error: Resource name ${name} is non alphanumeric.`);
  }
  if (typeof raw['Type'] !== 'string') {
    throw validationError(
      `Template format error: [/Resources/${name}] Every Resources object must contain a Type member.`,
    );
  }
  for (const attribute of Object.keys(raw)) {
    if (!resourceAttributes.has(attribute)) {
      throw validationError(`Invalid template resource property '${attribute}'`);
    }
  }
  const properties = raw['Properties'] ?? {};
  if (!isObject(properties)) {
    throw validationError(`Template format error: [/Resources/${name}/Properties] must be an object`);
  }
  const updatePolicy = raw['UpdatePolicy'] ?? {};
  if (!isObject(updatePolicy)) {
    throw validationError(`Template format error: [/Resources/${name}/UpdatePolicy] must be an object`);
  }
  const dependsOn = raw['DependsOn'] ?? [];
  const deletionPolicy = readPolicy(name, 'DeletionPolicy', raw['DeletionPolicy']);
  const resource: TemplateResource = {
    type: raw['Type'],
    properties,
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [readText(dependsOn) ?? ''],
    condition: readText(raw['Condition']),
    deletionPolicy: deletionPolicy ?? defaultDeletionPolicy(raw['Type'], properties),
    updateReplacePolicy: readPolicy(name, 'UpdateReplacePolicy', raw['UpdateReplacePolicy']) ?? 'Delete',
    metadata: raw['Metadata'],
    updatePolicy,
  };
  assertPolicies(name, resource);
  return resource;
}

function readOutput(name: string, raw: Values): TemplateOutput {
  if (raw['Value'] === undefined || raw['Value'] === null) {
    throw validationError(
      `Template format error: Every Outputs member must contain a Value object: [${name}]`,
    );
  }
  return {
    value: raw['Value'],
    description: readText(raw['Description']),
    exportName: isObject(raw['Export']) ? raw['Export']['Name'] : undefined,
    condition: readText(raw['Condition']),
  };
}

/**
 * Reads a template body, JSON or YAML, and checks its form.
 * @throws AwsError ValidationError in CloudFormation's words
 */
export function parseTemplate(body: string): Template {
  const root = body.trimStart().startsWith('{') ? readJson(body) : readYaml(body);
  if (!isObject(root)) throw validationError('Template format error: unsupported structure.');
  const unknown = Object.keys(root).filter((name) => !sections.has(name));
  if (unknown.length > 0) {
    throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  }
  assertForm(body, root);
  const transform = root['Transform'] ?? [];
  const template: Template = {
    body,
    description: readText(root['Description']),
    metadata: root['Metadata'],
    parameters: new Map(readObjects(root, 'Parameters').map(([k, v]) => [k, readParameter(k, v)])),
    mappings: readSection(root, 'Mappings'),
    conditions: readSection(root, 'Conditions'),
    resources: new Map(readObjects(root, 'Resources').map(([k, v]) => [k, readResource(k, v)])),
    outputs: new Map(readObjects(root, 'Outputs').map(([k, v]) => [k, readOutput(k, v)])),
    unbuiltSections: ['Hooks', 'Rules'].filter((name) => root[name] !== undefined),
    transforms: (Array.isArray(transform) ? transform : [transform]).map((item) =>
      isObject(item) ? String(item['Name']) : String(item),
    ),
  };
  validateTemplate(template);
  return template;
}
