import type { ReadingContext } from './context.ts';
import type { Denial, LookAlike } from './denial.ts';
import { readRefusals } from './read-refusals.ts';

/**
 * Every refused call that a text tells of, in the order of the text, the same one once, and what only looks like one.
 * Any text will do: an error message, a log of megabytes. Never throws; takes time linear in the text.
 */
export function parseDenials(
  text: string,
  context: ReadingContext = {},
): { readonly denials: readonly Denial[]; readonly lookAlikes: readonly LookAlike[] } {
  const { denials, lookAlikes } = readRefusals(text, context);
  return {
    denials: uniqueBy(
      denials.map(({ denial }) => denial),
      denialKey,
    ),
    lookAlikes: uniqueBy(
      lookAlikes.map(({ lookAlike }) => lookAlike),
      ({ kind, raw }) => JSON.stringify([kind, raw]),
    ),
  };
}

/** Equal for two denials of the same call: what a request alone has (its id, its encoded message) does not count. */
export function denialKey(denial: Denial): string {
  return JSON.stringify([
    denial.action ?? [denial.service ?? '', denial.api ?? '', denial.actionAsPrinted ?? ''],
    denial.resource ?? denial.resourceAsPrinted ?? '',
    denial.principal ?? '',
  ]);
}

export function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!byKey.has(key)) byKey.set(key, item);
  }
  return [...byKey.values()];
}
