import type { Grant } from '../policy/grant.ts';
import { mapTexts } from '../policy/parameters.ts';
import type { Context } from './types.ts';

/** A grant as it leaves the run: where a life's stand-ins were named, the service's own role and the boundary's own policy are. */
export function toFinalGrant(
  { action, resource, condition }: Grant,
  { ownRole, preflight }: Pick<Context, 'ownRole' | 'preflight'>,
): Grant {
  const boundary = preflight?.boundary?.arn;
  return mapTexts({ action, resource, ...(condition && { condition }) }, (text) =>
    text
      .replaceAll('${DeploymentRole}', (whole) => ownRole ?? whole)
      .replaceAll('${Boundary}', (whole) => boundary ?? whole),
  );
}
