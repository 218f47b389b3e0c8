import type { ResourceView, Values } from '../../resource-type.ts';
import { textOf, valuesOf } from '../properties.ts';

/** The service takes 20 parameters at once. Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBParameterGroup.html */
const mostAtOnce = 20;

function inGroups<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / mostAtOnce);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );
}

const namesIn = (values: Values): string[] => Object.keys(valuesOf(values['Parameters']));

export const wantedNames = (resource: ResourceView): string[] => namesIn(resource.properties);

export const allNames = (resource: ResourceView): string[] => [
  ...new Set([...namesIn(resource.properties), ...namesIn(resource.previous)]),
];

/** Of these parameters only. */
export const filterOf = (names: readonly string[]): object => ({
  Filters: [{ Name: 'parameter-name', Values: names }],
});

function asParameters(names: readonly string[], values: Values): object[] {
  const parameters = valuesOf(values['Parameters']);
  return names.map((ParameterName) => ({
    ParameterName,
    ParameterValue: textOf(parameters[ParameterName]),
    ApplyMethod: 'pending-reboot',
  }));
}

/** What to set: on creation everything, on an update what is new or has another value. */
export function toSet(resource: ResourceView, isUpdate: boolean): object[][] {
  const before = valuesOf(resource.previous['Parameters']);
  const now = valuesOf(resource.properties['Parameters']);
  const names = Object.keys(now).filter((name) => !isUpdate || textOf(before[name]) !== textOf(now[name]));
  return inGroups(asParameters(names, resource.properties));
}

/** What is no longer said: it goes back to what the engine has. */
export function toReset(resource: ResourceView): object[][] {
  const now = valuesOf(resource.properties['Parameters']);
  const names = namesIn(resource.previous).filter((name) => now[name] === undefined);
  return inGroups(asParameters(names, resource.previous));
}
