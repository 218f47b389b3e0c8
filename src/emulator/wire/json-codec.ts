import { UnreadableRequest } from './request.ts';
import { bytesOf, readTimestamp, writeScalar } from './scalars.ts';
import type { Member, Shape, StructureShape } from './shape.ts';

export interface JsonSettings {
  /** REST-JSON renames members by `jsonName`; JSON 1.0 and 1.1 do not. */
  readonly jsonNames: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Parsed JSON to a value of the shape. Members it does not know are left out. */
export function readJson(shape: Shape, json: unknown, settings: JsonSettings): unknown {
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, shape.members, expectObject(json), settings);
    case 'list':
      if (!Array.isArray(json)) throw mistyped(json, 'list');
      return json.filter((item) => item !== null).map((item) => readJson(shape.item.shape, item, settings));
    case 'map':
      return Object.fromEntries(
        Object.entries(expectObject(json))
          .filter(([, value]) => value !== null)
          .map(([key, value]) => [key, readJson(shape.value.shape, value, settings)]),
      );
    case 'document':
      return json;
    case 'blob':
      if (typeof json !== 'string') throw mistyped(json, 'Blob');
      return new Uint8Array(Buffer.from(json, 'base64'));
    case 'timestamp':
      if (typeof json !== 'number' && typeof json !== 'string') throw mistyped(json, 'Timestamp');
      return readTimestamp(String(json), shape.format ?? 'epoch-seconds');
    case 'string':
    case 'boolean':
      if (typeof json !== shape.kind) throw mistyped(json, shape.kind === 'string' ? 'String' : 'Boolean');
      return json;
    case 'number':
      return readJsonNumber(json);
  }
}

/** The members of a structure that stand in a JSON body. */
export function readStructure(
  shape: StructureShape,
  members: readonly Member[],
  json: Json,
  settings: JsonSettings,
): Record<string, unknown> {
  const found = members.flatMap((member): [string, unknown][] => {
    const name = wireName(member, settings);
    const value = Object.hasOwn(json, name) ? json[name] : undefined;
    return value === null || value === undefined
      ? []
      : [[member.name, readJson(member.shape, value, settings)]];
  });
  if (shape.union && found.length > 1)
    throw new UnreadableRequest(`more than one member of the union ${shape.name} is set`);
  return Object.fromEntries(found);
}

/** A value of the shape to what JSON.stringify takes. Absent members are left out. */
export function writeJson(shape: Shape, value: unknown, settings: JsonSettings): unknown {
  switch (shape.kind) {
    case 'structure':
      return writeStructure(shape.members, value as Json, settings);
    case 'list':
      return [...(value as Iterable<unknown>)].map((item) =>
        isAbsent(item) ? null : writeJson(shape.item.shape, item, settings),
      );
    case 'map':
      return Object.fromEntries(
        Object.entries(value as Json)
          .filter(([, item]) => !isAbsent(item))
          .map(([key, item]) => [key, writeJson(shape.value.shape, item, settings)]),
      );
    case 'blob':
      return Buffer.from(bytesOf(value)).toString('base64');
    case 'timestamp': {
      const text = writeScalar(shape, value, 'epoch-seconds');
      return (shape.format ?? 'epoch-seconds') === 'epoch-seconds' ? Number(text) : text;
    }
    case 'string':
      return writeScalar(shape, value, 'epoch-seconds');
    case 'number':
      return typeof value === 'bigint' ? Number(value) : value;
    case 'boolean':
    case 'document':
      return value;
  }
}

export function writeStructure(
  members: readonly Member[],
  value: Json,
  settings: JsonSettings,
): Record<string, unknown> {
  return Object.fromEntries(
    members
      .filter((member) => !isAbsent(value[member.name]))
      .map((member) => [wireName(member, settings), writeJson(member.shape, value[member.name], settings)]),
  );
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}

function wireName(member: Member, settings: JsonSettings): string {
  return settings.jsonNames ? (member.traits.jsonName ?? member.name) : member.name;
}

function expectObject(json: unknown): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw mistyped(json, 'structure');
  return json as Json;
}

function readJsonNumber(json: unknown): number {
  if (typeof json === 'number') return json;
  if (json === 'NaN' || json === 'Infinity' || json === '-Infinity') return Number(json);
  throw mistyped(json, 'number');
}

/** In the words of AWS's own parser: `NUMBER_VALUE cannot be converted to String`. */
function mistyped(json: unknown, wanted: string): UnreadableRequest {
  if (json !== null && typeof json === 'object')
    return new UnreadableRequest(
      Array.isArray(json)
        ? `Unrecognized collection type where ${wanted} was expected`
        : `Start of structure or map found where not expected.`,
    );
  const found = json === true ? 'TRUE_VALUE' : json === false ? 'FALSE_VALUE' : `${typeof json}_VALUE`;
  return new UnreadableRequest(`${found.toUpperCase()} can not be converted to ${wanted}`);
}
