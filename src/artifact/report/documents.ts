import { granteeNames, type Grantee } from '../../life.ts';
import { type PolicyDocument, renderDocument } from '../../policy/document.ts';
import { bind } from '../../policy/parameters.ts';
import type { RunRecord } from '../run-record.ts';
import type { RecordedGrant } from './report-input.ts';

/** One policy of the run. */
export interface GranteePolicy {
  readonly grantee: Grantee;
  readonly title: string;
  readonly grants: readonly RecordedGrant[];
  /** For the run's account and region, and the stage that it was asked for. */
  readonly policy: PolicyDocument;
  /** The same with `${AccountId}`, `${Region}` and `${Stage}` where they stood. */
  readonly template: PolicyDocument;
}

/** The deployer's policy always, the deployment role's where the service names one. */
export function documentsOf(record: RunRecord): readonly GranteePolicy[] {
  const { accountId, region, service, deploymentRole } = record;
  const titles = {
    deployer: deploymentRole === undefined ? 'This policy' : 'The deployer’s policy',
    'deployment-role': 'The deployment role’s policy',
  } satisfies Record<Grantee, string>;
  return granteeNames.flatMap((grantee) => {
    const grants = record.grants.filter((grant) => grant.grantee === grantee);
    if (grantee === 'deployment-role' && deploymentRole === undefined && grants.length === 0) return [];
    const templates = grants.map(({ action, resource, condition }) => ({
      action,
      resource,
      ...(condition !== undefined && { condition }),
    }));
    const bound = templates.map((grant) => ({
      ...grant,
      resource: bind(grant.resource, { accountId, region, stage: service.stage }),
    }));
    return [
      {
        grantee,
        title: titles[grantee],
        grants,
        policy: renderDocument(bound),
        template: renderDocument(templates),
      },
    ];
  });
}
