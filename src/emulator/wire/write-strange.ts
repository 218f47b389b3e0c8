import { isForm } from './identify.ts';
import type { WireRequest } from './request.ts';
import type { WireResponse } from './response.ts';
import { element, escapeXml } from './xml-document.ts';

/** The answer to a request for a service that this account does not have, in the form its client can read. */
export function writeStrange(
  request: WireRequest,
  service: string | undefined,
  requestId: string,
): WireResponse {
  const message = `the service ${service ?? 'asked for'} is not part of this emulated account`;
  if (!isForm(request)) {
    const type = request.headers['x-amz-target'] ? 'application/x-amz-json-1.1' : 'application/json';
    return {
      status: 501,
      headers: {
        'content-type': type,
        'x-amzn-errortype': 'NotImplemented',
        'x-amzn-requestid': requestId,
      },
      body: Buffer.from(JSON.stringify({ __type: 'NotImplemented', message })),
    };
  }
  const error =
    element('Type', 'Receiver') + element('Code', 'NotImplemented') + element('Message', escapeXml(message));
  return {
    status: 501,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: Buffer.from(
      element('ErrorResponse', element('Error', error) + element('RequestId', escapeXml(requestId))),
    ),
  };
}
