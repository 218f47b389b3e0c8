import type { AwsError } from '../operation.ts';
import type { Target } from './identify.ts';
import { nameError, type NamedError } from './name-error.ts';
import type { WireResponse } from './response.ts';
import { writeHeaders } from './rest-output.ts';
import { element, escapeXml } from './xml-document.ts';
import { jsonType, queryNamespace, xmlHead } from './write-answer.ts';
import { writeStructure } from './json-codec.ts';
import { writeXmlMembers } from './xml-writer.ts';

/** The response to a call that failed, in the form and with the code of its protocol. */
export function writeError(target: Target, error: AwsError, requestId: string): WireResponse {
  const named = nameError(target, error);
  switch (target.protocol) {
    case 'query':
      return writeQueryError(target, named, requestId);
    case 'ec2-query':
      return writeEc2Error(named, requestId);
    case 'json-1.0':
    case 'json-1.1':
      return writeJsonError(target, target.protocol, named);
    case 'rest-json':
      return {
        status: named.status,
        headers: {
          'content-type': 'application/json',
          'x-amzn-errortype': named.code,
          ...Object.fromEntries(
            (named.shape?.members ?? []).flatMap((member) =>
              writeHeaders(member, named.details[member.name]),
            ),
          ),
        },
        body: Buffer.from(JSON.stringify(jsonMembers(target, named, { jsonNames: true }))),
      };
    case 'rest-xml': {
      const { body, ...rest } = writeQueryError(target, named, requestId);
      return { ...rest, body: Buffer.concat([Buffer.from(xmlHead), body]) };
    }
    case 's3-rest-xml':
      return writeS3Error(named, requestId);
  }
}

function writeQueryError({ service }: Target, error: NamedError, requestId: string): WireResponse {
  const members = error.shape?.members.filter(({ name }) => !/^(message|code)$/i.test(name)) ?? [];
  const content =
    element('Type', error.status < 500 ? 'Sender' : 'Receiver') +
    element('Code', escapeXml(error.code)) +
    element('Message', escapeXml(error.message)) +
    writeXmlMembers(members, error.details);
  const body = element('Error', content) + element('RequestId', escapeXml(requestId));
  return {
    status: error.status,
    headers: { 'content-type': 'text/xml' },
    body: Buffer.from(
      element('ErrorResponse', body, queryNamespace(service.xmlNamespace, service.apiVersion)),
    ),
  };
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
function writeEc2Error(error: NamedError, requestId: string): WireResponse {
  const content = element('Code', escapeXml(error.code)) + element('Message', escapeXml(error.message));
  const errors = element('Errors', element('Error', content));
  const response = element('Response', errors + element('RequestID', escapeXml(requestId)));
  return {
    status: error.status,
    headers: { 'content-type': 'text/xml;charset=UTF-8' },
    body: Buffer.from(xmlHead + response),
  };
}

function writeJsonError(target: Target, protocol: 'json-1.0' | 'json-1.1', error: NamedError): WireResponse {
  const { service } = target;
  const namespace = error.shape ? service.namespace : 'com.amazon.coral.service';
  const type = protocol === 'json-1.0' || !error.shape ? `${namespace}#${error.code}` : error.code;
  const fault = error.status < 500 ? 'Sender' : 'Receiver';
  return {
    status: error.status,
    headers: {
      'content-type': jsonType(protocol),
      ...(service.queryCompatible ? { 'x-amzn-query-error': `${error.queryCode};${fault}` } : {}),
    },
    body: Buffer.from(JSON.stringify({ __type: type, ...jsonMembers(target, error, { jsonNames: false }) })),
  };
}

/** The message under the name that the error's shape gives it; unmodelled errors follow their service's habit. */
function jsonMembers(
  { service }: Target,
  error: NamedError,
  settings: { readonly jsonNames: boolean },
): Record<string, unknown> {
  const members = (error.shape?.members ?? []).filter(({ traits }) => !traits.httpHeader);
  const own = members.find(({ name }) => name.toLowerCase() === 'message')?.name;
  const usual = service.id === 'lambda' || error.code === 'AccessDeniedException' ? 'Message' : 'message';
  const type = members.some(({ name }) => name === 'Type')
    ? { Type: error.status < 500 ? 'User' : 'Service' }
    : {};
  return {
    ...type,
    [own ?? usual]: error.message,
    ...writeStructure(members, error.details, settings),
  };
}

function writeS3Error(error: NamedError, requestId: string): WireResponse {
  const details = Object.entries(error.details)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => element(name, escapeXml(String(value))));
  const content = [
    element('Code', escapeXml(error.code)),
    element('Message', escapeXml(error.message)),
    ...details,
    element('RequestId', escapeXml(requestId)),
    element('HostId', escapeXml(hostId(requestId))),
  ];
  const xml = xmlHead + element('Error', content.join(''));
  return { status: error.status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(xml) };
}

/** S3's second request id: opaque text, the same wherever the request is named. */
export function hostId(requestId: string): string {
  return Buffer.from(requestId).toString('base64');
}
