import type { StackEvent } from '../denial/observation.ts';
import type { Parameters } from '../policy/grant.ts';
import { parameterise } from '../policy/parameters.ts';
import { openCutStage } from './ledger/cut-stages.ts';
import type { Identities } from './ledger/identities.ts';

/** The newest physical id of each resource that had an event, and the directory of the uploaded artifacts. */
export function collectIdentities(
  events: readonly StackEvent[],
  artifactDirectory: string | undefined,
  parameters: Parameters,
): Identities {
  const identities: Record<string, string> = {};
  for (const { logicalId, physicalId } of events) {
    // The stack is a resource of its own, under its name.
    const name = parameterise(logicalId, parameters);
    if (physicalId !== '' || identities[name] === undefined)
      identities[name] = openCutStage(parameterise(nameOf(physicalId), parameters), [name], parameters.stage);
  }
  if (artifactDirectory !== undefined)
    identities['ArtifactDirectory'] = parameterise(artifactDirectory, parameters);
  return identities;
}

/** So long at least is what stands for one thing alone: the version at the end of a layer's ARN does not. */
const leastTelling = 8;

/**
 * Where the id is a URL or an ARN, refusals may name what stands at its end in another form: a queue's ARN holds its name alone, and
 * AppSync's resources begin with `/v1/apis/` where the ARN of an API has `apis/`.
 */
function nameOf(physicalId: string): string {
  if (!/^(?:https|arn):/.test(physicalId)) return physicalId;
  const end = physicalId.split(/[/:]/).at(-1) ?? '';
  return end.length >= leastTelling && !/^\d+$/.test(end) ? end : physicalId;
}
