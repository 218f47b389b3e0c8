import { AwsError } from '../../operation.ts';

/** The error CloudFormation answers to anything that is wrong with a request or a template. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message, 400);
}
