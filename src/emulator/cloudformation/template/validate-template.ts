import { assertNoCycle, buildDependencyGraph } from './dependency-graph.ts';
import { isPseudoParameter } from './pseudo-parameters.ts';
import { conditionsOf, referencesOf } from './references.ts';
import type { Template } from './template.ts';
import { assertIntrinsics } from './validate-intrinsics.ts';
import { validationError } from './validation-error.ts';

/** `AWS::Service::Type`, `Custom::Name`, and registered types of third parties (`Org::Service::Type`). */
const typePattern =
  /^(Custom::[A-Za-z0-9_@-]+|[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64})(::MODULE)?$/;

function assertReferences(template: Template, value: unknown, block: string): void {
  const missing = new Set<string>();
  for (const reference of referencesOf(value)) {
    const { kind, name } = reference;
    if (kind === 'ref') {
      const known = template.resources.has(name) || template.parameters.has(name) || isPseudoParameter(name);
      if (!known) missing.add(name);
    } else if (kind === 'attribute' && !template.resources.has(name)) {
      throw validationError(`Template error: instance of Fn::GetAtt references undefined resource ${name}`);
    } else if (kind === 'condition' && template.conditions[name] === undefined) {
      throw validationError(`Template error: unresolved condition dependency ${name} in Fn::If`);
    }
  }
  if (missing.size > 0) {
    throw validationError(
      `Template format error: Unresolved resource dependencies [${[...missing].join(', ')}] in the ${block} block of the template`,
    );
  }
}

function assertConditions(template: Template): void {
  for (const expression of Object.values(template.conditions)) {
    for (const name of conditionsOf(expression)) {
      if (template.conditions[name] === undefined) {
        throw validationError(
          `Template format error: Unresolved condition dependency ${name} in the Conditions block of the template`,
        );
      }
    }
    for (const reference of referencesOf(expression)) {
      if (
        reference.kind === 'attribute' ||
        (reference.kind === 'ref' && isUnknown(template, reference.name))
      ) {
        throw validationError(
          `Template format error: Unresolved dependencies [${reference.name}]. Cannot reference resources in the Conditions block of the template`,
        );
      }
    }
  }
  for (const [block, members] of [
    ['Resources', template.resources],
    ['Outputs', template.outputs],
  ] as const) {
    for (const { condition } of members.values()) {
      if (condition !== undefined && template.conditions[condition] === undefined) {
        throw validationError(
          `Template format error: Unresolved condition dependency ${condition} in the ${block} block of the template`,
        );
      }
    }
  }
}

function isUnknown(template: Template, name: string): boolean {
  return !template.parameters.has(name) && !isPseudoParameter(name);
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html (Type) */
const parameterType =
  /^(String|Number|CommaDelimitedList|List<Number>|(List<)?AWS::(EC2|Route53)::[A-Za-z]+::[A-Za-z]+>?|AWS::SSM::Parameter::(Name|Value<.+>))$/;

function assertParameterTypes(template: Template): void {
  for (const { type } of template.parameters.values()) {
    if (!parameterType.test(type)) {
      throw validationError(`Template format error: Unrecognized parameter type: ${type}`);
    }
  }
}

/**
 * Checks what can be known about a template without its parameters.
 * @throws AwsError ValidationError in CloudFormation's words
 */
export function validateTemplate(template: Template): void {
  const { resources } = template;
  if (resources.size === 0) {
    throw validationError('Template format error: At least one Resources member must be defined.');
  }
  const unrecognized = [...new Set([...resources.values()].map(({ type }) => type))].filter(
    (type) => !typePattern.test(type),
  );
  if (unrecognized.length > 0) {
    throw validationError(`Template format error: Unrecognized resource types: [${unrecognized.join(', ')}]`);
  }
  assertParameterTypes(template);
  assertIntrinsics(template, Object.values(template.conditions));
  assertConditions(template);
  for (const resource of resources.values()) {
    const missing = resource.dependsOn.filter((name) => !resources.has(name));
    if (missing.length > 0) {
      throw validationError(
        `Template format error: Unresolved resource dependencies [${missing.join(', ')}] in the Resources block of the template`,
      );
    }
    const values = [resource.properties, resource.updatePolicy];
    assertIntrinsics(template, values);
    assertReferences(template, values, 'Resources');
  }
  for (const output of template.outputs.values()) {
    assertIntrinsics(template, [output.value, output.exportName]);
    assertReferences(template, [output.value, output.exportName], 'Outputs');
  }
  assertNoCycle(buildDependencyGraph(template));
}
