import type { PseudoParameters } from './pseudo-parameters.ts';
import { type ParameterValue, resolveValue, type Scope } from './resolve.ts';
import type { Template } from './template.ts';
import { validationError } from './validation-error.ts';

function refuse(name: string): never {
  throw validationError(
    `Template format error: Unresolved dependencies [${name}]. Cannot reference resources in the Conditions block of the template`,
  );
}

/** Decides every condition of the template. */
export function evaluateConditions(
  template: Template,
  parameters: ReadonlyMap<string, ParameterValue>,
  pseudo: PseudoParameters,
): ReadonlyMap<string, boolean> {
  const decided = new Map<string, boolean>();
  const open = new Set<string>();
  const scope: Scope = {
    pseudo,
    parameters,
    mappings: template.mappings,
    isTrue,
    ref: refuse,
    attribute: refuse,
    importValue: refuse,
  };

  function isTrue(name: string): boolean {
    const known = decided.get(name);
    if (known !== undefined) return known;
    if (open.has(name))
      throw validationError(
        `Template error: Found circular condition dependency between ${[...open].join(' and ')}`,
      );
    open.add(name);
    const value = String(resolveValue(template.conditions[name], scope)) === 'true';
    open.delete(name);
    decided.set(name, value);
    return value;
  }

  for (const name of Object.keys(template.conditions)) isTrue(name);
  return decided;
}
