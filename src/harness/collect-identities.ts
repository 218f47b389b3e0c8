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

/** Where the id is a URL, refusals name what stands at its end: a queue's ARN holds its name alone. */
function nameOf(physicalId: string): string {
  return URL.canParse(physicalId) && physicalId.startsWith('https:')
    ? (physicalId.split('/').at(-1) ?? physicalId)
    : physicalId;
}
