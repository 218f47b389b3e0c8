import { createHash } from 'node:crypto';

/** What an account can be told to make hard, each alone by name. `behaviour.md` beside this file says what each does. */
export const hostileModes = [
  'uneven-iam',
  'cached-refusals',
  'small-pages',
  'throttling',
  'vague-wording',
  'encoded-messages',
  'authorization-ids',
  'random-order',
  'late-events',
  'late-trail',
  'silent-clean-up',
  'dying-key',
] as const;

export type HostileMode = (typeof hostileModes)[number];

/** Names beyond this many subjects of one mode are drawn as if seen for the first time: a long-lived account must not grow. */
const maxSubjects = 10_000;

/**
 * An account's ill will. Every draw depends on the seed, the mode, the subject and how often that subject was drawn before, never on
 * what else happens at the same time: so that the same seed gives the same run though calls overtake each other. Subjects must
 * therefore not hold random ids.
 */
export class Hostility {
  readonly seed: number;
  readonly #modes: ReadonlySet<HostileMode>;
  readonly #draws = new Map<string, number>();

  constructor(modes: Iterable<HostileMode> = [], seed = 0) {
    this.#modes = new Set(modes);
    this.seed = seed;
  }

  get modes(): readonly HostileMode[] {
    return [...this.#modes];
  }

  has(mode: HostileMode): boolean {
    return this.#modes.has(mode);
  }

  /** From 0 to below 1, the next one for this subject: `draw('throttling', 's3:HeadBucket')`. */
  draw(mode: HostileMode, subject: string): number {
    const key = `${mode} ${subject}`;
    const nth = this.#draws.get(key) ?? 0;
    if (nth > 0 || this.#draws.size < maxSubjects) this.#draws.set(key, nth + 1);
    return fraction(`${this.seed} ${key} ${nth}`);
  }

  /** From 0 to below 1, the same however often it is asked: for what the account is like, not for what happens in it. */
  constant(mode: HostileMode, subject: string): number {
    return fraction(`${this.seed} ${mode} ${subject}`);
  }

  /** From `lowest` to below `above`, the next one for this subject. */
  drawBetween(mode: HostileMode, subject: string, lowest: number, above: number): number {
    return lowest + this.draw(mode, subject) * (above - lowest);
  }

  /** True with that probability, if the mode is on. */
  strikes(mode: HostileMode, subject: string, probability: number): boolean {
    return this.has(mode) && this.draw(mode, subject) < probability;
  }
}

function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48;
}
