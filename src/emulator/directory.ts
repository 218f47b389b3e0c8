/** How to read each thing of a directory, by name. */
export type Loaders<Thing> = Readonly<Record<string, () => Promise<Thing>>>;

/** Things by name, each read when it is first needed, so that a wide account starts as fast as a narrow one. */
export class Directory<Thing> {
  readonly #loaders: Loaders<Thing>;
  readonly #loaded = new Map<string, Thing>();

  constructor(loaders: Loaders<Thing>) {
    this.#loaders = loaders;
  }

  /** A directory of what is there already. */
  static of<Thing>(things: Readonly<Record<string, Thing>>): Directory<Thing> {
    const directory = new Directory<Thing>(
      Object.fromEntries(Object.entries(things).map(([name, thing]) => [name, () => Promise.resolve(thing)])),
    );
    for (const [name, thing] of Object.entries(things)) directory.#loaded.set(name, thing);
    return directory;
  }

  get names(): readonly string[] {
    return Object.keys(this.#loaders);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#loaders, name);
  }

  /** Reads what has not been read; names that the directory has not are passed over. */
  async load(names: Iterable<string>): Promise<void> {
    const unread = [...new Set(names)].filter((name) => this.has(name) && !this.#loaded.has(name));
    await Promise.all(
      unread.map(async (name) => {
        const thing = await this.#loaders[name]?.();
        if (thing !== undefined) this.#loaded.set(name, thing);
      }),
    );
  }

  /**
   * Undefined where the directory has none of that name.
   * @throws Error of one that was not loaded: a bug
   */
  find(name: string): Thing | undefined {
    const thing = this.#loaded.get(name);
    if (thing === undefined && this.has(name)) throw new Error(`${name} was asked for before it was loaded`);
    return thing;
  }

  /** All that was read so far. */
  get loaded(): readonly Thing[] {
    return [...this.#loaded.values()];
  }
}
