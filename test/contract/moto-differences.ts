interface Difference {
  /** Why moto does otherwise, or that it simply does not know better. */
  readonly reason: string;
  /** What moto does instead. */
  readonly moto: unknown;
}

/** All that the contract tests expect of moto but not of AWS and the emulator. An entry that moto outgrows fails its test. */
export const motoDifferences = {
} satisfies Readonly<Record<string, Difference>>;
