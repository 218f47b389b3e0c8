import { describe, expect, it } from 'vitest';

import { parseResponse } from '../../../../../src/emulator/cloudformation/engine/custom-resource-response.ts';

const answer = (more: object): string =>
  JSON.stringify({ Status: 'SUCCESS', PhysicalResourceId: 'thing', ...more });

describe('the answer of a custom resource', () => {
  it('gives its id and its data', () => {
    expect(parseResponse(answer({ Data: { Url: 'x' } }), 'r')).toEqual({
      kind: 'succeeded',
      physicalId: 'thing',
      data: { Url: 'x' },
    });
    expect(parseResponse(answer({ Data: null }), 'r')).toMatchObject({ kind: 'succeeded', data: {} });
  });

  it.each([
    [
      undefined,
      'CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [r]. If you are using the Python cfn-response module, you may need to update your Lambda function code so that CloudFormation can attach the updated version.',
      undefined,
    ],
    [
      answer({ Status: 'FAILED', Reason: 'no luck' }),
      'Received response status [FAILED] from custom resource. Message returned: no luck (RequestId: r)',
      'thing',
    ],
    [answer({ Data: { long: 'x'.repeat(4096) } }), 'Response object is too long.', undefined],
    [answer({ PhysicalResourceId: '' }), 'Invalid PhysicalResourceId', undefined],
    [answer({ PhysicalResourceId: undefined }), 'Invalid PhysicalResourceId', undefined],
    [answer({ PhysicalResourceId: 'x'.repeat(1025) }), 'Invalid PhysicalResourceId', undefined],
    [
      answer({ Status: 'FAILURE' }),
      "Invalid Response object: 'FAILURE' is not a valid ResponseStatus",
      undefined,
    ],
    ['{', 'Invalid Response object: the response is not a JSON object', undefined],
    ['[]', 'Invalid Response object: the response is not a JSON object', undefined],
  ])('%s fails', (body, reason, physicalId) => {
    expect(parseResponse(body, 'r')).toEqual({ kind: 'failed', reason, physicalId });
  });
});
