import { readManagedPolicy } from '../../account/boundaries.ts';
import type { BoundaryFinding } from '../../policy/boundary/boundary.ts';
import { collectRights } from '../../policy/boundary/collect-rights.ts';
import { composeBoundary } from '../../policy/boundary/compose-boundary.ts';
import { scopesOf } from '../../policy/boundary/scopes-of.ts';
import { bind, parameterise } from '../../policy/parameters.ts';
import { readPackagedTemplates } from '../../serverless/packaged-templates.ts';
import { parametersOf } from '../parameters-of.ts';
import type { LifeRecord } from '../types.ts';
import { ofLife, type Dependencies, type Resources } from './resources.ts';

/**
 * What the roles of the service as it was packaged last may do together. Undefined where nobody asked for their boundary, or nothing was
 * packaged yet.
 */
export async function findBoundary(
  { config, clients }: Dependencies,
  resources: Resources,
  life: LifeRecord,
): Promise<BoundaryFinding | undefined> {
  if (resources.boundary === undefined) return undefined;
  const { managedPolicies, partition } = resources.boundary;
  // What stands in for something of the service's own belongs to this life alone.
  const { accountId, region, stage } = parametersOf(config, life);
  const parameters = { accountId, region, stage };
  const known = {
    stackName: parameterise(life.stackName, parameters),
    partition,
    parameterise: (text: string) => parameterise(text, parameters),
  };
  const scopes = scopesOf(await readPackagedTemplates(ofLife(resources, life.number).workspace), known);
  const [scope] = scopes;
  if (scope === undefined) return undefined;
  const rights = collectRights(scopes);
  for (const { arn } of rights.managed) {
    if (managedPolicies.has(arn)) continue;
    managedPolicies.set(arn, await readManagedPolicy(clients.iam, bind(arn, parameters)));
  }
  return composeBoundary(rights, managedPolicies, { scope, bind: (text) => bind(text, parameters) });
}
