import type { Parameters } from '../policy/grant.ts';
import type { LifeRecord } from './types.ts';

/** What stands in for the parameters in this life. */
export function parametersOf(
  { accountId, region }: Pick<Parameters, 'accountId' | 'region'>,
  { stage, deploymentRole, boundaryArn }: Pick<LifeRecord, 'stage' | 'deploymentRole' | 'boundaryArn'>,
): Parameters {
  return {
    accountId,
    region,
    stage,
    ...(deploymentRole && { deploymentRoleArn: deploymentRole.arn }),
    ...(boundaryArn !== undefined && { boundaryArn }),
  };
}
