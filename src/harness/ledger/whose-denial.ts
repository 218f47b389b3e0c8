import type { SeenDenial } from '../../denial/harvest.ts';
import type { Grantee } from '../../life.ts';
import { coversResource } from '../../policy/match.ts';
import { bind } from '../../policy/parameters.ts';
import type { Circumstances } from './record-denials.ts';

/** Whether a call was refused for a lack that a grant mends. */
export function isMendable({ deniedBy }: SeenDenial): boolean {
  return deniedBy === 'identity' || deniedBy === 'unknown';
}

export function isGrantable(denial: SeenDenial, during: Circumstances): boolean {
  return granteeOf(denial, during) !== undefined && isMendable(denial) && denial.action !== undefined;
}

/**
 * Whose policy a grant for it belongs to; undefined: nobody's that is looked for here. Where the text names nobody, or the account alone,
 * it is who makes the calls of that kind: CloudFormation makes its own as the deployment role, where there is one.
 */
export function granteeOf(
  { lacking, principal = '', seen }: SeenDenial,
  { parameters: { deploymentRoleArn } }: Circumstances,
): Grantee | undefined {
  const hasRole = deploymentRoleArn !== undefined;
  if (lacking === 'service-role') return hasRole ? 'deployment-role' : undefined;
  if (lacking !== 'deployer' && lacking !== 'unknown') return undefined;
  const isAnybody = !principal.startsWith('arn:');
  return hasRole && isAnybody && seen.via === 'cloudformation' ? 'deployment-role' : 'deployer';
}

export function isUnmissed(denial: SeenDenial, during: Circumstances): boolean {
  const { action, resource = '*' } = denial;
  const grantee = granteeOf(denial, during);
  return during.unneeded.some(
    (grant) =>
      grant.grantee === grantee &&
      grant.action === action &&
      coversResource(bind(grant.resource, during.parameters), resource),
  );
}

/** In an attempt that achieved its end every refusal was soft, but one that kept something from being deleted. */
export function isSoft(denial: SeenDenial, during: Circumstances): boolean {
  if (denial.seen.status === 'DELETE_FAILED') return false;
  return denial.soft || !during.failed;
}
