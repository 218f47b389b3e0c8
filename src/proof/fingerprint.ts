/**
 * What of a service decides which permissions its life needs: by this a later run tells what has changed since a policy was
 * proven. It holds no value of the service, only digests, and from those no text of it can be told that somebody guesses at.
 */
export interface Fingerprint {
  /** Name and version: `osls 4.3.0`. */
  readonly serverless: string;
  /** Versions by name; of a plugin that the service holds itself, a digest of its file. */
  readonly plugins: Readonly<Record<string, string>>;
  /** The phases of the life, in their order. */
  readonly lifecycle: readonly string[];
  /** Digests of what the service tells Serverless and its plugins, by where it stands: `provider.tracing`, `custom.prune`. */
  readonly settings: Readonly<Record<string, string>>;
  /** By logical id, without what is another in each packaging; parameters are taken out. */
  readonly resources: Readonly<Record<string, ResourceShape>>;
}

interface ResourceShape {
  readonly type: string;
  /** Digest of the properties. */
  readonly shape: string;
}

type How = 'added' | 'changed' | 'removed';

/** One difference between two fingerprints. `before` and `now` are absent where there is none. */
export type Change =
  | {
      readonly kind: 'tool' | 'plugin';
      readonly name: string;
      readonly before?: string;
      readonly now?: string;
    }
  | { readonly kind: 'lifecycle' }
  | { readonly kind: 'setting'; readonly how: How; readonly name: string }
  | {
      readonly kind: 'resource';
      readonly how: How;
      readonly logicalId: string;
      readonly type: string;
    };

/** Where a call was refused: at a resource of the stack, or without one to the command itself. */
export interface AskedBy {
  readonly logicalId?: string | undefined;
  /** Of the command: the plugins and settings that the service had then. Absent: that is not known. */
  readonly with?: readonly string[] | undefined;
}

/** Everything in which the service is another than it was, tools first. */
export function findChanges(before: Fingerprint, now: Fingerprint): readonly Change[] {
  return [
    ...compareNames('tool', splitTool(before.serverless), splitTool(now.serverless)),
    ...compareNames('plugin', before.plugins, now.plugins),
    ...(before.lifecycle.join() === now.lifecycle.join() ? [] : [{ kind: 'lifecycle' as const }]),
    ...compareKeys(before.settings, now.settings, isSameDigest).map(({ name, how }) => ({
      kind: 'setting' as const,
      how,
      name,
    })),
    ...compareResources(before.resources, now.resources),
  ];
}

/**
 * Whether what asked for a grant is no longer there as it was, so that the grant may be needed no longer. What came anew asks for more
 * and not for less. What neither fingerprint knows, such as the resources of a nested stack, is taken to be as it was.
 */
export function isInDoubt(askedBy: readonly AskedBy[], changes: readonly Change[]): boolean {
  const changed = new Set(
    changes.flatMap((change) =>
      change.kind === 'resource' && change.how !== 'added' ? [change.logicalId] : [],
    ),
  );
  return askedBy.every((asker) =>
    asker.logicalId === undefined
      ? changes.some((change) => change.kind !== 'resource' && concerns(change, asker))
      : changed.has(cutVolatile(asker.logicalId)),
  );
}

/** The names of what may make the command ask for more. */
export function namesOfSurroundings({ plugins, settings }: Fingerprint): readonly string[] {
  return [...Object.keys(plugins), ...Object.keys(settings)];
}

/** What came anew concerns nobody, and what came after somebody had asked not them. */
function concerns(change: Exclude<Change, { kind: 'resource' }>, { with: surroundings }: AskedBy): boolean {
  switch (change.kind) {
    case 'tool':
    case 'lifecycle':
      return true;
    case 'plugin':
      return change.before !== undefined && surroundings?.includes(change.name) !== false;
    case 'setting':
      return change.how !== 'added' && surroundings?.includes(change.name) !== false;
  }
}

/**
 * A logical id without the hash of a function's version or the time of a deployment, with which Serverless makes it anew.
 * Source: lib/plugins/aws/package/compile/functions (getLambdaVersionLogicalId) and …/api-gateway/lib/deployment.js of osls 4.3.
 */
export function cutVolatile(logicalId: string): string {
  return logicalId.replace(/(?<=LambdaVersion)[A-Za-z0-9]{20,}$/u, '').replace(/\d{10,}$/u, '');
}

/** Digests of another length are of an earlier version, and nothing can be told from them: their value is taken to be as it was. */
function isSameDigest(before: string, now: string): boolean {
  return before === now || before.length !== now.length;
}

function splitTool(serverless: string): Readonly<Record<string, string>> {
  const [name = '', version = ''] = serverless.split(' ');
  return { [name]: version };
}

function compareNames(
  kind: 'tool' | 'plugin',
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly Change[] {
  return namesOf(before, now).flatMap((name): readonly Change[] => {
    const [old, current] = [before[name], now[name]];
    if (old === current) return [];
    return [
      {
        kind,
        name,
        ...(old !== undefined && { before: old }),
        ...(current !== undefined && { now: current }),
      },
    ];
  });
}

function compareResources(
  before: Fingerprint['resources'],
  now: Fingerprint['resources'],
): readonly Change[] {
  return compareKeys(before, now, (a, b) => a.type === b.type && isSameDigest(a.shape, b.shape)).map(
    ({ name, how }) => ({
      kind: 'resource',
      how,
      logicalId: name,
      type: (now[name] ?? before[name])?.type ?? '',
    }),
  );
}

function compareKeys<Value>(
  before: Readonly<Record<string, Value>>,
  now: Readonly<Record<string, Value>>,
  isSame: (a: Value, b: Value) => boolean,
): readonly { readonly name: string; readonly how: How }[] {
  return namesOf(before, now).flatMap((name): readonly { readonly name: string; readonly how: How }[] => {
    const [old, current] = [before[name], now[name]];
    if (old === undefined) return [{ name, how: 'added' }];
    if (current === undefined) return [{ name, how: 'removed' }];
    return isSame(old, current) ? [] : [{ name, how: 'changed' }];
  });
}

function namesOf(before: object, now: object): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted();
}
