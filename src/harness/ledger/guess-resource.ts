import { resourceOfTemplate } from '../../denial/attribution/resource-of-template.ts';
import type { SeenDenial } from '../../denial/harvest.ts';
import { isWildcardOnly } from '../../denial/quirks/action-name.ts';
import type { Parameters } from '../../policy/grant.ts';
import { parameterise } from '../../policy/parameters.ts';
import type { FailedResources } from '../collect-failed.ts';
import type { LedgerGrant } from './ledger.ts';
import { guessServiceLinkedRole } from './service-linked-role.ts';

/** A resource that a refusal likely means, and whose word that is. */
export interface Guess {
  /** A template. */
  readonly resource: string;
  readonly by: string;
}

interface Known {
  readonly parameters: Parameters;
  readonly stackName: string;
  readonly resources: FailedResources;
}

/**
 * What a refusal likely means that names no resource: the service-linked role of the service that wants one; else what a grant of the
 * same service for the same place names, if that is the template's resource or the template tells of none; else the template's
 * resource. Undefined also where the action is one that is allowed on everything or not at all.
 */
export function guessResource(
  grants: readonly LedgerGrant[],
  denial: SeenDenial,
  action: string,
  place: string,
  known: Known,
): Guess | undefined {
  if (isWildcardOnly(action)) return undefined;
  if (action === 'iam:CreateServiceLinkedRole') {
    const role = guessServiceLinkedRole(denial, known.parameters);
    return role === undefined ? undefined : { resource: role, by: 'the service that wants the role' };
  }
  const granted = findGranted(grants, action, place);
  const fromTemplate = readTemplate(denial, action, known);
  if (
    granted &&
    (fromTemplate === undefined || granted.resource.startsWith(fromTemplate.replace(/:\*$/, '')))
  )
    return { resource: granted.resource, by: `${granted.action} for the same thing` };
  return fromTemplate === undefined ? undefined : { resource: fromTemplate, by: "the template's" };
}

function findGranted(grants: readonly LedgerGrant[], action: string, place: string): LedgerGrant | undefined {
  const service = action.slice(0, action.indexOf(':') + 1);
  return grants.findLast(
    (grant) =>
      grant.via === 'cloudformation' &&
      grant.action.startsWith(service) &&
      grant.sightings.some((sighting) => sighting.place === place),
  );
}

/** An action that is tried, and not told, is tried on everything: one guess at a time. */
function readTemplate(
  { seen: { logicalId, resourceType }, certainty, api }: SeenDenial,
  action: string,
  { parameters, stackName, resources }: Known,
): string | undefined {
  const resource = logicalId === undefined ? undefined : resources[logicalId];
  const isTold = certainty === 'named' || api !== undefined;
  if (!isTold || resource === undefined || resource.type !== resourceType) return undefined;
  const { accountId, region } = parameters;
  const arn = resourceOfTemplate(action, resource, { accountId, region, stackName });
  return arn === undefined ? undefined : parameterise(arn, parameters);
}
