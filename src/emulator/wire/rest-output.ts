import { writeJson, writeStructure } from './json-codec.ts';
import type { OperationModel, ServiceModel } from './model.ts';
import { noBody, type WireResponse } from './response.ts';
import { bytesOf, writeScalar } from './scalars.ts';
import type { Member, StructureShape } from './shape.ts';
import { element, escapeXml } from './xml-document.ts';
import { writeXmlElement, writeXmlMembers } from './xml-writer.ts';

type Values = Readonly<Record<string, unknown>>;

/** Status, headers and body of a REST operation's output. */
export function writeRestOutput(
  service: ServiceModel,
  operation: OperationModel,
  output: Values,
): WireResponse {
  const shape = operation.output;
  const usual = operation.http?.status ?? 200;
  if (!shape) return { status: usual, headers: {}, body: noBody };
  const statusMember = shape.members.find(({ traits }) => traits.httpResponseCode);
  const answered = statusMember && output[statusMember.name];
  const status = typeof answered === 'number' ? answered : usual;
  const headers = Object.fromEntries(
    shape.members.flatMap((member) => writeHeaders(member, output[member.name])),
  );
  const payload = shape.members.find(({ traits }) => traits.httpPayload);
  const content = payload
    ? writePayload(service, payload, output[payload.name])
    : writeBody(service, shape, output);
  return {
    status,
    headers: { ...content.headers, ...headers },
    // A status without content may carry none, whatever the output holds.
    body: status === 204 || status === 304 ? noBody : content.body,
  };
}

/** The header or headers that a member stands in; none for a member of the body. */
export function writeHeaders(member: Member, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  const { httpHeader, httpPrefixHeaders } = member.traits;
  if (httpPrefixHeaders !== undefined)
    return Object.entries(value as Values).map(([name, text]) => [
      `${httpPrefixHeaders}${name}`.toLowerCase(),
      String(text),
    ]);
  return httpHeader === undefined ? [] : [[httpHeader.toLowerCase(), writeHeader(member, value)]];
}

function writeHeader({ name, shape }: Member, value: unknown): string {
  if (shape.kind === 'list') {
    const { item } = shape;
    return [...(value as Iterable<unknown>)].map((each) => writeHeader(item, each)).join(',');
  }
  if (shape.kind === 'structure' || shape.kind === 'map')
    throw new Error(`the wire model puts ${name}, a ${shape.kind}, into a header`);
  return writeScalar(shape, value, 'http-date');
}

/** A response has no path and no query: members bound to those, shared with a request, stand in its body. */
function isInBody({ traits }: Member): boolean {
  return !(
    traits.httpHeader ||
    traits.httpPrefixHeaders !== undefined ||
    traits.httpPayload ||
    traits.httpResponseCode
  );
}

interface Content {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const json = { 'content-type': 'application/json' };
const xml = { 'content-type': 'application/xml' };

function writePayload(service: ServiceModel, member: Member, value: unknown): Content {
  const { shape, traits } = member;
  if (value === undefined || value === null) return { headers: {}, body: noBody };
  if (shape.kind === 'blob' || shape.kind === 'string')
    return { headers: { 'content-type': 'application/octet-stream' }, body: bytesOf(value) };
  if (service.protocol === 'rest-json')
    return { headers: json, body: Buffer.from(JSON.stringify(writeJson(shape, value, { jsonNames: true }))) };
  const name = traits.xmlName ?? (shape.kind === 'structure' ? shape.name : member.name);
  const own = traits.xmlNamespace ? {} : { xmlNamespace: ['', service.xmlNamespace ?? ''] as const };
  return { headers: xml, body: xmlBody(writeXmlElement(name, shape, value, { ...traits, ...own })) };
}

function writeBody(service: ServiceModel, shape: StructureShape, output: Values): Content {
  const members = shape.members.filter((member) => isInBody(member));
  if (members.length === 0) return { headers: {}, body: noBody };
  if (service.protocol === 'rest-json') {
    const body = JSON.stringify(writeStructure(members, output, { jsonNames: true }));
    return { headers: json, body: Buffer.from(body) };
  }
  const name = shape.traits.xmlName ?? shape.name;
  const [only] = members;
  const unwrapped = members.length === 1 && only !== undefined && only.name === name;
  const text = only && output[only.name];
  const content = unwrapped
    ? escapeXml(typeof text === 'string' ? text : '')
    : writeXmlMembers(members, output);
  const namespace = ` xmlns="${escapeXml(service.xmlNamespace ?? '')}"`;
  return { headers: xml, body: xmlBody(element(name, content, namespace)) };
}

function xmlBody(text: string): Uint8Array {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
}
