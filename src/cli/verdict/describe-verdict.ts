import type { RunRecord } from '../../artifact/run-record.ts';
import { cutVolatile } from '../../proof/fingerprint.ts';
import { renderStatementName } from '../terminal/text.ts';

type BaselineRecord = NonNullable<RunRecord['baseline']>;
type Difference = BaselineRecord['missing'][number];
type Unneeded = NonNullable<BaselineRecord['unneeded']>[number];
type Change = NonNullable<BaselineRecord['changes']>[number];

/** A grant that is missing or needed no longer, with who asked for it, in words. */
export interface DescribedDifference {
  readonly grantee: Difference['grantee'];
  readonly action: string;
  readonly resource: string;
  readonly condition?: Difference['condition'];
  readonly askedBy: readonly string[];
}

/** A statement that denies what is needed, in words. */
interface DescribedConflict {
  /** `Statement.1 (NoDeletion)` */
  readonly name: string;
  /** False: it may as well be another one. */
  readonly shown: boolean;
  /** `denies` is all. */
  readonly complete: boolean;
  readonly denies: readonly (Pick<DescribedDifference, 'action' | 'resource' | 'askedBy'> & {
    /** In which it was refused; empty where the statement was lifted by then. */
    readonly phases: readonly string[];
  })[];
}

/** What a check or a proof found of a policy, for people and for machines. */
export interface Verdict {
  readonly outcome: RunRecord['outcome'];
  readonly service: string;
  readonly policy: string;
  readonly durationMs: number;
  /** Its own statements that deny what is needed. */
  readonly conflicts: readonly DescribedConflict[];
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
    conflicts: (baseline?.conflicts ?? []).map(({ denies, shown, complete, ...statement }) => ({
      name: renderStatementName(statement),
      shown,
      complete,
      denies: denies.map(({ askedBy, ...one }) => ({
        ...one,
        askedBy: askedBy.map((asker) => describeAsker(asker, changes, 'now')),
      })),
    })),
    missing: (baseline?.missing ?? []).map((one) => describe(one, changes, 'now')),
    unneeded: baseline?.unneeded?.map((one) => describe(nameUnneeded(one), changes, 'before')) ?? null,
    changes: baseline?.changes?.map(describeChange) ?? null,
    ...(baseline?.actions && { actions: baseline.actions }),
  };
}

/** What leaves something out has no name but its own words. */
function nameUnneeded({ action, notAction = [], resource, notResource = [], ...rest }: Unneeded): Difference {
  return {
    ...rest,
    action: action ?? `NotAction ${notAction.join(', ')}`,
    resource: resource ?? `NotResource ${notResource.join(', ')}`,
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
