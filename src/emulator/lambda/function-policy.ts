import type { LambdaFunction } from './store.ts';

/** The policy of a function or of one version or alias, as JSON text; undefined if it has none. */
export function policyText(found: LambdaFunction, qualifier: string | undefined): string | undefined {
  const statements = found.policies.get(qualifier ?? '') ?? [];
  if (statements.length === 0) return undefined;
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements });
}
