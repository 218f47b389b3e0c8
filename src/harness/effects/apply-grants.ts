import { canaryCharacters } from '../../account/canary.ts';
import { putPolicies } from '../../account/policies.ts';
import { HarnessError } from '../../errors.ts';
import { countCharacters, packGrants } from '../../policy/pack.ts';
import { bind } from '../../policy/parameters.ts';
import type { ApplyGrantsInput } from '../types.ts';
import { found, type Dependencies, type Resources } from './resources.ts';

/**
 * Puts the grants into the account as the deployer's policies: inline what fits, managed policies for the rest.
 * @throws HarnessError `policy-too-large`
 */
export async function applyGrants(
  deps: Dependencies,
  resources: Resources,
  { life, grants }: ApplyGrantsInput,
): Promise<void> {
  const { accountId, region } = deps.config;
  const parameters = { accountId, region, stage: life.stage };
  const quotas = found(resources, 'quotas');
  const packing = packGrants(
    grants.map(({ action, resource, condition }) => ({
      action,
      resource: bind(resource, parameters),
      ...(condition && { condition }),
    })),
    {
      inlineCharacters: quotas.inlineCharacters - canaryCharacters,
      managedCharacters: quotas.managedCharacters,
      attachedPolicies: quotas.managedPerUser,
    },
  );
  if (packing.kind === 'too-large') {
    throw new HarnessError(
      `${grants.length} grants do not fit the policies that a user of this account may have`,
      {
        code: 'policy-too-large',
        fault: 'user',
        hint: 'Ask for a higher quota of managed policies attached to a user.',
      },
    );
  }
  await putPolicies(deps.clients, life.deployer, packing, {
    runId: deps.runId,
    journal: found(resources, 'journal'),
  });
  deps.tell({
    type: 'policy.applied',
    life: life.number,
    grants: grants.length,
    inlineCharacters: packing.inline === undefined ? 0 : countCharacters(packing.inline),
    managedPolicies: packing.managed.length,
  });
}
