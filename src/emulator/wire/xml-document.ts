import { XMLParser } from 'fast-xml-parser';
import { UnreadableRequest } from './request.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** By full name: `xsi:type`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Numeric references too, not only the five of XML.
  htmlEntities: true,
});

/** @throws UnreadableRequest */
export function parseXml(text: string): XmlElement {
  // AWS takes no document type, and so no entities of the client's own.
  if (/<!DOCTYPE/i.test(text)) throw new UnreadableRequest('the body has a document type');
  const nodes = parseNodes(text);
  const [root] = nodes.flatMap((node) => toElement(node));
  if (!root) throw new UnreadableRequest('the body holds no XML element');
  return root;
}

function parseNodes(text: string): readonly Node[] {
  try {
    return parser.parse(text, true) as readonly Node[];
  } catch (cause) {
    throw new UnreadableRequest('the body is not well-formed XML', { cause });
  }
}

function toElement(node: Node): XmlElement[] {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (!name || name.startsWith('#')) return [];
  const content = node[name] as readonly Node[];
  return [
    {
      name: name.slice(name.indexOf(':') + 1),
      attributes: (node[':@'] ?? {}) as Record<string, string>,
      children: content.flatMap((child) => toElement(child)),
      text: content.map((child) => ('#text' in child ? String(child['#text']) : '')).join(''),
    },
  ];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader would turn a bare carriage return into a line feed.
  '\r': '&#xD;',
};

/** Escapes text for an element or a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"\r]/g, (character) => entities[character] ?? character);
}

/** `content` is XML already. */
export function element(name: string, content: string, attributes = ''): string {
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}
