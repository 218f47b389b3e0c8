import type { EvidenceLine } from '../evidence.ts';
import { markup, type Markup, type Part } from './markup.ts';

type Denial = Extract<EvidenceLine, { type: 'denial.seen' }>['denial'];

/** A resource, with its parameters set apart from its text. */
export function renderResource(resource: string): Markup {
  const parts = resource
    .split(/(\$\{[A-Za-z]+\})/)
    .map((part, index): Part => (index % 2 === 1 ? markup`<var>${part}</var>` : part));
  return markup`<code class="arn">${parts}</code>`;
}

/**
 * The texts that were seen in one place, and the pattern that covers them all: of each text what the pattern leaves open is marked, of
 * the pattern its stars. An empty text stands for a refusal that names no resource.
 */
export function renderSeen(texts: readonly string[], pattern: string): Markup {
  return markup`<dl>${[...new Set(texts)].map((text) => markup`<div><dt>seen</dt><dd>${renderOpen(text, pattern)}</dd></div>`)}
<div><dt>granted</dt><dd>${renderOpen(pattern, pattern)}</dd></div></dl>`;
}

function renderOpen(text: string, pattern: string): Markup {
  if (text === '') return markup`<span class="soft">no resource</span>`;
  const open = findOpen(text, pattern);
  const ends = [0, ...open.map(({ end }) => end)];
  const parts = open.map(
    ({ start, end }, index) =>
      markup`${text.slice(ends[index], start)}${start === end ? undefined : markup`<mark>${text.slice(start, end)}</mark>`}`,
  );
  return markup`<code class="arn">${parts}${text.slice(ends.at(-1))}</code>`;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the stars of the pattern stand in the text; nowhere if the text is none that the pattern covers. */
function findOpen(text: string, pattern: string): readonly Span[] {
  const [first = '', ...rest] = pattern.split('*');
  if (!text.startsWith(first)) return [];
  const spans: Span[] = [];
  let at = first.length;
  for (const [index, literal] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const end = isLast ? text.length - literal.length : text.indexOf(literal, at);
    if (end < at || !text.startsWith(literal, end)) return [];
    spans.push({ start: at, end });
    at = end + literal.length;
  }
  return spans;
}

/** Who sent the call that was refused. */
export function renderSender({ seen }: Denial): Markup {
  if (seen.via === 'client') return markup`the command itself`;
  const type = seen.resourceType === undefined ? undefined : markup` (${seen.resourceType})`;
  const status = seen.status === undefined ? undefined : markup`, ${seen.status}`;
  return markup`CloudFormation, for <code>${seen.logicalId ?? 'the stack'}</code>${type}${status}`;
}

/** What AWS, or whoever told of it, wrote. */
export function renderRaw(text: string): Markup {
  return markup`<blockquote>${text}</blockquote>`;
}

/** What was refused, as short as it is known. */
export function nameDenial({ action, actionAsPrinted, api, raw }: Denial): string {
  return action ?? actionAsPrinted ?? api ?? raw.slice(0, 80);
}

/**
 * A link to a page, by its name: `github.com/owner/name`.
 * @param url of the program's own, never of what was read
 */
export function renderSource(url: string): Markup {
  const { protocol, host, pathname } = new URL(url);
  if (protocol !== 'https:') throw new Error(`${url}: expected a page that is reached by https`);
  const name = `${host.replace(/^www\./, '')}${pathname.split('/').slice(0, 3).join('/')}`;
  return markup`<a href="${url}" rel="noreferrer">${name}</a>`;
}
