import { UnreadableRequest } from './request.ts';
import { readScalar } from './scalars.ts';
import type { ListShape, MapShape, Member, Shape, StructureShape } from './shape.ts';
import type { XmlElement } from './xml-document.ts';

/** The value of a shape in an element of a REST-XML body. Elements it does not know are left out. */
export function readXml(shape: Shape, element: XmlElement): unknown {
  switch (shape.kind) {
    case 'structure':
      return readXmlStructure(shape, shape.members, element);
    case 'list':
      return readItems(
        shape,
        element.children.filter((child) => child.name === (shape.item.traits.xmlName ?? 'member')),
      );
    case 'map':
      return readEntries(
        shape,
        element.children.filter((child) => child.name === 'entry'),
      );
    case 'string':
    case 'number':
    case 'boolean':
    case 'blob':
    case 'document':
    case 'timestamp':
      return readScalar(shape, element.text, 'date-time');
  }
}

/** The members of a structure that stand in an XML body. */
export function readXmlStructure(
  shape: StructureShape,
  members: readonly Member[],
  element: XmlElement,
): Record<string, unknown> {
  const found = members.flatMap((member): [string, unknown][] => {
    const value = readMember(member, element);
    return value === undefined ? [] : [[member.name, value]];
  });
  if (shape.union && found.length > 1)
    throw new UnreadableRequest(`more than one member of the union ${shape.name} is set`);
  return Object.fromEntries(found);
}

function readMember(member: Member, parent: XmlElement): unknown {
  const name = member.traits.xmlName ?? member.name;
  if (member.traits.xmlAttribute) return parent.attributes[name];
  const found = parent.children.filter((child) => child.name === name);
  const [first] = found;
  if (!first) return undefined;
  const { shape } = member;
  if (member.traits.xmlFlattened && shape.kind === 'list') return readItems(shape, found);
  if (member.traits.xmlFlattened && shape.kind === 'map') return readEntries(shape, found);
  return readXml(shape, first);
}

function readItems(shape: ListShape, items: readonly XmlElement[]): unknown[] {
  return items.map((item) => readXml(shape.item.shape, item));
}

function readEntries(shape: MapShape, entries: readonly XmlElement[]): Record<string, unknown> {
  return Object.fromEntries(
    entries.map((entry) => [String(readPart(entry, shape.key)), readPart(entry, shape.value)]),
  );
}

/** The key or the value of a map's entry. */
function readPart(entry: XmlElement, member: Member): unknown {
  const wanted = member.traits.xmlName ?? member.name;
  const child = entry.children.find(({ name }) => name === wanted);
  if (!child) throw new UnreadableRequest(`an entry has no ${wanted}`);
  return readXml(member.shape, child);
}
