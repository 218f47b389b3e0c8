import { resourceTypes } from './cloudformation/resource-types.ts';
import { services } from './services.ts';

/** What is built of the account: everything else answers `NotImplemented`. */
export interface Coverage {
  /** By id. */
  readonly services: readonly CoveredService[];
  /** Of CloudFormation, by name. */
  readonly resourceTypes: readonly string[];
}

interface CoveredService {
  /** `lambda`, `apigatewayv2`. */
  readonly id: string;
  /** `Lambda`, as CloudFormation spells it. */
  readonly name: string;
  /** By name. */
  readonly operations: readonly string[];
}

/** Reads every service; the resource types are known by their names alone. */
export async function readCoverage(): Promise<Coverage> {
  const loaded = await Promise.all(Object.values(services).map((load) => load()));
  return {
    services: loaded
      .map(({ id, displayName, operations }) => ({
        id,
        name: displayName,
        operations: operations.map(({ name }) => name).toSorted(),
      }))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    resourceTypes: Object.keys(resourceTypes).toSorted(),
  };
}
