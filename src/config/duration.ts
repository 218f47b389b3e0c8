const unitsMs = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
const duration = /^(?<amount>\d+(?:\.\d+)?)(?<unit>ms|s|m|h)$/;

/** Milliseconds of a text such as `90m`, `30s`, `1.5h` or `500ms`; undefined where it is none. A unit is a must. */
export function parseDurationMs(text: string): number | undefined {
  const groups = duration.exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const unit = groups['unit'] as keyof typeof unitsMs;
  return Math.round(Number(groups['amount']) * unitsMs[unit]);
}
