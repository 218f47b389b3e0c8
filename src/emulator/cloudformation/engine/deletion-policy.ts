import type { DeletionPolicy } from '../template/template.ts';
import type { Run } from './run.ts';

/**
 * Whether a thing outlives its resource. `undoing`: the operation that made it, where that is undone.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export function isRetained(
  policy: DeletionPolicy,
  undoing: Pick<Run, 'retainsNothingMade'> | undefined,
): boolean {
  if (undoing?.retainsNothingMade) return false;
  return policy === 'Retain' || (policy === 'RetainExceptOnCreate' && !undoing);
}
