import type { ResourceView, Step, Values } from '../../resource-type.ts';
import { textOf, valuesOf } from '../properties.ts';

/** Asks for a change until all name servers know it; nothing where the call before it made none. */
export function awaitChange(of: string): Step {
  const changeId = (resource: ResourceView): string | undefined =>
    textOf(valuesOf(resource.output(of)['ChangeInfo'])['Id']);
  return {
    call: 'route53:GetChange',
    when: (resource) => changeId(resource) !== undefined,
    input: (resource) => ({ Id: changeId(resource) }),
    until: (output: Values) => valuesOf(output['ChangeInfo'])['Status'] === 'INSYNC',
  };
}
