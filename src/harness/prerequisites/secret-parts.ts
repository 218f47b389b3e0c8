/** Shorter texts are not looked for in what is printed, since they stand in ordinary words too. */
const fewestCharacters = 8;

/** Parts of a value are looked for only where nothing else is likely to have their text. */
const fewestOfPart = 16;

/** Why a value cannot be kept out of what is printed; undefined where it can. */
export function whyNotSecret(value: string): string | undefined {
  return value.length < fewestCharacters
    ? `has ${value.length} characters, expected ${fewestCharacters} at least: a shorter one could not be kept out of logs`
    : undefined;
}

/** The value, and what of it may be printed by itself: its lines, and the texts in it where it is JSON. */
export function findSecretParts(value: string): string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const parts = [...lines, ...findTexts(parseJson(value))].filter((part) => part.length >= fewestOfPart);
  return [...new Set([value, ...parts])];
}

function findTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(findTexts) : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
