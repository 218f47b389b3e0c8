import type { Call, Requirement, Service } from '../operation.ts';

/**
 * Decides on one requirement of a call under all policies that bear on it.
 * @throws AwsError the service's refusal, in its own words
 */
export function authorize(_requirement: Requirement, _call: Call, _service: Service): void {
  throw new Error('not built');
}
