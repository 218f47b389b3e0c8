import type { EvidenceLine } from '../../artifact/evidence.ts';
import { type LifePurpose, phaseNames, type PhaseName } from '../../life.ts';

export interface PhaseView {
  readonly name: PhaseName;
  readonly state: 'waiting' | 'running' | 'passed' | 'failed';
  readonly attempts: number;
  readonly durationMs: number;
}

export interface LifeView {
  readonly number: number;
  readonly purpose: LifePurpose;
  readonly stage: string;
  readonly phases: readonly PhaseView[];
  /** What it is waiting for, or doing, between two attempts. */
  readonly doing?: string | undefined;
}

/** What a person wants to know while a run is going on, gathered from its facts. Times are milliseconds since 1970. */
export interface RunView {
  readonly service?: string;
  readonly place?: string;
  readonly startedAtMs?: number;
  /** That are lived now, or were last: several where they are lived side by side. */
  readonly lives: readonly LifeView[];
  /** Numbers of those of them that have ended. */
  readonly ended: readonly number[];
  /** What the run is doing between two lives. */
  readonly doing?: string | undefined;
  readonly lastRefused?: string;
  readonly lastGranted?: string;
  /** By grant id: later facts name only the id. */
  readonly grants: Readonly<Record<string, { readonly action: string; readonly resource: string }>>;
  /** How many of a judged policy stand beside the grants. */
  readonly statements: number;
  readonly attempts: number;
  /** What was refused and not missed, by what it was; the id of the denial that showed it first. */
  readonly softDenials: Readonly<Record<string, string>>;
  readonly leftovers: number;
}

export const emptyView: RunView = {
  lives: [],
  ended: [],
  grants: {},
  statements: 0,
  attempts: 0,
  softDenials: {},
  leftovers: 0,
};

/** The view after one more line. */
export function followRun(before: RunView, line: EvidenceLine): RunView {
  const atMs = Date.parse(line.at);
  const view = before.startedAtMs === undefined ? { ...before, startedAtMs: atMs } : before;
  switch (line.type) {
    case 'run.started':
      return { ...view, service: line.service, place: `account ${line.accountId} · ${line.region}` };
    case 'prerequisite.started':
      return doing(view, line.life, `making ${line.what}`);
    case 'prerequisite.ready':
    case 'prerequisite.removed':
      return doing(view, line.life, undefined);
    case 'life.started': {
      const { life: number, purpose, stage } = line;
      const phases = phaseNames.map((name) => ({
        name,
        state: 'waiting' as const,
        attempts: 0,
        durationMs: 0,
      }));
      const beside = view.lives.every((one) => view.ended.includes(one.number)) ? [] : view.lives;
      const lives = [...beside, { number, purpose, stage, phases }];
      return { ...view, lives, doing: undefined };
    }
    case 'attempt.started': {
      const next = doing({ ...view, attempts: view.attempts + 1 }, line.life, undefined);
      return changePhase(next, line, (phase) => ({ state: 'running', attempts: phase.attempts + 1 }));
    }
    case 'attempt.ended':
      return changePhase(view, line, (phase) => ({
        state: stateAfter(line.verdict),
        durationMs: phase.durationMs + line.durationMs,
      }));
    case 'denial.seen': {
      const refused = renderDenial(line.denial);
      const softDenials =
        line.decision === 'soft' ? { [refused]: line.denialId, ...view.softDenials } : view.softDenials;
      return { ...view, softDenials, lastRefused: refused };
    }
    case 'grant.given':
      return {
        ...view,
        grants: { ...view.grants, [line.grantId]: { action: line.action, resource: line.resource } },
      };
    case 'statement.given':
      return { ...view, statements: view.statements + 1 };
    case 'statement.lifted':
    case 'statement.restored':
      return view;
    case 'grant.added':
      return withGrant(view, line.grantId, line.action, line.resource);
    case 'grant.widened':
      return withGrant(view, line.grantId, view.grants[line.grantId]?.action ?? line.grantId, line.to);
    case 'grant.dropped': {
      const { [line.grantId]: _, ...grants } = view.grants;
      return { ...view, grants };
    }
    case 'policy.applied':
      return doing(view, line.life, 'waiting until AWS honours the policy');
    case 'policy.honoured':
      return doing(view, line.life, undefined);
    case 'source.absent':
    case 'look-alike.seen':
    case 'refusal.attributed':
      return view;
    case 'key.renewed':
      return doing(view, line.life, 'waiting for another key of the deployer');
    case 'stack.recovered':
      return doing(view, line.life, `brought ${line.stackName} back from ${line.from}`);
    case 'life.ended': {
      const ended = [...view.ended, line.life];
      const next = doing({ ...view, ended }, line.life, undefined);
      if (!view.lives.every(({ number }) => ended.includes(number))) return next;
      return { ...next, doing: line.purpose === 'discovery' ? 'preparing the proof' : 'ending' };
    }
    case 'leftover.found':
      return { ...view, leftovers: view.leftovers + 1 };
    case 'run.ended':
      return { ...view, doing: undefined };
  }
}

/** What was refused, in one line of its own. */
export function renderDenial(denial: {
  readonly action?: string | undefined;
  readonly api?: string | undefined;
  readonly resource?: string | undefined;
  readonly raw: string;
}): string {
  const action = denial.action ?? denial.api;
  if (action === undefined) return denial.raw.replaceAll(/\s+/g, ' ').trim();
  return denial.resource === undefined ? action : `${action} on ${denial.resource}`;
}

function stateAfter(verdict: string): PhaseView['state'] {
  if (verdict === 'passed') return 'passed';
  return ['blocked', 'broken', 'stuck'].includes(verdict) ? 'failed' : 'running';
}

function changeLife(view: RunView, life: number, change: (life: LifeView) => Partial<LifeView>): RunView {
  const lives = view.lives.map((one) => (one.number === life ? { ...one, ...change(one) } : one));
  return { ...view, lives };
}

/** @param life absent: what is done is done for the run */
function doing(view: RunView, life: number | undefined, what: string | undefined): RunView {
  return life === undefined ? { ...view, doing: what } : changeLife(view, life, () => ({ doing: what }));
}

function changePhase(
  view: RunView,
  { life, phase: name }: { readonly life: number; readonly phase: PhaseName },
  change: (phase: PhaseView) => Partial<PhaseView>,
): RunView {
  return changeLife(view, life, ({ phases }) => ({
    phases: phases.map((phase) => (phase.name === name ? { ...phase, ...change(phase) } : phase)),
  }));
}

function withGrant(view: RunView, id: string, action: string, resource: string): RunView {
  const grants = { ...view.grants, [id]: { action, resource } };
  return { ...view, grants, lastGranted: `${action} on ${resource}` };
}
