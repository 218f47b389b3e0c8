import { NoSchemaError, TokenReader } from './token-reader.ts';
import { readTokens, type Token } from './tokens.ts';

interface Field {
  readonly name: string;
  /** The type it is made of, without lists and marks. */
  readonly type: Token;
}

export interface Schema {
  /** Fields by the name of their type; of types, interfaces and inputs. */
  readonly fields: ReadonlyMap<string, readonly Field[]>;
  /** Every type that the document defines. */
  readonly names: ReadonlySet<string>;
  /** It says which types operations begin with. */
  readonly hasSchema: boolean;
}

/**
 * A document in GraphQL's schema language; undefined: it is none.
 * Source: https://spec.graphql.org/October2021/#sec-Type-System
 */
export function readSchema(text: string): Schema | undefined {
  const tokens = readTokens(text);
  if (!tokens || tokens.length === 1) return undefined;
  const reader = new TokenReader(tokens);
  const schema = { fields: new Map<string, Field[]>(), names: new Set<string>(), hasSchema: false };
  try {
    while (!reader.isAtEnd) readDefinition(reader, schema);
  } catch (error) {
    if (error instanceof NoSchemaError) return undefined;
    throw error;
  }
  return schema;
}

interface Draft {
  readonly fields: Map<string, Field[]>;
  readonly names: Set<string>;
  hasSchema: boolean;
}

function readDefinition(reader: TokenReader, schema: Draft): void {
  reader.skipDescription();
  reader.takes('extend');
  const keyword = reader.take('name').text;
  switch (keyword) {
    case 'schema':
      schema.hasSchema = true;
      readDirectives(reader);
      reader.between('{', '}', () => readPair(reader));
      return;
    case 'directive':
      readDirectiveDefinition(reader);
      return;
    case 'type':
    case 'interface':
    case 'input': {
      const { text: name } = reader.take('name');
      schema.names.add(name);
      if (reader.takes('implements')) readNames(reader, '&');
      readDirectives(reader);
      const fields = reader.sees('{') ? reader.between('{', '}', () => readField(reader)) : [];
      schema.fields.set(name, [...(schema.fields.get(name) ?? []), ...fields]);
      return;
    }
    case 'enum':
    case 'scalar':
    case 'union':
      schema.names.add(reader.take('name').text);
      readDirectives(reader);
      if (reader.takes('=')) readNames(reader, '|');
      else if (reader.sees('{')) reader.between('{', '}', () => readEnumValue(reader));
      return;
    default:
      throw new NoSchemaError(`${keyword} defines nothing`);
  }
}

function readDirectiveDefinition(reader: TokenReader): void {
  reader.expect('@');
  reader.take('name');
  if (reader.sees('(')) reader.between('(', ')', () => readField(reader));
  reader.takes('repeatable');
  reader.expect('on');
  readNames(reader, '|');
}

/** `A & B`, with a leading mark or without. */
function readNames(reader: TokenReader, mark: string): void {
  reader.takes(mark);
  do reader.take('name');
  while (reader.takes(mark));
}

function readPair(reader: TokenReader): void {
  reader.skipDescription();
  reader.take('name');
  reader.expect(':');
  reader.take('name');
}

function readEnumValue(reader: TokenReader): void {
  reader.skipDescription();
  reader.take('name');
  readDirectives(reader);
}

/** A field, or an argument, which may have a value of its own. */
function readField(reader: TokenReader): Field {
  reader.skipDescription();
  const { text: name } = reader.take('name');
  if (reader.sees('(')) reader.between('(', ')', () => readField(reader));
  reader.expect(':');
  const type = readType(reader);
  if (reader.takes('=')) readValue(reader);
  readDirectives(reader);
  return { name, type };
}

function readType(reader: TokenReader): Token {
  let type: Token;
  if (reader.takes('[')) {
    type = readType(reader);
    reader.expect(']');
  } else {
    type = reader.take('name');
  }
  reader.takes('!');
  return type;
}

function readDirectives(reader: TokenReader): void {
  while (reader.takes('@')) {
    reader.take('name');
    if (reader.sees('(')) reader.between('(', ')', () => readArgument(reader));
  }
}

function readArgument(reader: TokenReader): void {
  reader.take('name');
  reader.expect(':');
  readValue(reader);
}

function readValue(reader: TokenReader): void {
  if (reader.takes('[')) {
    while (!reader.takes(']')) readValue(reader);
  } else if (reader.takes('{')) {
    while (!reader.takes('}')) readArgument(reader);
  } else {
    reader.take(reader.next.kind === 'mark' ? 'name' : reader.next.kind);
  }
}
