/**
 * What of a service decides which permissions its life needs: by this a later run tells what has changed since a policy was
 * proven. It holds no value of the service, only digests.
 */
export interface Fingerprint {
  /** Name and version: `osls 4.3.0`. */
  readonly serverless: string;
  /** Versions by name; of a plugin that the service holds itself, a digest of its file. */
  readonly plugins: Readonly<Record<string, string>>;
  /** The phases of the life, in their order. */
  readonly lifecycle: readonly string[];
  /** Digest of the service's settings that Serverless itself acts by. */
  readonly settings: string;
  /** By logical id, without what is another in each packaging; parameters are taken out. */
  readonly resources: Readonly<Record<string, ResourceShape>>;
}

interface ResourceShape {
  readonly type: string;
  /** Digest of the properties. */
  readonly shape: string;
}

/** One difference between two fingerprints. `before` and `now` are absent where there is none. */
export type Change =
  | {
      readonly kind: 'tool' | 'plugin';
      readonly name: string;
      readonly before?: string;
      readonly now?: string;
    }
  | { readonly kind: 'lifecycle' | 'settings' }
  | {
      readonly kind: 'resource';
      readonly how: 'added' | 'changed' | 'removed';
      readonly logicalId: string;
      readonly type: string;
    };

/** Where a call was refused: at a resource of the stack, or without one to the command itself. */
export interface AskedBy {
  readonly logicalId?: string | undefined;
}

/** Everything in which the service is another than it was, tools first. */
export function findChanges(before: Fingerprint, now: Fingerprint): readonly Change[] {
  return [
    ...compareNames('tool', splitTool(before.serverless), splitTool(now.serverless)),
    ...compareNames('plugin', before.plugins, now.plugins),
    ...(before.lifecycle.join() === now.lifecycle.join() ? [] : [{ kind: 'lifecycle' as const }]),
    ...(before.settings === now.settings ? [] : [{ kind: 'settings' as const }]),
    ...compareResources(before.resources, now.resources),
  ];
}

/**
 * Whether what asked for a grant is no longer there as it was, so that the grant may be needed no longer. What neither fingerprint
 * knows, such as the resources of a nested stack, is taken to be as it was.
 */
export function isInDoubt(askedBy: readonly AskedBy[], changes: readonly Change[]): boolean {
  const isCommandChanged = changes.some(({ kind }) => kind !== 'resource');
  const changed = new Set(
    changes.flatMap((change) =>
      change.kind === 'resource' && change.how !== 'added' ? [change.logicalId] : [],
    ),
  );
  return askedBy.every(({ logicalId }) =>
    logicalId === undefined ? isCommandChanged : changed.has(cutVolatile(logicalId)),
  );
}

/**
 * A logical id without the hash of a function's version or the time of a deployment, with which Serverless makes it anew.
 * Source: lib/plugins/aws/package/compile/functions (getLambdaVersionLogicalId) and …/api-gateway/lib/deployment.js of osls 4.3.
 */
export function cutVolatile(logicalId: string): string {
  return logicalId.replace(/(?<=LambdaVersion)[A-Za-z0-9]{20,}$/u, '').replace(/\d{10,}$/u, '');
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
  return namesOf(before, now).flatMap((logicalId): readonly Change[] => {
    const [old, current] = [before[logicalId], now[logicalId]];
    const type = (current ?? old)?.type ?? '';
    if (old === undefined) return [{ kind: 'resource', how: 'added', logicalId, type }];
    if (current === undefined) return [{ kind: 'resource', how: 'removed', logicalId, type }];
    const isSame = old.type === current.type && old.shape === current.shape;
    return isSame ? [] : [{ kind: 'resource', how: 'changed', logicalId, type }];
  });
}

function namesOf(before: object, now: object): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted();
}
