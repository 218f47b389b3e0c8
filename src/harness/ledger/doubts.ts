import type { Answer } from '../../denial/attribution/answer.ts';
import type { Decision } from '../../artifact/evidence.ts';
import { callKey, type Fruitless } from '../../denial/attribution/attribute.ts';
import type { PhaseName } from '../../life.ts';
import type { Recorded } from './record-denials.ts';
import type { Ledger, LedgerGrant } from './ledger.ts';

/** A grant for what one of several refused calls was taken to mean: the next attempts show whether it was that one. */
export interface Doubt extends Fruitless {
  readonly grantId: string;
  readonly phase: PhaseName;
  /** The actions of all calls that could have been it. */
  readonly refused: readonly string[];
  /** The other calls that could have been it, as `callKey` names them. */
  readonly rivals: readonly string[];
  /** The grant was withheld and was given back for this. */
  readonly isRestored?: true;
  /** One of the rivals was allowed meanwhile: what passes now may do so for that one. */
  readonly hasRival?: true;
  /** Shown to have mended nothing here; whether elsewhere is not shown yet. */
  readonly inVain?: true;
}

export interface Settled {
  readonly ledger: Ledger;
  /** Those that this attempt says nothing about, or nothing final. */
  readonly doubts: readonly Doubt[];
  /** What was granted, mended nothing and was taken away again, and where it was tried. */
  readonly dropped: readonly LedgerGrant[];
  /** What was given back, mended nothing and is withheld once more. */
  readonly withheld: readonly LedgerGrant[];
  readonly fruitless: readonly Fruitless[];
}

/**
 * What an attempt shows about the grants that were made in doubt. Where the same failure now means a call that was refused the
 * last time too, the handler did not get any further: what was granted is not what it failed for, since it went on without it
 * before. Where it means another call, or the step is done, it did get further. A grant that several failures asked for goes when none
 * of them did. Of one that was withheld it is shown that it is needed, where a step has failed without it and got further with it, and
 * with nothing else that it may have failed for.
 */
export function settleDoubts(
  ledger: Ledger,
  doubts: readonly Doubt[],
  answers: readonly Answer[],
  attempt: { readonly phase: PhaseName; readonly achieved: boolean },
): Settled {
  const open: Doubt[] = [];
  const [dropped, withheld, needed]: [LedgerGrant[], LedgerGrant[], LedgerGrant[]] = [[], [], []];
  const fruitless: Fruitless[] = [];
  for (const grantId of new Set(doubts.map((doubt) => doubt.grantId))) {
    const own = doubts.filter((doubt) => doubt.grantId === grantId);
    const shown = own.map((doubt) => judgeDoubt(doubt, answers, attempt));
    const grant = ledger.grants.find(({ id }) => id === grantId);
    if (shown.includes('mended')) {
      const isShown = own.some(
        ({ isRestored, hasRival }, nth) => shown[nth] === 'mended' && isRestored === true && !hasRival,
      );
      if (grant && isShown) needed.push(grant);
      continue;
    }
    if (shown.includes('nothing')) {
      open.push(...own.map((doubt, nth) => markVain(doubt, shown[nth])));
      continue;
    }
    const isRestored = own.every((doubt) => doubt.isRestored);
    // What something else was refused as well is needed for that.
    const isOnlyFor = grant?.sightings.every(({ place }) => own.some(({ logicalId }) => logicalId === place));
    if (grant === undefined || (!isRestored && isOnlyFor !== true)) continue;
    (isRestored ? withheld : dropped).push(grant);
    fruitless.push(...own.map(({ logicalId, status, action }) => ({ logicalId, status, action })));
  }
  const grants = ledger.grants
    .filter((grant) => !dropped.includes(grant))
    .map((grant): LedgerGrant => {
      if (withheld.includes(grant)) return { ...grant, withheld: true };
      return needed.includes(grant) ? { ...grant, shown: 'removal' } : grant;
    });
  return { ledger: { ...ledger, grants }, doubts: open, dropped, withheld, fruitless };
}

type Shown = 'mended' | 'in-vain' | 'nothing';

function judgeDoubt(
  doubt: Doubt,
  answers: readonly Answer[],
  { phase, achieved }: { readonly phase: PhaseName; readonly achieved: boolean },
): Shown {
  if (doubt.inVain) return 'in-vain';
  if (achieved) return phase === doubt.phase && isDoneAgain(doubt) ? 'mended' : 'nothing';
  const answer = answers.find(({ question }) => isSamePlace(question.seen, doubt));
  const actions = answer?.denials.flatMap(({ action }) => action ?? []) ?? [];
  if (actions.length === 0 || actions.includes(doubt.action)) return 'nothing';
  return actions.some((action) => doubt.refused.includes(action)) ? 'in-vain' : 'mended';
}

/** Whether its phase does the step each time: what is deleted in a deployment is so for a failure, or as the rest of an update. */
function isDoneAgain({ phase, status }: Doubt): boolean {
  switch (phase) {
    case 'deploy':
      return status.startsWith('CREATE_');
    case 'update':
      return status.startsWith('UPDATE_');
    case 'remove':
      return status.startsWith('DELETE_');
    case 'info':
    case 'rollback':
      return false;
  }
}

function markVain(doubt: Doubt, shown: Shown | undefined): Doubt {
  return shown === 'in-vain' ? { ...doubt, inVain: true } : doubt;
}

/** The grants of an attempt, new and given back, that rest on one of several refused calls. */
export function findDoubts(
  answers: readonly Answer[],
  { added, decided }: Recorded,
  phase: PhaseName,
): Doubt[] {
  return answers.flatMap(({ question, denials, refused = [], rivals = [] }) => {
    const { logicalId, status } = question.seen;
    if (logicalId === undefined || status === undefined) return [];
    return denials.flatMap((denial): Doubt[] => {
      const { grantId, decision } = decided.find((one) => one.denial === denial) ?? {};
      const isNew = refused.length > 1 && added.some(({ id }) => id === grantId);
      const isRestored = rivals.length > 0 && decision === 'restored';
      if (denial.action === undefined || grantId === undefined || !(isNew || isRestored)) return [];
      const doubt = { logicalId, status, phase, action: denial.action, grantId, refused, rivals };
      return [{ ...doubt, ...(isRestored && { isRestored }) }];
    });
  });
}

/** The doubts, where an attempt has led to allowing one of the calls that could have been it as well. */
export function noteRivals(doubts: readonly Doubt[], { decided }: Recorded): Doubt[] {
  const allowed = new Set(
    decided.flatMap(({ decision, denial }) => (allowing.has(decision) ? [callKey(denial)] : [])),
  );
  return doubts.map((doubt) =>
    doubt.rivals.some((rival) => allowed.has(rival)) ? { ...doubt, hasRival: true } : doubt,
  );
}

const allowing = new Set<Decision>(['granted', 'widened', 'restored']);

function isSamePlace(seen: Answer['question']['seen'], { logicalId, status }: Doubt): boolean {
  return seen.logicalId === logicalId && seen.status === status;
}
