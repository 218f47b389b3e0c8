import type { Sighting } from '../harvest.ts';
import { lineOf, lineText, type Reading } from '../reading.ts';

interface Quote {
  readonly source: string;
  readonly pattern: RegExp;
}

/** How a child quotes the stack event that it gives as its reason. Groups: `status`, `id`, `type`. */
const quotes: readonly Quote[] = [
  {
    source: 'osls, serverless v3: the line before the reason',
    pattern: /^\s*(?<status>[A-Z_]{4,40}_FAILED): (?<id>[A-Za-z0-9]{1,255}) \((?<type>[A-Za-z0-9:]{3,200})\)/,
  },
  {
    source: 'serverless v1 and v2: in the line of the reason',
    pattern: /An error occurred: (?<id>[A-Za-z0-9]{1,255}) - /,
  },
];

/** How far above the reason its heading may stand, in lines. */
const reach = 12;

/**
 * Where a denial in a child's output was really seen: in a stack event if the paragraph quotes one, else by the client.
 * `at` counts in `squashed`.
 */
export function readSighting(reading: Reading, at: number): Sighting {
  const line = lineOf(reading, at);
  for (let above = line; above >= Math.max(0, line - reach); above -= 1) {
    const text = lineText(reading, above);
    if (text.trim() === '' && above !== line) break;
    for (const { pattern } of quotes) {
      const groups = pattern.exec(text)?.groups;
      if (groups === undefined) continue;
      const { id, type, status } = groups;
      return {
        via: 'cloudformation',
        ...(id !== undefined && { logicalId: id }),
        ...(type !== undefined && { resourceType: type }),
        ...(status !== undefined && { status }),
      };
    }
  }
  return { via: 'client' };
}
