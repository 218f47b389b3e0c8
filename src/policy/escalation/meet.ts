import { bind } from '../parameters.ts';
import { overlaps } from '../selection.ts';

/** Whether both may name the same thing, one of them perhaps a version or alias of it. A parameter is the same in both. */
export function meet(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) =>
    bind(text, { accountId: 'AccountId', region: 'Region', stage: 'Stage' }),
  ) as [string, string];
  return overlaps(a, b) || overlaps(`${a}:*`, b) || overlaps(a, `${b}:*`);
}
