import { defineStore, type Account } from '../account.ts';
import { AwsError } from '../operation.ts';
import { findServiceModel } from '../wire/model.ts';

/** An operation that is to fail, whoever calls it. */
export interface PlannedFailure {
  /** `lambda:CreateFunction`, by the service's id. */
  readonly operation: string;
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** Absent: 500. */
    readonly status?: number | undefined;
  };
  /** How many calls of it. Absent: 1. */
  readonly times?: number | undefined;
}

/** By operation, in the order they were asked for; with how often each is still to happen. */
const planned = defineStore('planned-failures', () => new Map<string, { error: AwsError; left: number }[]>());

/**
 * Makes the next calls of an operation fail, from outside and from inside, before they are looked at.
 * @throws RangeError where there is no such operation
 */
export function planFailure(account: Account, { operation, error, times = 1 }: PlannedFailure): void {
  const [serviceId = '', name = ''] = operation.split(':');
  if (!findServiceModel(serviceId)?.operations.has(name))
    throw new RangeError(`"${operation}" is not an operation, expected one such as lambda:CreateFunction`);
  const failures = account.store(planned);
  const queue = failures.get(operation) ?? [];
  queue.push({ error: new AwsError(error.code, error.message, error.status ?? 500), left: times });
  failures.set(operation, queue);
}

/** The failure that was planned for this call; undefined: none. */
export function takePlannedFailure(
  account: Account,
  serviceId: string,
  operation: string,
): AwsError | undefined {
  const failures = account.store(planned);
  if (failures.size === 0) return undefined;
  const key = `${serviceId}:${operation}`;
  const queue = failures.get(key);
  const [first] = queue ?? [];
  if (!queue || !first) return undefined;
  first.left -= 1;
  if (first.left <= 0) queue.shift();
  if (queue.length === 0) failures.delete(key);
  const { code, message, status } = first.error;
  // A new one: the dispatcher writes the request's id into it.
  return new AwsError(code, message, status);
}
