import { canaryCharacters } from '../../account/canary.ts';
import type { Quotas } from '../../account/operator.ts';
import { putPolicies } from '../../account/policies.ts';
import { type PolicyHolder, roleHolder, userHolder } from '../../account/policy-holder.ts';
import { HarnessError } from '../../errors.ts';
import type { Grantee } from '../../life.ts';
import type { Grant } from '../../policy/grant.ts';
import { mapStatement } from '../../policy/kept-statement.ts';
import { countCharacters, packStatements, type PolicyQuotas } from '../../policy/pack.ts';
import { bind, mapTexts } from '../../policy/parameters.ts';
import { parametersOf } from '../parameters-of.ts';
import type { ApplyGrantsInput, LifeRecord } from '../types.ts';
import { found, type Dependencies, type Resources } from './resources.ts';

/**
 * Puts the grants into the account as the policies of the deployer, and of the deployment role: inline what fits, managed policies for
 * the rest. The role first: the deployer's are waited for.
 * @throws HarnessError `policy-too-large`
 */
export async function applyGrants(
  deps: Dependencies,
  resources: Resources,
  { life, grants, statements }: ApplyGrantsInput,
): Promise<void> {
  for (const place of placesOf(life, found(resources, 'quotas'))) {
    const own = grants.filter(({ grantee }) => grantee === place.grantee);
    const kept = place.grantee === 'deployer' ? statements : [];
    await applyTo(deps, resources, life, place, { grants: own, statements: kept });
  }
}

interface Place {
  readonly grantee: Grantee;
  readonly holder: PolicyHolder;
  readonly holderArn: string;
  readonly quotas: PolicyQuotas;
}

function placesOf({ deployer, deploymentRole }: LifeRecord, quotas: Quotas): readonly Place[] {
  const { managedCharacters } = quotas;
  const ofDeployer: Place = {
    grantee: 'deployer',
    holder: userHolder(deployer.userName),
    holderArn: deployer.arn,
    quotas: {
      inlineCharacters: quotas.inlineCharacters - canaryCharacters,
      managedCharacters,
      attachedPolicies: quotas.managedPerUser,
    },
  };
  if (!deploymentRole) return [ofDeployer];
  const ofRole: Place = {
    grantee: 'deployment-role',
    holder: roleHolder(deploymentRole.roleName),
    holderArn: deploymentRole.arn,
    quotas: {
      inlineCharacters: quotas.inlineCharactersOfRole,
      managedCharacters,
      attachedPolicies: quotas.managedPerRole,
    },
  };
  return [ofRole, ofDeployer];
}

async function applyTo(
  { config, clients, runId, tell }: Dependencies,
  resources: Resources,
  life: LifeRecord,
  { grantee, holder, holderArn, quotas }: Place,
  { grants, statements }: Omit<ApplyGrantsInput, 'life' | 'grants'> & { readonly grants: readonly Grant[] },
): Promise<void> {
  const parameters = parametersOf(config, life);
  const packing = packStatements(
    statements.map((statement) => mapStatement(statement, (text) => bind(text, parameters))),
    grants.map((grant) => mapTexts(grant, (text) => bind(text, parameters))),
    quotas,
  );
  if (packing.kind === 'too-large') {
    throw new HarnessError(
      `${grants.length} grants${statements.length === 0 ? '' : ` and ${statements.length} statements beside them`} do not fit the policies that a ${grantee === 'deployer' ? 'user' : 'role'} of this account may have`,
      {
        code: 'policy-too-large',
        fault: 'user',
        hint: 'Ask for a higher quota of attached managed policies.',
      },
    );
  }
  await putPolicies(clients, holder, packing, { runId, journal: found(resources, 'journal'), holderArn });
  tell({
    type: 'policy.applied',
    life: life.number,
    grantee,
    grants: grants.length,
    ...(statements.length > 0 && { statements: statements.length }),
    inlineCharacters: packing.inline === undefined ? 0 : countCharacters(packing.inline),
    managedPolicies: packing.managed.length,
  });
}
