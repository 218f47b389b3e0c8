import type { PlacementStep } from '../../policy/placement.ts';
import { type ClientOptions, createOperatorClients } from '../clients.ts';
import type { ApplyTarget, HeldPolicies } from './held-policies.ts';
import { readHeldPolicies } from './read-held.ts';
import { takeStep } from './take-step.ts';

/** A user or role whose policies were read and can be changed. */
export interface OpenHolder extends Disposable {
  readonly held: HeldPolicies;
  take(step: PlacementStep): Promise<void>;
}

/** @throws what reading throws; nothing is open then */
export async function openHolder(reach: ClientOptions, target: ApplyTarget): Promise<OpenHolder> {
  const clients = createOperatorClients(reach);
  try {
    const held = await readHeldPolicies(clients, target, reach.endpointUrl);
    return {
      held,
      take: (step) => takeStep(clients.iam, target, held.holderArn, step),
      [Symbol.dispose]: () => clients.destroy(),
    };
  } catch (error) {
    clients.destroy();
    throw error;
  }
}
