import type { Target } from './identify.ts';
import { writeJson } from './json-codec.ts';
import type { OperationModel } from './model.ts';
import type { WireResponse } from './response.ts';
import { writeRestOutput } from './rest-output.ts';
import { element, escapeXml } from './xml-document.ts';
import { writeXmlMembers } from './xml-writer.ts';

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The response to a call that was served. `output` is what the SDK would return. */
export function writeAnswer(
  { service, protocol }: Target,
  operation: OperationModel,
  output: Readonly<Record<string, unknown>>,
  requestId: string,
): WireResponse {
  switch (protocol) {
    case 'query': {
      const content = operation.output
        ? element(`${operation.name}Result`, writeXmlMembers(operation.output.members, output))
        : '';
      const metadata = element('ResponseMetadata', element('RequestId', escapeXml(requestId)));
      const namespace = queryNamespace(service.xmlNamespace, service.apiVersion);
      return {
        status: 200,
        headers: { 'content-type': 'text/xml' },
        body: Buffer.from(element(`${operation.name}Response`, content + metadata, namespace)),
      };
    }
    case 'ec2-query': {
      const namespace = ` xmlns="${escapeXml(`http://ec2.amazonaws.com/doc/${service.apiVersion}/`)}"`;
      // Where nothing is to be told, EC2 tells that it was done.
      const content = operation.output
        ? writeXmlMembers(operation.output.members, output)
        : element('return', 'true');
      const id = element('requestId', escapeXml(requestId));
      return {
        status: 200,
        headers: { 'content-type': 'text/xml;charset=UTF-8' },
        body: Buffer.from(xmlHead + element(`${operation.name}Response`, id + content, namespace)),
      };
    }
    case 'json-1.0':
    case 'json-1.1': {
      const json = operation.output ? writeJson(operation.output, output, { jsonNames: false }) : undefined;
      return {
        status: 200,
        headers: { 'content-type': jsonType(protocol) },
        // JSON 1.1 services answer an operation without output with an empty body, JSON 1.0 with an empty object.
        body: Buffer.from(json === undefined ? (protocol === 'json-1.0' ? '{}' : '') : JSON.stringify(json)),
      };
    }
    case 'rest-json':
    case 'rest-xml':
    case 's3-rest-xml':
      return writeRestOutput(service, operation, output);
  }
}

export function jsonType(protocol: 'json-1.0' | 'json-1.1'): string {
  return `application/x-amz-${protocol}`;
}

/** Services that left Query for JSON have no namespace in their model any more. */
export function queryNamespace(xmlNamespace: string | undefined, apiVersion: string): string {
  return ` xmlns="${escapeXml(xmlNamespace ?? `http://queue.amazonaws.com/doc/${apiVersion}/`)}"`;
}
