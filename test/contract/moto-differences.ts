interface Difference {
  /** Why moto does otherwise, or that it simply does not know better. */
  readonly reason: string;
  /** What moto does instead. */
  readonly moto: unknown;
}

/** All that the contract tests expect of moto but not of AWS and the emulator. An entry that moto outgrows fails its test. */
export const motoDifferences = {
  'a user with keys can be deleted': { reason: 'x', moto: 'x' },
  'HeadBucket tells the region': { reason: 'x', moto: 'x' },
  'sentences about no stack': { reason: 'x', moto: 'x' },
  'a change set without changes': { reason: 'x', moto: 'x' },
  'an update without changes': { reason: 'x', moto: 'x' },
  'the first event has a reason': { reason: 'x', moto: 'x' },
  'pages of events': { reason: 'x', moto: 'x' },
  'a failing resource': { reason: 'x', moto: 'x' },
  'a new function is pending': { reason: 'x', moto: 'x' },
  'nobody is refused': { reason: 'x', moto: 'x' },
  'a refusal has no sentence': { reason: 'x', moto: 'x' },
} satisfies Readonly<Record<string, Difference>>;
