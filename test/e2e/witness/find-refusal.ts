import type { Grant } from './grant.ts';

/** Words of a refusal, the action right behind them, and the resource where it is told: its kind, if that stands apart, and itself. */
const refusal =
  /(?:not authorized to perform|AccessDenied\w*|Access Denied)\W[^\n]{0,200}?\b([\w-]+:\w+)\b(?:\s+on resource:?\s+"?(?:(role|user|group|policy) )?([^\s"]+))?/gi;

/**
 * The text in which AWS refuses this very grant: its action, and where a resource is told, one that the grant speaks of. IAM tells most
 * of its resources as `role NAME`.
 * @param grant with its parameters filled in
 */
export function findRefusal(text: string, grant: Grant): string | undefined {
  for (const [found, action = '', kind, name] of text.matchAll(refusal)) {
    if (action.toLowerCase() !== grant.action.toLowerCase()) continue;
    const [account] = grant.resource.split(`:${kind}/`);
    const resource = kind === undefined ? name : `${account}:${kind}/${name}`;
    if (resource === undefined || fits(grant.resource, resource)) return found;
  }
  return undefined;
}

/** `*` stands for any text, `?` for one character. */
function fits(pattern: string, resource: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(resource.replace(/[.,;]$/, ''));
}
