import type { SeenDenial } from '../../denial/harvest.ts';
import { coversResource } from '../../policy/match.ts';
import { literalLength, type Ledger, type LedgerGrant } from './ledger.ts';

/** What comes before the path of a thing of IAM, the path with what was said of it alone, and the name. */
const thing = /^(arn:[^:]*:iam::[^:]*:[a-z-]+\/)(.*\/|\*)?([^/]*[^/*][^/]*)$/;

/**
 * Most refusals of IAM name a thing as `role NAME`, whatever its path; a policy needs the path.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html (paths are a part of ARNs)
 */
export function isWithoutPath({ resourceAsPrinted = '' }: SeenDenial): boolean {
  return /^(?:role|user|group|policy|instance profile) (?!arn:)/.test(resourceAsPrinted);
}

/**
 * The resource with the path under which other grants have a thing of that name, or under which the same place was allowed the same;
 * as it is where there is none.
 */
export function addKnownPath(ledger: Ledger, action: string, resource: string, place: string): string {
  const [, kind, , name] = thing.exec(resource) ?? [];
  if (kind === undefined || name === undefined) return resource;
  const paths = ledger.grants.flatMap((grant) => {
    const [, itsKind, path, itsName] = thing.exec(grant.resource) ?? [];
    if (itsKind !== kind || path === undefined || itsName === undefined) return [];
    const isTheSame = grant.action === action && grant.sightings.some((one) => one.place === place);
    return isTheSame || coversResource(itsName, name)
      ? [{ path, weight: literalLength(path + itsName) }]
      : [];
  });
  const [best] = paths.toSorted((a, b) => b.weight - a.weight);
  return `${kind}${best?.path ?? ''}${name}`;
}

/** The next rung for what AWS printed without its path: a thing of that name under any. */
export function allowAnyPath({ pathless, resource }: LedgerGrant): string | undefined {
  const [, kind, path, name] = thing.exec(resource) ?? [];
  return pathless && kind !== undefined && path !== '*' ? `${kind}*${name}` : undefined;
}
