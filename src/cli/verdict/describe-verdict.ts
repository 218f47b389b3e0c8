import type { RunRecord } from '../../artifact/run-record.ts';
import { cutVolatile } from '../../proof/fingerprint.ts';

type BaselineRecord = NonNullable<RunRecord['baseline']>;
type Difference = BaselineRecord['missing'][number];
type Change = NonNullable<BaselineRecord['changes']>[number];

/** A grant that is missing or needed no longer, with who asked for it, in words. */
export interface DescribedDifference {
  readonly grantee: Difference['grantee'];
  readonly action: string;
  readonly resource: string;
  readonly condition?: Difference['condition'];
  readonly askedBy: readonly string[];
}

/** What a check or a proof found of a policy, for people and for machines. */
export interface Verdict {
  readonly outcome: RunRecord['outcome'];
  readonly service: string;
  readonly policy: string;
  readonly durationMs: number;
  readonly missing: readonly DescribedDifference[];
  /** Null: that was not asked, or it ended before it was known. */
  readonly unneeded: readonly DescribedDifference[] | null;
  /** In what the service is another one than the policy was proven for. Null: that is not known. */
  readonly changes: readonly string[] | null;
  /** Of IAM's actions. */
  readonly actions?: BaselineRecord['actions'];
}

export function describeVerdict(record: RunRecord): Verdict {
  const { outcome, service, durationMs, baseline } = record;
  const changes = baseline?.changes ?? [];
  return {
    outcome,
    service: service.name,
    policy: baseline?.file ?? '',
    durationMs,
    missing: (baseline?.missing ?? []).map((one) => describe(one, changes, 'now')),
    unneeded: baseline?.unneeded?.map((one) => describe(one, changes, 'before')) ?? null,
    changes: baseline?.changes?.map(describeChange) ?? null,
    ...(baseline?.actions && { actions: baseline.actions }),
  };
}

/** @param when the plugins that may have asked were there */
function describe(
  difference: Difference,
  changes: readonly Change[],
  when: 'before' | 'now',
): DescribedDifference {
  const { grantee, action, resource, condition, askedBy } = difference;
  return {
    grantee,
    action,
    resource,
    ...(condition && { condition }),
    askedBy: askedBy.map((asker) => describeAsker(asker, changes, when)),
  };
}

/**
 * Which resource or command was refused, and the plugins that may have made it ask: no refusal names a plugin, so it is told what changed
 * in the service since the policy was proven.
 */
function describeAsker(
  { logicalId, resourceType }: Difference['askedBy'][number],
  changes: readonly Change[],
  when: 'before' | 'now',
): string {
  const plugins = changes
    .filter((change) => change.kind === 'plugin' && change[when] !== undefined)
    .map(describeChange);
  const since = plugins.length === 0 ? '' : `, since ${plugins.join(' and ')}`;
  if (logicalId === undefined) return `the command itself${since}`;
  const resource = `${logicalId}${resourceType === undefined ? '' : ` (${resourceType})`}`;
  const how = changes.find(
    (change) => change.kind === 'resource' && change.logicalId === cutVolatile(logicalId),
  );
  switch (how?.kind === 'resource' ? how.how : 'same') {
    case 'added':
      return `${resource}, which is new${since}`;
    case 'changed':
      return `${resource}, which is another than it was${since}`;
    case 'removed':
      return `${resource}, which is gone${since}`;
    case 'same':
      return resource;
  }
}

/** One difference between the service as it was and as it is. */
function describeChange(change: Change): string {
  switch (change.kind) {
    case 'tool':
    case 'plugin': {
      const what = change.kind === 'plugin' ? `plugin ${change.name}` : change.name;
      if (change.before === undefined) return `${what} ${change.now ?? ''} was added`;
      if (change.now === undefined) return `${what} ${change.before} was removed`;
      return `${what} changed from ${change.before} to ${change.now}`;
    }
    case 'lifecycle':
      return 'harness lives another life';
    case 'setting':
      return `setting ${change.name} was ${change.how}`;
    case 'resource':
      return `resource ${change.logicalId} (${change.type}) was ${change.how}`;
  }
}
