/** A text without its frames, and where each of its characters stood before. */
export interface Peeled {
  readonly text: string;
  readonly origins: Uint32Array;
}

/** Puts a text together from parts of another one. */
export function createBuilder(text: string, origins: Uint32Array) {
  const pieces: string[] = [];
  const built = new Uint32Array(text.length);
  let length = 0;
  return {
    keep(from: number, to: number): void {
      if (to <= from) return;
      pieces.push(text.slice(from, to));
      built.set(origins.subarray(from, to), length);
      length += to - from;
    },
    /** Something else, for what stood at `at`. */
    put(piece: string, at: number): void {
      pieces.push(piece);
      built.fill(origins[at] ?? 0, length, length + piece.length);
      length += piece.length;
    },
    build: (): Peeled => ({ text: pieces.join(''), origins: built.subarray(0, length) }),
  };
}
