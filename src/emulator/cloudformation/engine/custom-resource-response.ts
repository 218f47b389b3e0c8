import type { Values } from '../resource-type.ts';

/** What became of a request to a custom resource. */
export type ResponseReading =
  | { readonly kind: 'succeeded'; readonly physicalId: string; readonly data: Values }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      /** As the answer names it, if there was one and it did. */
      readonly physicalId: string | undefined;
    }
  /** Nothing was asked. */
  | { readonly kind: 'unasked'; readonly reason: string };

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html (and for PhysicalResourceId). */
const mostBytes = 4096;
const mostIdBytes = 1024;

function fail(reason: string, physicalId?: string): ResponseReading {
  return { kind: 'failed', reason, physicalId };
}

function parseObject(body: string): Values | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Values)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads the answer of a custom resource; undefined: none came in time. Words from public reports:
 * https://github.com/aws-samples/aws-security-reference-architecture-examples/issues/162 (none came),
 * https://github.com/aws-samples/amazon-cloudfront-secure-static-site/pull/25 (too long),
 * https://github.com/PaloAltoNetworks/aws-elb-autoscaling/issues/23 (status),
 * https://github.com/aws-cloudformation/custom-resource-helper/issues/67 (no id, whatever the status),
 * https://github.com/aws-solutions/centralized-logging-with-opensearch/issues/216 (FAILED). What is no JSON: assumed.
 */
export function parseResponse(body: string | undefined, requestId: string): ResponseReading {
  if (body === undefined) {
    return fail(
      `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${requestId}]. If you are using the Python cfn-response module, you may need to update your Lambda function code so that CloudFormation can attach the updated version.`,
    );
  }
  if (Buffer.byteLength(body) > mostBytes) return fail('Response object is too long.');
  const response = parseObject(body);
  if (!response) return fail('Invalid Response object: the response is not a JSON object');
  const { Status: status, PhysicalResourceId: id, Reason: reason = '', Data: data = {} } = response;
  if (status !== 'SUCCESS' && status !== 'FAILED') {
    return fail(`Invalid Response object: '${String(status)}' is not a valid ResponseStatus`);
  }
  if (typeof id !== 'string' || id === '' || Buffer.byteLength(id) > mostIdBytes) {
    return fail('Invalid PhysicalResourceId');
  }
  if (status === 'FAILED') {
    const words = `Received response status [FAILED] from custom resource. Message returned: ${String(reason)}`;
    return fail(`${words} (RequestId: ${requestId})`, id);
  }
  if (typeof data !== 'object') return fail('Invalid Response object: Data is not an object', id);
  return { kind: 'succeeded', physicalId: id, data: (data ?? {}) as Values };
}
