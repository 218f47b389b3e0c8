import { median } from './quantiles.ts';
import type { StartUp } from './start-up.ts';

/** A row for each build; where there are two, what the second costs in terms of the first. */
export function reportStarts(
  measured: ReadonlyMap<string, readonly StartUp[]>,
): Readonly<Record<string, string | number>>[] {
  const [first] = measured.values();
  return [...measured].map(([build, starts]) => {
    const ready = starts.map(({ readyMs }) => readyMs);
    const rss = starts.flatMap(({ rssBytes }) => rssBytes ?? []);
    return {
      build,
      starts: starts.length,
      'ready ms min': Math.min(...ready).toFixed(0),
      'ready ms median': median(ready).toFixed(0),
      'rss MiB median': (median(rss) / 2 ** 20).toFixed(1),
      ...(measured.size > 1 && first && { 'ready/first': compare(first, starts) }),
    };
  });
}

/** The median of the ratios of starts that stood side by side: noise that both had is in neither. */
function compare(first: readonly StartUp[], other: readonly StartUp[]): string {
  return median(other.map(({ readyMs }, round) => readyMs / (first[round]?.readyMs ?? Number.NaN))).toFixed(
    2,
  );
}
