import { writeScalar } from './scalars.ts';
import type { Member, Shape, Traits } from './shape.ts';
import { element, escapeXml } from './xml-document.ts';

type Values = Readonly<Record<string, unknown>>;

/** The given members of a structure as the content of an XML element, in the model's order. */
export function writeXmlMembers(members: readonly Member[], value: Values): string {
  return members
    .filter((member) => !member.traits.xmlAttribute)
    .map((member) => writeMember(member, value[member.name]))
    .join('');
}

/** A whole element holding a value of the shape. */
export function writeXmlElement(name: string, shape: Shape, value: unknown, traits: Traits = {}): string {
  return element(name, writeContent(shape, value), attributesOf(shape, value, traits));
}

function writeMember(member: Member, value: unknown): string {
  if (value === undefined || value === null) return '';
  const { shape, traits } = member;
  const name = traits.xmlName ?? member.name;
  if (traits.xmlFlattened && shape.kind === 'list')
    return present(value as Iterable<unknown>)
      .map((item) => writeXmlElement(name, shape.item.shape, item, shape.item.traits))
      .join('');
  if (traits.xmlFlattened && shape.kind === 'map')
    return entriesOf(value)
      .map(([key, item]) => element(name, writeEntry(shape.key, shape.value, key, item)))
      .join('');
  return writeXmlElement(name, shape, value, traits);
}

function writeContent(shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case 'structure':
      return writeXmlMembers(shape.members, value as Values);
    case 'list': {
      const { item } = shape;
      return present(value as Iterable<unknown>)
        .map((each) => writeXmlElement(item.traits.xmlName ?? 'member', item.shape, each, item.traits))
        .join('');
    }
    case 'map':
      return entriesOf(value)
        .map(([key, item]) => element('entry', writeEntry(shape.key, shape.value, key, item)))
        .join('');
    case 'string':
    case 'number':
    case 'boolean':
    case 'blob':
    case 'document':
    case 'timestamp':
      return escapeXml(writeScalar(shape, value, 'date-time'));
  }
}

function writeEntry(key: Member, value: Member, name: string, item: unknown): string {
  return (
    element(key.traits.xmlName ?? 'key', escapeXml(name)) +
    writeXmlElement(value.traits.xmlName ?? 'value', value.shape, item, value.traits)
  );
}

function attributesOf(shape: Shape, value: unknown, traits: Traits): string {
  const [prefix, address] = traits.xmlNamespace ?? [];
  const namespace =
    address === undefined ? '' : ` xmlns${prefix ? `:${prefix}` : ''}="${escapeXml(address)}"`;
  if (shape.kind !== 'structure') return namespace;
  const own = shape.members
    .filter((member) => member.traits.xmlAttribute)
    .flatMap((member) => {
      const text = (value as Values)[member.name];
      return typeof text === 'string'
        ? [` ${member.traits.xmlName ?? member.name}="${escapeXml(text)}"`]
        : [];
    });
  return namespace + own.join('');
}

function present(items: Iterable<unknown>): unknown[] {
  return [...items].filter((item) => item !== undefined && item !== null);
}

function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(value as Values).filter(([, item]) => item !== undefined && item !== null);
}
