import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';

import { validationError } from './validation-error.ts';

/**
 * Tags that stand for `{ "Fn::X": … }`.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
const functionOfTag: Readonly<Record<string, string>> = {
  '!And': 'Fn::And',
  '!Base64': 'Fn::Base64',
  '!Cidr': 'Fn::Cidr',
  '!Condition': 'Condition',
  '!Equals': 'Fn::Equals',
  '!FindInMap': 'Fn::FindInMap',
  '!GetAZs': 'Fn::GetAZs',
  '!GetAtt': 'Fn::GetAtt',
  '!If': 'Fn::If',
  '!ImportValue': 'Fn::ImportValue',
  '!Join': 'Fn::Join',
  '!Length': 'Fn::Length',
  '!Not': 'Fn::Not',
  '!Or': 'Fn::Or',
  '!Ref': 'Ref',
  '!Select': 'Fn::Select',
  '!Split': 'Fn::Split',
  '!Sub': 'Fn::Sub',
  '!ToJsonString': 'Fn::ToJsonString',
  '!Transform': 'Fn::Transform',
};

function plainValue(node: unknown, document: Document): unknown {
  if (isAlias(node)) return toValue(node.resolve(document), document);
  if (isMap(node)) {
    const entries: [string, unknown][] = [];
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
      if (entries.some(([known]) => known === key)) {
        throw validationError(`Template error: Duplicate key '${key}' found in template.`);
      }
      entries.push([key, toValue(pair.value, document)]);
    }
    return Object.fromEntries(entries);
  }
  if (isSeq(node)) return node.items.map((item) => toValue(item, document));
  if (!isScalar(node)) return null;
  return typeof node.value === 'bigint' ? Number(node.value) : node.value;
}

function toValue(node: unknown, document: Document): unknown {
  const value = plainValue(node, document);
  const tag = (node as Node | null)?.tag;
  if (tag === undefined || !tag.startsWith('!')) return value;
  const name = functionOfTag[tag];
  if (name === undefined)
    throw validationError(`Template format error: YAML not well-formed. Unknown tag ${tag}`);
  if (name === 'Fn::GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.');
    return { [name]: dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] };
  }
  return { [name]: value };
}

/** The plain data of a YAML template, with short-form tags written out. Throws AwsError. */
export function readYaml(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  const error = document.errors[0];
  if (error) {
    const at = error.linePos?.[0];
    const where = at ? ` (line ${at.line}, column ${at.col})` : '';
    throw validationError(`Template format error: YAML not well-formed.${where}`);
  }
  return toValue(document.contents, document);
}
