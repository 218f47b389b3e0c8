import { expect, it } from 'vitest';
import { judgeSchema } from '../../../../src/emulator/appsync/schema/judge-schema.ts';
import { readSchema } from '../../../../src/emulator/appsync/schema/read-schema.ts';

it('reads everything that the schema language has', () => {
  const schema = readSchema(`
    """
    All of it, with "quotes" inside
    """
    schema @aws_iam { query: Query mutation: Mutation }
    directive @auth(rules: [Rule!]! = [{ allow: OWNER }]) repeatable on | OBJECT | FIELD_DEFINITION
    scalar Money @specifiedBy(url: "https://example.com")
    enum Rule { "first" OWNER @deprecated GROUP }
    input Filter { text: String = "a\\"b", limit: Int = -1, tags: [String!] = [] }
    interface Node { id: ID! }
    type Note implements & Node & Thing @aws_api_key { id: ID!, text(upper: Boolean = true, n: Float): String }
    interface Thing { id: ID! }
    union Result = | Note | Money # not checked
    type Query { note(id: ID!, filter: Filter = { limit: 1 }): Note }
    type Mutation { add(text: String!): [[Note!]!] @aws_auth(cognito_groups: ["a", "b"]) }
    extend type Query { notes: [Note] }
  `);
  expect(schema?.hasSchema).toBe(true);
  expect([...(schema?.names ?? [])]).toEqual([
    'Money',
    'Rule',
    'Filter',
    'Node',
    'Note',
    'Thing',
    'Result',
    'Query',
    'Mutation',
  ]);
  expect(schema?.fields.get('Query')?.map(({ name, type }) => [name, type.text])).toEqual([
    ['note', 'Note'],
    ['notes', 'Note'],
  ]);
});

const notParsed = "Failed to parse schema document - ensure it's a valid SDL-formatted document.";

it.each([
  ['', notParsed],
  ['# nothing', notParsed],
  ['type Query { a: String', notParsed],
  ['type Query { a String }', notParsed],
  ['type Query {}', notParsed],
  ['type Query { a: [String }', notParsed],
  ['query { a }', notParsed],
  ['type Query { a: String } %', notParsed],
  ['type Note { a: String }', 'There is no top level schema object defined.'],
  [
    'type Query {\n  at: Date\n}',
    "Found 1 problem(s) with the schema:\nThe field type 'Date' is not present when resolving type 'Query' [@2:7]",
  ],
])('refuses %j', (text, details) => {
  expect(judgeSchema(text)).toEqual({ kind: 'bad', details });
});
