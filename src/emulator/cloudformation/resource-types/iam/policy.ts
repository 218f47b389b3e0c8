import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { addedItems, removedItems } from './inline-policies.ts';
import { listOf, requiredText, textOf } from '../properties.ts';

/** The three kinds of principals that a policy can be put into. */
const holders = [
  { kind: 'Role', property: 'Roles' },
  { kind: 'User', property: 'Users' },
  { kind: 'Group', property: 'Groups' },
] as const;

type Holders = (resource: ResourceView, property: string) => readonly unknown[];

const all: Holders = (resource, property) => listOf(resource.properties[property]);

/** One call for each principal named. */
function forHolders(
  verb: 'Get' | 'Put' | 'Delete',
  which: Holders,
  input: (resource: ResourceView) => object,
): readonly Step[] {
  return holders.map(({ kind, property }) => ({
    call: `iam:${verb}${kind}Policy`,
    forEach: (resource) => which(resource, property),
    ...(verb !== 'Put' && { ignoring: ['NoSuchEntity'] }),
    input: (resource, name) => ({ [`${kind}Name`]: name, ...input(resource) }),
  }));
}

const named = (resource: ResourceView): object => ({ PolicyName: requiredText(resource, 'PolicyName') });

const namedBefore = (resource: ResourceView): object => ({
  PolicyName: textOf(resource.previous['PolicyName']),
});

const withDocument = (resource: ResourceView): object => ({
  ...named(resource),
  PolicyDocument: textOf(resource.properties['PolicyDocument']),
});

const removed: Holders = (resource, property) =>
  resource.changed('PolicyName') ? listOf(resource.previous[property]) : removedItems(resource, property);

const toPut: Holders = (resource, property) =>
  resource.changed('PolicyName', 'PolicyDocument') ? all(resource, property) : addedItems(resource, property);

export const iamPolicy: ResourceType = {
  type: 'AWS::IAM::Policy',
  physicalId: (resource) => resource.generatedName(),
  replacedBy: [],
  create: [...forHolders('Get', all, named), ...forHolders('Put', all, withDocument)],
  update: [...forHolders('Put', toPut, withDocument), ...forHolders('Delete', removed, namedBefore)],
  delete: forHolders('Delete', all, named),
};
