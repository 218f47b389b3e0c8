/** Where each of some words stands in a text. */
export type Places = ReadonlyMap<string, readonly number[]>;

/** How many characters of a word are looked up at once. */
const width = 4;

/**
 * Makes a search for many words at a time: one pass over the text, whatever their number. All in lower case.
 * @throws never; a word shorter than four characters is looked for on its own.
 */
export function createSearch(words: Iterable<string>): (text: string) => Places {
  const byBeginning = new Map<number, string[]>();
  const short: string[] = [];
  for (const word of new Set(words)) {
    if (word.length < width) short.push(word);
    else {
      const key = keyOf(word);
      byBeginning.set(key, [...(byBeginning.get(key) ?? []), word]);
    }
  }
  // Most of a text begins no word: one look into a small table says so.
  const mayBegin = new Uint8Array(1 << 16);
  for (const key of byBeginning.keys()) mayBegin[slotOf(key)] = 1;
  return (text) => {
    const places = new Map<string, number[]>();
    const put = (word: string, at: number): void => {
      const known = places.get(word);
      if (known === undefined) places.set(word, [at]);
      else known.push(at);
    };
    let key = 0;
    for (let index = 0; index < text.length; index += 1) {
      key = (key << 8) | (text.charCodeAt(index) & 0xff);
      if (mayBegin[slotOf(key)] === 0 || index < width - 1) continue;
      const at = index - width + 1;
      for (const word of byBeginning.get(key) ?? []) if (text.startsWith(word, at)) put(word, at);
    }
    for (const word of short)
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) put(word, at);
    return places;
  };
}

/** The first characters of a word, a byte each. */
function keyOf(word: string): number {
  let key = 0;
  for (let index = 0; index < width; index += 1) key = (key << 8) | (word.charCodeAt(index) & 0xff);
  return key;
}

function slotOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 16;
}
