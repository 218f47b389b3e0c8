import { parseJsonBody } from './json-body.ts';
import { readJson, readStructure } from './json-codec.ts';
import type { OperationModel, Protocol } from './model.ts';
import { UnreadableRequest, type WireRequest } from './request.ts';
import { readScalar } from './scalars.ts';
import type { Member, Shape, StructureShape, TimestampFormat } from './shape.ts';
import { parseXml } from './xml-document.ts';
import { readXml, readXmlStructure } from './xml-reader.ts';

type Labels = Readonly<Record<string, string>>;

/** The input of a REST operation, from its path, query, headers and body. */
export function readRestInput(
  protocol: Protocol,
  operation: OperationModel,
  request: WireRequest,
  labels: Labels,
): Record<string, unknown> {
  const shape = operation.input;
  if (!shape) return {};
  const bodyMembers: Member[] = [];
  const input: Record<string, unknown> = {};
  for (const member of shape.members) {
    if (isInBody(member)) bodyMembers.push(member);
    else {
      const value = readBound(protocol, member, shape, request, labels);
      if (value !== undefined) input[member.name] = value;
    }
  }
  if (bodyMembers.length > 0 && request.body.length > 0)
    Object.assign(input, readBody(protocol, shape, bodyMembers, request.body));
  return input;
}

function isInBody({ traits }: Member): boolean {
  return !(
    traits.httpLabel ||
    traits.httpQuery ||
    traits.httpQueryParams ||
    traits.httpHeader ||
    traits.httpPrefixHeaders !== undefined ||
    traits.httpPayload
  );
}

function readBound(
  protocol: Protocol,
  member: Member,
  shape: StructureShape,
  request: WireRequest,
  labels: Labels,
): unknown {
  const { traits } = member;
  if (traits.httpLabel) return readTexts(member, [labels[member.name]], 'date-time');
  if (traits.httpQuery) {
    const values = request.query.filter(([key]) => key === traits.httpQuery).map(([, value]) => value);
    return readTexts(member, values, 'date-time');
  }
  if (traits.httpQueryParams) return readOtherQuery(member.shape, shape, request);
  if (traits.httpHeader) {
    const text = request.headers[traits.httpHeader.toLowerCase()];
    const texts = member.shape.kind === 'list' ? text?.split(',').map((item) => item.trim()) : [text];
    return readTexts(member, texts ?? [], 'http-date');
  }
  if (traits.httpPrefixHeaders !== undefined) return readPrefixed(traits.httpPrefixHeaders, request);
  if (traits.httpPayload) return readPayload(protocol, member, request.body);
  return undefined;
}

function readTexts(member: Member, texts: readonly (string | undefined)[], dates: TimestampFormat): unknown {
  const { shape } = member;
  const [first, ...rest] = texts.filter((text) => text !== undefined);
  if (first === undefined) return undefined;
  return shape.kind === 'list'
    ? [first, ...rest].map((text) => readSimple(shape.item.shape, text, dates))
    : readSimple(shape, first, dates);
}

function readSimple(shape: Shape, text: string, dates: TimestampFormat): unknown {
  if (shape.kind === 'structure' || shape.kind === 'list' || shape.kind === 'map')
    throw new Error(`the wire model puts a ${shape.kind} where only text fits`);
  return readScalar(shape, text, dates);
}

/** The parameters that no other member of the input names. */
function readOtherQuery(shape: Shape, owner: StructureShape, request: WireRequest): unknown {
  const named = new Set(owner.members.map(({ traits }) => traits.httpQuery));
  const others = request.query.filter(([key]) => !named.has(key));
  const asLists = shape.kind === 'map' && shape.value.shape.kind === 'list';
  const values = (key: string) => others.filter(([other]) => other === key).map(([, value]) => value);
  return Object.fromEntries(others.map(([key]) => [key, asLists ? values(key) : values(key)[0]]));
}

function readPrefixed(prefix: string, request: WireRequest): Record<string, string> | undefined {
  const found = Object.entries(request.headers).filter(([name]) => name.startsWith(prefix));
  return found.length === 0
    ? undefined
    : Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]));
}

function readPayload(protocol: Protocol, member: Member, body: Uint8Array): unknown {
  const { shape, traits } = member;
  if (shape.kind === 'blob') return shape.streaming || body.length > 0 ? body : undefined;
  if (body.length === 0) return undefined;
  const text = Buffer.from(body).toString('utf8');
  if (shape.kind === 'string') return text;
  if (protocol === 'rest-json') return readJson(shape, parseJsonBody(body), { jsonNames: true });
  const root = parseXml(text);
  const expected = traits.xmlName ?? (shape.kind === 'structure' ? shape.name : member.name);
  if (root.name !== expected) throw new UnreadableRequest(`the body is <${root.name}>, not <${expected}>`);
  return readXml(shape, root);
}

function readBody(
  protocol: Protocol,
  shape: StructureShape,
  members: readonly Member[],
  body: Uint8Array,
): Record<string, unknown> {
  if (protocol !== 'rest-json')
    return readXmlStructure(shape, members, parseXml(Buffer.from(body).toString('utf8')));
  const json = parseJsonBody(body);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new UnreadableRequest('the body is not a JSON object');
  return readStructure(shape, members, json as Record<string, unknown>, { jsonNames: true });
}
