import type { Token } from './tokens.ts';

/** Thrown and caught inside this folder: the document is no schema. */
export class NoSchemaError extends Error {}

/** Goes through a document word by word; each method but the questions takes what it names or throws NoSchemaError. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get next(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw new NoSchemaError('nothing is left');
    return token;
  }

  get isAtEnd(): boolean {
    return this.next.kind === 'end';
  }

  sees(text: string): boolean {
    return this.next.kind !== 'string' && this.next.text === text;
  }

  /** Takes a word if it is next. */
  takes(text: string): boolean {
    const sees = this.sees(text);
    if (sees) this.#at += 1;
    return sees;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw new NoSchemaError(`${text} expected`);
  }

  take(kind: Token['kind']): Token {
    const token = this.next;
    if (token.kind !== kind) throw new NoSchemaError(`${kind} expected`);
    this.#at += 1;
    return token;
  }

  skipDescription(): void {
    if (this.next.kind === 'string') this.#at += 1;
  }

  /** `{ … }`, `( … )`: what is read between the two, at least once. */
  between<Item>(opening: string, closing: string, read: () => Item): Item[] {
    this.expect(opening);
    const items: Item[] = [];
    do items.push(read());
    while (!this.takes(closing));
    return items;
  }
}
