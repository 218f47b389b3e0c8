import type { Call } from '../../operation.ts';
import { assertStackPolicy } from '../engine/stack-policy.ts';
import { validationError } from '../template/validation-error.ts';
import { readFromS3 } from './read-template.ts';

/**
 * A stack policy as submitted, or read from where it lies in S3; undefined where none is given.
 * The words were seen: https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_stack_policies.snapshot.json
 * @throws AwsError ValidationError
 */
export async function readStackPolicy(
  call: Call,
  body: string | undefined,
  url: string | undefined,
): Promise<string | undefined> {
  if (body !== undefined && url !== undefined) {
    throw validationError('You cannot specify both StackPolicyURL and StackPolicyBody');
  }
  const policy = url === undefined ? body : await readFromS3(call, url);
  if (policy !== undefined) assertStackPolicy(policy);
  return policy;
}
