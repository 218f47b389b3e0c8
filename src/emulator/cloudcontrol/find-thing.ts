import { findResourceType, loadResourceTypes } from '../cloudformation/engine/find-type.ts';
import { viewAtRest } from '../cloudformation/engine/resource-view.ts';
import type { ResourceType, ResourceView } from '../cloudformation/resource-type.ts';
import { textOf } from '../cloudformation/resource-types/properties.ts';
import { cloudFormationStore, type Instance, type MadeThing } from '../cloudformation/store.ts';
import { AwsError, type Call } from '../operation.ts';
import { identifierParts, identifyingAttribute, isSupported } from './identifiers.ts';

/** A resource as a handler is given it. */
export interface Thing {
  readonly type: ResourceType;
  readonly identifier: string;
  readonly instance: Instance;
  readonly view: ResourceView;
}

interface Named {
  readonly TypeName?: string | undefined;
  readonly Identifier?: string | undefined;
  readonly RoleArn?: string | undefined;
}

const typeName = /^[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}(::MODULE)?$/;

/**
 * What a request is about: what CloudFormation made under that identifier, else a thing of which nothing but the identifier is known.
 * @throws AwsError where the type or the form of the identifier is not one that Cloud Control takes
 */
export async function findThing(call: Call, input: Named, action: 'READ' | 'DELETE'): Promise<Thing> {
  const { TypeName: name = '', Identifier: identifier = '' } = input;
  if (input.RoleArn !== undefined) throw notBuilt('a RoleArn');
  if (!typeName.test(name)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${name}' at 'typeName' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}(::MODULE){0,1}`,
    );
  }
  await loadResourceTypes(call.account, [name]);
  const type = findResourceType(call.account, name);
  if (!type) {
    if (name.startsWith('AWS::')) throw notBuilt(name);
    throw new AwsError('TypeNotFoundException', `The type '${name}' cannot be found.`);
  }
  if (!isSupported(name)) {
    throw new AwsError(
      'UnsupportedActionException',
      `Resource type ${name} does not support ${action} action`,
    );
  }
  const parts = identifierParts(name);
  if (parts && identifier.split('|').length !== parts.length) {
    const paths = parts.map((part) => `/properties/${part}`).join(', ');
    throw new AwsError(
      'ValidationException',
      `Identifier ${identifier} is not valid for identifier [${paths}]`,
    );
  }
  const thing = findMade(call, type, identifier) ?? unknownThing(call, type, identifier);
  return { type, identifier, instance: thing.instance, view: viewOf(call, thing) };
}

function findMade(call: Call, type: ResourceType, identifier: string): MadeThing | undefined {
  const { made } = call.account.store(cloudFormationStore);
  const here = [...made].filter((thing) => thing.type === type.type && thing.stack.region === call.region);
  return here.findLast((thing) => identifierOf(type, viewOf(call, thing)) === identifier);
}

function identifierOf(type: ResourceType, view: ResourceView): string {
  const attribute = identifyingAttribute(type.type);
  if (attribute !== undefined) return String(type.attributes?.[attribute]?.(view));
  const parts = identifierParts(type.type);
  return (
    parts
      ?.map((part) => textOf(view.properties[part] ?? type.attributes?.[part]?.(view)) ?? view.physicalId)
      .join('|') ?? view.physicalId
  );
}

function viewOf(call: Call, { stack, logicalId, instance }: MadeThing): ResourceView {
  return viewAtRest(call.account.accountId, stack, logicalId, instance);
}

/** What CloudFormation did not make, or not in this account's lifetime. */
function unknownThing(call: Call, { type }: ResourceType, identifier: string): MadeThing {
  const parts = identifierParts(type);
  const values = identifier.split('|');
  const properties = Object.fromEntries((parts ?? []).map((part, index) => [part, values[index]]));
  const own = parts?.find((part) => !parents.has(part));
  // An ARN ends in the name: `arn:aws:events:…:rule/NAME`.
  const single = identifyingAttribute(type) === undefined ? identifier : identifier.split('/').at(-1);
  const instance: Instance = {
    nameSuffix: '',
    physicalId: own === undefined ? single : properties[own],
    made: true,
    declared: properties,
    properties,
    tags: [],
    updatePolicy: {},
    outputs: new Map(),
  };
  const stack = { name: 'none', stackId: 'none', region: call.region };
  return { type, logicalId: 'none', stack, instance };
}

/** Parts of an identifier that name what the resource belongs to. */
const parents = new Set(['ApiId', 'FunctionName', 'LogGroupName', 'ResourceId', 'RestApiId', 'UserPoolId']);

function notBuilt(what: string): AwsError {
  return new AwsError(
    'NotImplemented',
    `cloudcontrol with ${what} is not built in this emulated account`,
    501,
  );
}
