import type { Capability, Parameter, Tag as SdkTag } from '@aws-sdk/client-cloudformation';

import { AwsError, type Call } from '../../operation.ts';
import { findResourceType, loadResourceTypes } from '../engine/find-type.ts';
import { pseudoParametersOf } from '../engine/scope.ts';
import { throughCloudFormation } from '../engine/run.ts';
import type { Desired, Stack, Tag } from '../store.ts';
import { assertCapabilities } from '../template/capabilities.ts';
import { evaluateConditions } from '../template/conditions.ts';
import { buildDependencyGraph } from '../template/dependency-graph.ts';
import { isSsmParameterType, readParameters, refValues } from '../template/parameters.ts';
import { referencesOf } from '../template/references.ts';
import type { Template } from '../template/template.ts';
import { validationError } from '../template/validation-error.ts';
import { hasHandlers } from '../resource-type.ts';
import { readTemplate, type TemplateSource } from './read-template.ts';

export interface Submission extends TemplateSource {
  readonly Parameters?: readonly Parameter[] | undefined;
  readonly Capabilities?: readonly Capability[] | undefined;
  readonly Tags?: readonly SdkTag[] | undefined;
  readonly NotificationARNs?: readonly string[] | undefined;
  readonly RoleARN?: string | undefined;
  readonly ResourceTypes?: readonly string[] | undefined;
}

interface GetParametersAnswer {
  readonly Parameters?: readonly { readonly Name?: string; readonly Value?: string }[];
}

/** Reads the SSM parameters that template parameters name, as the caller. */
async function readSsmValues(
  call: Call,
  template: Template,
  texts: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map(
    [...texts].filter(([name]) => isSsmParameterType(template.parameters.get(name)?.type ?? '')),
  );
  if (names.size === 0) return new Map();
  const input = { Names: [...new Set(names.values())], WithDecryption: false };
  const output = await call.account
    .invoke('ssm', 'GetParameters', input, throughCloudFormation(call.caller), call.region)
    .catch((error: unknown) => {
      if (!(error instanceof AwsError)) throw error;
      throw validationError(
        `${error.message} (Service: Ssm, Status Code: ${error.status}, Request ID: ${error.requestId ?? call.requestId})`,
      );
    })
    .then((answer) => answer as GetParametersAnswer);
  const found = new Map(output.Parameters?.map(({ Name, Value }) => [Name, Value ?? '']));
  const missing = [...names.values()].filter((name) => !found.has(name));
  if (missing.length > 0) {
    throw validationError(
      `Unable to fetch parameters [${missing.join(',')}] from parameter store for this account.`,
    );
  }
  return new Map([...names].map(([parameter, name]) => [parameter, found.get(name) ?? '']));
}

function assertNothingMissing(desired: Omit<Desired, 'capabilities'>): void {
  const { template, conditions, graph } = desired;
  const isTrue = (condition: string): boolean => conditions.get(condition) === true;
  const missing = new Set<string>();
  for (const logicalId of graph.keys()) {
    for (const reference of referencesOf(template.resources.get(logicalId)?.properties, isTrue)) {
      const isResource = template.resources.has(reference.name as string);
      if (reference.kind !== 'import' && isResource && !graph.has(reference.name))
        missing.add(reference.name);
    }
  }
  if (missing.size > 0) {
    throw validationError(
      `Template format error: Unresolved resource dependencies [${[...missing].join(', ')}] in the Resources block of the template`,
    );
  }
}

/**
 * A type that the registry has no handlers for is known by its attributes beforehand; of the others one that is not there fails what
 * asks for it. Source: https://github.com/cloudtools/stacker_blueprints/pull/46
 */
function assertAttributes({ account }: Call, template: Template): void {
  const values = [...template.resources.values()].map(({ properties }): unknown => properties);
  for (const { value } of template.outputs.values()) values.push(value);
  for (const reference of values.flatMap((value) => [...referencesOf(value)])) {
    if (reference.kind !== 'attribute') continue;
    const { name, attribute } = reference;
    const type = findResourceType(account, template.resources.get(name)?.type ?? '');
    if (!type || hasHandlers(type)) continue;
    // A name may be worked out, too.
    if (type.attributes?.[attribute] || !/^[\w.]+$/.test(attribute)) continue;
    throw validationError(
      `Template error: resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`,
    );
  }
}

function readTags(tags: readonly SdkTag[]): readonly Tag[] {
  return tags.map(({ Key, Value }) => {
    if (Key?.startsWith('aws:')) {
      throw validationError(`aws: prefixed tag key names are not allowed for external use.`);
    }
    return { Key: Key ?? '', Value: Value ?? '' };
  });
}

/**
 * Checks all that can be checked about a submitted template before anything is made.
 * `stack` is what there is of the stack: at least its name and id.
 * @throws AwsError
 */
export async function buildDesired(
  call: Call,
  input: Submission,
  stack: Pick<Stack, 'name' | 'region' | 'stackId'> & { readonly before?: Stack },
): Promise<Desired> {
  const { before } = stack;
  const template = await readTemplate(call, input, before);
  if (template.transforms.length > 0) {
    throw new AwsError('NotImplemented', `Transform ${template.transforms.join(', ')} is not built`, 501);
  }
  if (template.unbuiltSections.length > 0) {
    throw new AwsError(
      'NotImplemented',
      `Template section ${template.unbuiltSections.join(', ')} is not built`,
      501,
    );
  }
  await loadResourceTypes(
    call.account,
    [...template.resources.values()].map(({ type }) => type),
  );
  assertResourceTypes(template, input.ResourceTypes);
  assertCapabilities(template, input.Capabilities ?? []);
  assertAttributes(call, template);
  const previous = before?.desired;
  const notificationArns = input.NotificationARNs ?? previous?.notificationArns ?? [];
  const parameterTexts = readParameters(
    template,
    input.Parameters ?? [],
    previous?.parameterTexts ?? new Map(),
  );
  const ssmValues = await readSsmValues(call, template, parameterTexts);
  const parameters = refValues(template, parameterTexts, ssmValues);
  const pseudo = pseudoParametersOf(call.account.accountId, stack, notificationArns);
  const conditions = evaluateConditions(template, parameters, pseudo);
  const graph = buildDependencyGraph(template, (condition) => conditions.get(condition));
  const desired: Desired = {
    template,
    parameterTexts,
    ssmValues,
    parameters,
    conditions,
    graph,
    tags: input.Tags ? readTags(input.Tags) : (previous?.tags ?? []),
    capabilities: input.Capabilities ?? [],
    notificationArns,
    roleArn: input.RoleARN ?? before?.roleArn,
  };
  assertNothingMissing(desired);
  assertSameTypes(desired, before);
  return desired;
}

/** Words: https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_update_stack.snapshot.json */
function assertResourceTypes(template: Template, allowed: readonly string[] | undefined): void {
  if (!allowed || allowed.length === 0) return;
  const isAllowed = (type: string): boolean =>
    allowed.some((pattern) =>
      pattern.endsWith('::*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern,
    );
  for (const { type } of template.resources.values()) {
    if (isAllowed(type)) continue;
    throw validationError(
      `Resource type ${type} is not allowed by parameter ResourceTypes [${allowed.join(', ')}]`,
    );
  }
}

function assertSameTypes(desired: Desired, before: Stack | undefined): void {
  const retyped = [...desired.graph.keys()].filter((logicalId) => {
    const resource = before?.resources.get(logicalId);
    if (!resource?.instance || resource.status.startsWith('DELETE_')) return false;
    return resource.type !== desired.template.resources.get(logicalId)?.type;
  });
  if (retyped.length > 0) {
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${retyped.join(', ')}]`,
    );
  }
}
