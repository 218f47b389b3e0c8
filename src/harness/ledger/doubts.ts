import type { Answer } from '../../denial/attribution/answer.ts';
import type { Fruitless } from '../../denial/attribution/attribute.ts';
import type { Recorded } from './record-denials.ts';
import type { Ledger, LedgerGrant } from './ledger.ts';

/** A grant for what one of several refused calls was taken to mean: the next attempt shows whether it was that one. */
export interface Doubt extends Fruitless {
  readonly grantId: string;
  /** The actions of all calls that could have been it. */
  readonly refused: readonly string[];
}

export interface Settled {
  readonly ledger: Ledger;
  /** Those that this attempt says nothing about. */
  readonly doubts: readonly Doubt[];
  /** What was granted and mended nothing, and was taken away again. */
  readonly fruitless: readonly { readonly doubt: Doubt; readonly grant: LedgerGrant }[];
}

/**
 * What an attempt shows about the grants that were made in doubt. Where the same failure now means a call that was refused the
 * last time too, the handler did not get any further: what was granted is not what it failed for, since it went on without it
 * before. Where it means another call, it did get further.
 */
export function settleDoubts(ledger: Ledger, doubts: readonly Doubt[], answers: readonly Answer[]): Settled {
  const open: Doubt[] = [];
  const fruitless: { doubt: Doubt; grant: LedgerGrant }[] = [];
  for (const doubt of doubts) {
    const answer = answers.find(({ question }) => isSamePlace(question.seen, doubt));
    const actions = answer?.denials.flatMap(({ action }) => action ?? []) ?? [];
    if (actions.length === 0 || actions.includes(doubt.action)) {
      open.push(doubt);
      continue;
    }
    const grant = ledger.grants.find(({ id }) => id === doubt.grantId);
    // What something else was refused as well is needed for that.
    const isOnlyFor = grant?.sightings.every(({ place }) => place === doubt.logicalId) === true;
    if (grant && isOnlyFor && actions.some((action) => doubt.refused.includes(action))) {
      fruitless.push({ doubt, grant });
    }
  }
  const dropped = new Set(fruitless.map(({ grant }) => grant.id));
  const grants = ledger.grants.filter(({ id }) => !dropped.has(id));
  return { ledger: { ...ledger, grants }, doubts: open, fruitless };
}

/** The new grants of an attempt that rest on one of several refused calls. */
export function findDoubts(answers: readonly Answer[], { decided }: Recorded): Doubt[] {
  return answers.flatMap(({ question, denials, refused = [] }) => {
    const { logicalId, status } = question.seen;
    if (refused.length < 2 || logicalId === undefined || status === undefined) return [];
    return denials.flatMap((denial) => {
      const grant = decided.find((one) => one.denial === denial && one.decision === 'granted');
      return denial.action === undefined || grant?.grantId === undefined
        ? []
        : [{ logicalId, status, action: denial.action, grantId: grant.grantId, refused }];
    });
  });
}

function isSamePlace(seen: Answer['question']['seen'], { logicalId, status }: Doubt): boolean {
  return seen.logicalId === logicalId && seen.status === status;
}
