import type { SeenDenial } from '../../denial/harvest.ts';
import type { ToldDenial } from '../../denial/told.ts';
import type { Parameters } from '../../policy/grant.ts';
import { parameterise } from '../../policy/parameters.ts';
import type { Ledger } from './ledger.ts';

/** The attempt that showed the denials, once it has ended. */
interface Ended {
  readonly attempt: number;
  readonly achieved: boolean;
  readonly parameters: Parameters;
  /** Of each denial of the attempt, where anything was said. */
  readonly told: ReadonlyMap<SeenDenial, string>;
}

/** The denials alone, and apart from them what was said of each. */
export function splitTold(denials: readonly ToldDenial[]): {
  readonly denials: readonly SeenDenial[];
  readonly told: ReadonlyMap<SeenDenial, string>;
} {
  const told = new Map<SeenDenial, string>();
  const bare = denials.map((one) => {
    const { told: words, ...denial } = one;
    // The same object: an answer is matched with its denial by identity.
    if (words === undefined) return one;
    told.set(denial, words);
    return denial;
  });
  return { denials: bare, told };
}

/**
 * The ledger with what the run saw of the cost of each refusal that it did not answer in this attempt.
 * @param before how many it had not answered until then
 */
export function describeSoft(
  ledger: Ledger,
  before: number,
  { attempt, achieved, parameters, told }: Ended,
): Ledger {
  const described = ledger.softDenials.slice(before).map((soft) => {
    const { resource } = soft.denial;
    const words = told.get(soft.denial);
    return {
      ...soft,
      attempt,
      achieved,
      ...(resource !== undefined && { resource: parameterise(resource, parameters) }),
      ...(words !== undefined && { told: parameterise(words, parameters) }),
    };
  });
  return { ...ledger, softDenials: [...ledger.softDenials.slice(0, before), ...described] };
}
