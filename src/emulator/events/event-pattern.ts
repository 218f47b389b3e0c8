import { AwsError } from '../operation.ts';

/**
 * That it is JSON; absent is no fault.
 * @throws AwsError InvalidEventPatternException
 */
export function assertPattern(pattern: string | undefined): void {
  if (!pattern) return;
  try {
    JSON.parse(pattern);
  } catch {
    throw new AwsError(
      'InvalidEventPatternException',
      'Event pattern is not valid. Reason: Unrecognized token',
    );
  }
}
