import type { EvidenceLine } from '../evidence.ts';

type Line<Type extends EvidenceLine['type']> = Extract<EvidenceLine, { type: Type }>;

/** The evidence by what the sections ask it for. */
export interface IndexedEvidence {
  /** By the denial's id. */
  readonly denials: ReadonlyMap<string, Line<'denial.seen'>>;
  /** By the grant's id. */
  readonly added: ReadonlyMap<string, Line<'grant.added'>>;
  readonly begun: ReadonlyMap<number, Line<'life.started'>>;
  readonly ended: ReadonlyMap<number, Line<'life.ended'>>;
  /** What came of each attempt: by its number, in the order of the facts. */
  readonly taught: ReadonlyMap<number, readonly Teaching[]>;
  /** Where the run began. */
  readonly started: Line<'run.started'> | undefined;
}

/** A fact that one attempt taught. */
export type Teaching = Line<
  'denial.seen' | 'grant.added' | 'grant.widened' | 'look-alike.seen' | 'refusal.attributed'
>;

export function indexEvidence(evidence: readonly EvidenceLine[]): IndexedEvidence {
  const denials = new Map<string, Line<'denial.seen'>>();
  const added = new Map<string, Line<'grant.added'>>();
  const begun = new Map<number, Line<'life.started'>>();
  const ended = new Map<number, Line<'life.ended'>>();
  const taught = new Map<number, Teaching[]>();
  for (const line of evidence) {
    if (line.type === 'denial.seen') denials.set(line.denialId, line);
    if (line.type === 'grant.added') added.set(line.grantId, line);
    if (line.type === 'life.started') begun.set(line.life, line);
    if (line.type === 'life.ended') ended.set(line.life, line);
    if (isTeaching(line)) taught.set(line.attempt, [...(taught.get(line.attempt) ?? []), line]);
  }
  const started = evidence.find((line) => line.type === 'run.started');
  return { denials, added, begun, ended, taught, started };
}

function isTeaching(line: EvidenceLine): line is Teaching {
  return (
    line.type === 'denial.seen' ||
    line.type === 'grant.added' ||
    line.type === 'grant.widened' ||
    line.type === 'look-alike.seen' ||
    line.type === 'refusal.attributed'
  );
}
