import { pickNames, type TemplateResource } from '../denial/attribution/resource-of-template.ts';
import type { StackEvent } from '../denial/observation.ts';

/** What names the things of the resources that failed, by logical id. */
export type FailedResources = Readonly<Record<string, TemplateResource>>;

/**
 * The resources that failed, with the properties that name their things: as their events tell them, where references are resolved, else
 * as the template has them.
 * @param template by logical id
 */
export function collectFailed(
  events: readonly StackEvent[],
  template: ReadonlyMap<string, TemplateResource>,
): FailedResources {
  const failed: Record<string, TemplateResource> = {};
  for (const { logicalId, resourceType: type, status, properties: told } of events) {
    if (!status.endsWith('_FAILED')) continue;
    const packaged = template.get(logicalId);
    const known = failed[logicalId] ?? (packaged?.type === type ? packaged : undefined);
    failed[logicalId] = pickNames({ type, properties: { ...known?.properties, ...parse(told) } });
  }
  return failed;
}

/** AWS cuts the text where it is long. */
function parse(text = ''): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
