import { isDeepStrictEqual } from 'node:util';
import type { ResourceView, Step, Values } from '../../resource-type.ts';
import { listOf, pickProperties, valuesOf } from '../properties.ts';

const rolesIn = (values: Values): readonly unknown[] => listOf(values['AssociatedRoles']);

const without = (roles: readonly unknown[], others: readonly unknown[]): unknown[] =>
  roles.filter((role) => !others.some((other) => isDeepStrictEqual(role, other)));

const added = ({ properties, previous }: ResourceView, isNew: boolean): unknown[] =>
  without(rolesIn(properties), isNew ? [] : rolesIn(previous));
const removed = ({ properties, previous }: ResourceView): unknown[] =>
  without(rolesIn(previous), rolesIn(properties));

/** The roles that a database takes on: those that are gone are taken away, then new ones are given; each is waited for. */
export function roleSteps(
  word: 'DBCluster' | 'DBInstance',
  place: (resource: ResourceView) => object,
  settled: Step,
): { readonly create: readonly Step[]; readonly update: readonly Step[] } {
  const input = (resource: ResourceView, role: unknown) => ({
    ...place(resource),
    ...pickProperties(valuesOf(role), 'FeatureName', 'RoleArn'),
  });
  const add = (isNew: boolean): readonly Step[] => [
    { call: `rds:AddRoleTo${word}`, forEach: (resource) => added(resource, isNew), input },
    { ...settled, when: (resource) => added(resource, isNew).length > 0 },
  ];
  return {
    create: add(true),
    update: [
      { call: `rds:RemoveRoleFrom${word}`, forEach: removed, input },
      { ...settled, when: (resource) => removed(resource).length > 0 },
      ...add(false),
    ],
  };
}
