import { AwsError } from '../../operation.ts';
import { validationError } from '../template/validation-error.ts';
import { callService, type HandlerContext } from './call-service.ts';

function asksForZones(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(asksForZones);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key === 'Fn::GetAZs' || asksForZones(inner));
}

/**
 * Fn::GetAZs looks with the permissions of the stack's caller, when a resource that uses it is about to be made:
 * https://github.com/metadist/synaplan/pull/1547. DescribeAccountAttributes, which the reference names too, was not missed there.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getavailabilityzones.html
 * @throws AwsError in the words of the first SDK, as CloudFormation's other calls of its own (assumed)
 */
export async function readZones(context: HandlerContext, properties: unknown): Promise<void> {
  if (!asksForZones(properties)) return;
  for (const operation of ['DescribeAvailabilityZones', 'DescribeSubnets']) {
    try {
      await callService(context, 'ec2', operation, {});
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw validationError(
        `${error.message} (Service: AmazonEC2; Status Code: ${error.status}; Error Code: ${error.code}; Request ID: ${error.requestId ?? context.runtime.uuid()}; Proxy: null)`,
      );
    }
  }
}
