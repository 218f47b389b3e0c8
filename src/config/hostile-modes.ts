/** What an emulated account can be told to make hard, each alone by name. The emulator says of each what it does. */
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

export type HostileNames =
  | { readonly kind: 'modes'; readonly modes: readonly HostileMode[] }
  | { readonly kind: 'unknown'; readonly names: readonly string[] };

/** `true`, or `all` among the names, is every mode; names in text stand between commas. */
export function parseHostileModes(asked: boolean | string | readonly string[]): HostileNames {
  if (typeof asked === 'boolean') return { kind: 'modes', modes: asked ? hostileModes : [] };
  const names = typeof asked === 'string' ? asked.split(',').map((name) => name.trim()) : asked;
  const unknown = names.filter((name) => name !== 'all' && !hostileModes.some((mode) => mode === name));
  if (unknown.length > 0) return { kind: 'unknown', names: unknown };
  return {
    kind: 'modes',
    modes: hostileModes.filter((mode) => names.includes('all') || names.includes(mode)),
  };
}

/** What to say of names that are no modes. */
export function describeUnknownModes(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`).join(', ');
  return `${quoted} ${names.length === 1 ? 'is' : 'are'} not among ${hostileModes.join(', ')}`;
}
