import { UnreadableRequest } from './request.ts';
import { readScalar } from './scalars.ts';
import type { ListShape, MapShape, Member, Shape, StructureShape } from './shape.ts';

/** A Query form as a tree of its dotted keys: `Tags.member.1.Key=a`. */
interface FormNode {
  value?: string;
  readonly children: Map<string, FormNode>;
}

/** Longest path AWS could mean; a longer key is an attack on the stack. */
const maxDepth = 32;

/** How one dialect of Query names members in a form. */
export interface FormNames {
  readonly nameOf: (member: Member) => string;
  /** Items stand right below their list: `Tag.1.Key`. */
  readonly listsAreFlat: boolean;
}

export const queryNames: FormNames = {
  nameOf: (member) => member.traits.xmlName ?? member.name,
  listsAreFlat: false,
};

/** Source: https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html */
export const ec2Names: FormNames = {
  nameOf: ({ name, traits }) => traits.ec2QueryName ?? upperFirst(traits.xmlName ?? name),
  listsAreFlat: true,
};

/** The input of a Query operation from its form fields. Fields it does not know are left out. */
export function readQueryInput(
  shape: StructureShape,
  fields: readonly (readonly [key: string, value: string])[],
  names: FormNames,
): Record<string, unknown> {
  const root: FormNode = { children: new Map() };
  for (const [key, value] of fields) {
    const path = key.split('.');
    if (path.length > maxDepth) throw new UnreadableRequest(`${key.slice(0, 100)} is nested too deep`);
    let node = root;
    for (const part of path) {
      const child = node.children.get(part) ?? { children: new Map<string, FormNode>() };
      node.children.set(part, child);
      node = child;
    }
    node.value = value;
  }
  return readStructure(shape, root, names);
}

function readStructure(shape: StructureShape, node: FormNode, names: FormNames): Record<string, unknown> {
  return Object.fromEntries(
    shape.members.flatMap((member): [string, unknown][] => {
      const child = node.children.get(names.nameOf(member));
      const value = child && readNode(member.shape, child, member, names);
      return value === undefined ? [] : [[member.name, value]];
    }),
  );
}

function readNode(shape: Shape, node: FormNode, member: Member, names: FormNames): unknown {
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, node, names);
    case 'list':
      return readList(shape, node, names.listsAreFlat || member.traits.xmlFlattened === 1, names);
    case 'map':
      return readMap(shape, node, member.traits.xmlFlattened === 1, names);
    case 'string':
    case 'number':
    case 'boolean':
    case 'blob':
    case 'document':
    case 'timestamp':
      return node.value === undefined ? undefined : readScalar(shape, node.value, 'date-time');
  }
}

function readList(shape: ListShape, node: FormNode, flattened: boolean, names: FormNames): unknown[] {
  // Some clients write `member` whatever the model's name for an item is.
  const holder = flattened
    ? node
    : (node.children.get(shape.item.traits.xmlName ?? 'member') ?? node.children.get('member'));
  return numbered(holder).flatMap((item) => {
    const value = readNode(shape.item.shape, item, shape.item, names);
    return value === undefined ? [] : [value];
  });
}

function readMap(
  shape: MapShape,
  node: FormNode,
  flattened: boolean,
  names: FormNames,
): Record<string, unknown> {
  const entries = numbered(flattened ? node : node.children.get('entry'));
  return Object.fromEntries(
    entries.flatMap((entry): [string, unknown][] => {
      const key = entry.children.get(shape.key.traits.xmlName ?? 'key')?.value;
      const value = entry.children.get(shape.value.traits.xmlName ?? 'value');
      if (key === undefined) return [];
      return [[key, value ? readNode(shape.value.shape, value, shape.value, names) : '']];
    }),
  );
}

/** Children `1`, `2`, … in order of their number, gaps closed. */
function numbered(node: FormNode | undefined): FormNode[] {
  return [...(node?.children ?? [])]
    .filter(([key]) => /^\d+$/.test(key))
    .toSorted(([first], [second]) => Number(first) - Number(second))
    .map(([, child]) => child);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
