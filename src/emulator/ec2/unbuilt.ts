import { AwsError } from '../operation.ts';

/**
 * What this account does not do is never passed over in silence.
 * @throws AwsError NotImplemented where the request names one of these members
 */
export function refuseUnbuilt<Input extends object>(
  input: Input,
  ...members: readonly (keyof Input & string)[]
): void {
  const named = members.find((member) => input[member] !== undefined && input[member] !== false);
  if (named !== undefined) throw new AwsError('NotImplemented', `${named} is not built`, 501);
}
