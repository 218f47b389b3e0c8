/** The known name that a mistyped one most likely stands for; undefined where none is near. */
export function findNearestName(typed: string, known: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  // A third of the letters may be wrong: `acount` and `max-attempt` are near, `color` and `colour` too, `foo` and `out` not.
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const distance = countEdits(wanted, name.toLowerCase());
    if (distance > Math.max(1, Math.floor(name.length / 3))) continue;
    if (best === undefined || distance < best.distance) best = { name, distance };
  }
  return best?.name;
}

/** What to say of a setting that there is not. */
export function describeUnknownSetting(key: string, known: readonly string[]): string {
  const nearest = findNearestName(key, known);
  return nearest === undefined
    ? `there is no such setting, expected one of ${known.filter((name) => name !== '$schema').join(', ')}`
    : `there is no such setting, did you mean ${nearest}?`;
}

/** Levenshtein distance. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of from.split('').entries()) {
    const next = [i + 1];
    for (const [j, other] of to.split('').entries()) {
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
