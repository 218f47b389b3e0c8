import type { Answer } from '../../denial/attribution/answer.ts';
import type { Fruitless } from '../../denial/attribution/attribute.ts';
import type { Recorded } from './record-denials.ts';
import type { Ledger, LedgerGrant } from './ledger.ts';

/** A grant for what one of several refused calls was taken to mean: the next attempt shows whether it was that one. */
export interface Doubt extends Fruitless {
  readonly grantId: string;
  /** The actions of all calls that could have been it. */
  readonly refused: readonly string[];
  /** Shown to have mended nothing here; whether elsewhere is not shown yet. */
  readonly inVain?: true;
}

export interface Settled {
  readonly ledger: Ledger;
  /** Those that this attempt says nothing about, or nothing final. */
  readonly doubts: readonly Doubt[];
  /** What was granted, mended nothing and was taken away again, and where it was tried. */
  readonly dropped: readonly LedgerGrant[];
  readonly fruitless: readonly Fruitless[];
}

/**
 * What an attempt shows about the grants that were made in doubt. Where the same failure now means a call that was refused the
 * last time too, the handler did not get any further: what was granted is not what it failed for, since it went on without it
 * before. Where it means another call, it did get further. A grant that several failures asked for goes when none of them did.
 */
export function settleDoubts(ledger: Ledger, doubts: readonly Doubt[], answers: readonly Answer[]): Settled {
  const open: Doubt[] = [];
  const dropped: LedgerGrant[] = [];
  const fruitless: Fruitless[] = [];
  for (const grantId of new Set(doubts.map((doubt) => doubt.grantId))) {
    const own = doubts.filter((doubt) => doubt.grantId === grantId);
    const shown = own.map((doubt) => judgeDoubt(doubt, answers));
    if (shown.includes('mended')) continue;
    if (shown.includes('nothing')) {
      open.push(...own.map((doubt, nth) => markVain(doubt, shown[nth])));
      continue;
    }
    const grant = ledger.grants.find(({ id }) => id === grantId);
    // What something else was refused as well is needed for that.
    const isOnlyFor = grant?.sightings.every(({ place }) => own.some(({ logicalId }) => logicalId === place));
    if (grant === undefined || isOnlyFor !== true) continue;
    dropped.push(grant);
    fruitless.push(...own.map(({ logicalId, status, action }) => ({ logicalId, status, action })));
  }
  const grants = ledger.grants.filter((grant) => !dropped.includes(grant));
  return { ledger: { ...ledger, grants }, doubts: open, dropped, fruitless };
}

type Shown = 'mended' | 'in-vain' | 'nothing';

function judgeDoubt(doubt: Doubt, answers: readonly Answer[]): Shown {
  if (doubt.inVain) return 'in-vain';
  const answer = answers.find(({ question }) => isSamePlace(question.seen, doubt));
  const actions = answer?.denials.flatMap(({ action }) => action ?? []) ?? [];
  if (actions.length === 0 || actions.includes(doubt.action)) return 'nothing';
  return actions.some((action) => doubt.refused.includes(action)) ? 'in-vain' : 'mended';
}

function markVain(doubt: Doubt, shown: Shown | undefined): Doubt {
  return shown === 'in-vain' ? { ...doubt, inVain: true } : doubt;
}

/** The new grants of an attempt that rest on one of several refused calls. */
export function findDoubts(answers: readonly Answer[], { added, decided }: Recorded): Doubt[] {
  return answers.flatMap(({ question, denials, refused = [] }) => {
    const { logicalId, status } = question.seen;
    if (refused.length < 2 || logicalId === undefined || status === undefined) return [];
    return denials.flatMap((denial) => {
      const grantId = decided.find((one) => one.denial === denial)?.grantId;
      const isNew = added.some(({ id }) => id === grantId);
      return denial.action === undefined || grantId === undefined || !isNew
        ? []
        : [{ logicalId, status, action: denial.action, grantId, refused }];
    });
  });
}

function isSamePlace(seen: Answer['question']['seen'], { logicalId, status }: Doubt): boolean {
  return seen.logicalId === logicalId && seen.status === status;
}
