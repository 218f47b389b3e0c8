import { parseArn } from '../../policy/arn.ts';
import type { Parameters } from '../../policy/grant.ts';
import { parameterise } from '../../policy/parameters.ts';

/** The id of a thing that was made once for the run, where AWS has drawn it: in another account the thing has another one. */
export interface DrawnId {
  /** `Zone of domain.yml` */
  readonly what: string;
  /** A template, as in the ARNs of a grant. */
  readonly id: string;
  /** The same with `*` for all that AWS has drawn. */
  readonly pattern: string;
}

export interface MadeStack {
  /** Of the template, as shown to people. */
  readonly file: string;
  /** All that people have written: what of an id stands in it was not drawn. */
  readonly texts: readonly string[];
  readonly resources: readonly { readonly logicalId: string; readonly physicalId: string }[];
}

/** The ids that are not, or not whole, what the template or its parameters say. */
export function findDrawnIds(
  { file, texts, resources }: MadeStack,
  parameters: Parameters,
): readonly DrawnId[] {
  const written = texts.map((text) => text.replaceAll(/\$\{AWS::(AccountId|Region)\}/g, '${$1}'));
  return resources.flatMap(({ logicalId, physicalId }) => {
    // A queue's id is its URL; its ARN ends as that does.
    const named = physicalId.startsWith('https:') ? (physicalId.split('/').at(-1) ?? '') : physicalId;
    const id = parameterise(named, parameters);
    const pattern = openDrawn(id, written);
    return pattern === id || id === '' ? [] : [{ what: `${logicalId} of ${file}`, id, pattern }];
  });
}

function openDrawn(id: string, texts: readonly string[]): string {
  const arn = parseArn(id);
  const rest = arn.kind === 'arn' ? arn.resource : id;
  const head = id.slice(0, id.length - rest.length);
  const segments = rest.split(/(?<=[/:])/);
  // What an ARN begins with is AWS's word for the kind of thing.
  const kind = arn.kind === 'arn' && segments.length > 1 ? segments.shift() : '';
  return `${head}${kind}${segments.map((segment) => openSegment(segment, texts)).join('')}`;
}

/** Keeps the words that the segment begins with, so far as somebody has written them. */
function openSegment(segment: string, texts: readonly string[]): string {
  const [name = '', end = ''] = segment.split(/(?=[/:]$)/);
  const words = name.split(/(?<=[-_.])/);
  let kept = '';
  for (const word of words) {
    const longer = kept + word;
    if (!texts.some((text) => text.includes(trimEnd(longer)))) return `${kept}*${end}`;
    kept = longer;
  }
  return segment;
}

function trimEnd(words: string): string {
  return words.replace(/[-_.]$/, '');
}
