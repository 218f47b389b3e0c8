import type { CloudFormationState, Stack } from '../store.ts';
import { referencesOf } from '../template/references.ts';
import { resolveValue, type Scope } from '../template/resolve.ts';

export interface FoundExport {
  readonly name: string;
  readonly value: string;
  readonly stack: Stack;
}

/** The exports of a region's stacks. */
export function listExports(state: CloudFormationState, region: string): FoundExport[] {
  return [...state.stacks.values()]
    .filter((stack) => stack.region === region && stack.status !== 'DELETE_COMPLETE')
    .flatMap((stack) =>
      stack.outputs.flatMap(({ ExportName, OutputValue }) =>
        ExportName === undefined ? [] : [{ name: ExportName, value: OutputValue ?? '', stack }],
      ),
    );
}

export function findExport(
  state: CloudFormationState,
  region: string,
  name: string,
): FoundExport | undefined {
  return listExports(state, region).find((candidate) => candidate.name === name);
}

/** The names that a template imports, under a scope that needs no resource. */
export function importedNames(
  desired: {
    readonly template: {
      readonly resources: ReadonlyMap<string, { readonly properties: unknown }>;
      readonly outputs: ReadonlyMap<string, { readonly value: unknown }>;
    };
  },
  scope: Scope,
): string[] {
  const values = [
    ...[...desired.template.resources.values()].map(({ properties }) => properties),
    ...[...desired.template.outputs.values()].map(({ value }) => value),
  ];
  const decided = (condition: string): boolean => scope.isTrue(condition);
  const names = [...referencesOf(values, decided)].flatMap((reference) =>
    reference.kind === 'import' ? [String(resolveValue(reference.name, scope))] : [],
  );
  return [...new Set(names)];
}
