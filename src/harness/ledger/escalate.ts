import { soften } from './harden.ts';
import { allowAnyPath } from './iam-paths.ts';
import type { Ledger, LedgerGrant, Widening } from './ledger.ts';

/**
 * The next rung for a grant that was in force and yet was refused: the same name under any path, the same resource with what may
 * follow it, or whatever lies beside an object, then any resource. Undefined: the ladder has ended.
 */
export function escalate(
  ledger: Ledger,
  grant: LedgerGrant,
  refusals: number,
): { readonly ledger: Ledger; readonly widening: Widening } | undefined {
  const softer = soften(grant);
  if (softer) return replace(ledger, softer.grant, softer.widening);
  const anyPath = allowAnyPath(grant);
  const to = anyPath ?? (grant.guessed ? nextGuess(grant.resource) : nextRung(grant.resource));
  if (to === grant.resource) return undefined;
  if (to === undefined) return undefined;
  const widening: Widening = {
    from: grant.resource,
    to,
    arns: [grant.resource],
    reason: grant.guessed
      ? 'refused on the resource that was guessed'
      : `refused ${refusals} times though granted${anyPath === undefined ? '' : ', and its path is not printed'}`,
  };
  return replace(ledger, { ...grant, resource: to }, widening);
}

function replace(
  ledger: Ledger,
  changed: LedgerGrant,
  widening: Widening,
): { readonly ledger: Ledger; readonly widening: Widening } {
  const widened = { ...changed, widenings: [...changed.widenings, widening] };
  const grants = ledger.grants.map((other) => (other.id === changed.id ? widened : other));
  return { ledger: { ...ledger, grants }, widening };
}

/**
 * A log group is named with and without `:*`, and for some actions with either.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
function nextGuess(resource: string): string {
  return /:log-group:[^*]+$/.test(resource) ? `${resource}:*` : '*';
}

function nextRung(resource: string): string | undefined {
  if (resource === '*') return undefined;
  if (resource.endsWith('*')) return '*';
  // S3 often does not say which object it refused.
  return resource.replace(objectName, '/*').replace(/[^*]$/, '$&*');
}

/** The last part of an object's key. */
const objectName = /(?<=^arn:[^:]*:s3:::.*)\/[^/]+$/;
