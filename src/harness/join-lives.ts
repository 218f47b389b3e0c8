import type { Fact } from '../artifact/evidence.ts';
import { type Change, tellDropped } from './context.ts';
import { decideOutcome } from './decide-outcome.ts';
import { joinLists } from './join-lists.ts';
import { joinLedgers } from './ledger/join-ledgers.ts';
import { joinCounts } from './numbering.ts';
import { findOwed } from './removal.ts';
import type { Context, LifeRecord } from './types.ts';

/** What is known after the lives that were planned have ended. */
export function joinLives(before: Context, ended: readonly Context[]): Change {
  const [alone, ...others] = ended;
  if (alone === undefined) throw new Error('no life was planned');
  if (others.length > 0) return joinSideBySide(before, ended);
  return { context: countTests({ ...alone, input: before.input, plan: undefined }, ended), facts: [] };
}

/**
 * A life that failed beside others shows nothing: what they had may have been in its way, a name or a quota. What it was lived without is
 * still owed a proof, and from now on each life is lived alone.
 */
function joinSideBySide(before: Context, ended: readonly Context[]): Change {
  const passed = ended.filter((one) => lifeOf(one)?.passed === true);
  const unfinished = ended.filter((one) => !passed.includes(one));
  const { ledger, absorbed } = joinLedgers(
    before.ledger,
    passed.map((one) => ({ ledger: one.ledger, withheld: one.plan?.withheld ?? [] })),
  );
  const numbersOf = (ofOne: (context: Context) => Context['attemptNumbers']) =>
    joinCounts(ofOne(before), ended.map(ofOne));
  const listOf = <Entry>(ofOne: (context: Context) => readonly Entry[], of = ended) =>
    joinLists(ofOne(before), of.map(ofOne));
  const failed = before.stop === undefined ? unfinished : [];
  const context: Context = {
    ...before,
    ledger: {
      ...ledger,
      grantNumbers: numbersOf((one) => one.ledger.grantNumbers),
      denialNumbers: numbersOf((one) => one.ledger.denialNumbers),
    },
    lives: listOf(({ lives }) => lives),
    livesPlanned: before.livesPlanned + ended.length,
    attempts: listOf(({ attempts }) => attempts).toSorted((a, b) => a.attempt - b.attempt),
    attemptNumbers: numbersOf(({ attemptNumbers }) => attemptNumbers),
    // The ids of a stack that failed are other ids no less.
    identities: listOf(({ identities }) => identities),
    unneeded: listOf(({ unneeded }) => unneeded, passed),
    doubts: listOf(({ doubts }) => doubts, passed),
    fruitless: listOf(({ fruitless }) => fruitless, passed),
    debugged: listOf(({ debugged }) => debugged, passed),
    failedBeside: failed.flatMap((one) => lifeOf(one) ?? []),
    oneByOne: before.oneByOne || failed.length > 0,
  };
  return {
    context: countTests(context, ended),
    facts: [
      ...failed.flatMap(tellFailed),
      ...unfinished.flatMap((one) => tellForgotten(before, one)),
      ...absorbed.map(({ id, action, resource }) =>
        tellDropped(id, action, resource, 'a wider grant covers it'),
      ),
    ],
  };
}

/** Its own, unless it never came to be. */
function lifeOf({ lives, plan }: Context): LifeRecord | undefined {
  return lives.find(({ number }) => number === plan?.number);
}

function countTests(context: Context, ended: readonly Context[]): Context {
  const tests = ended.filter((one) => one.plan?.purpose === 'removal' && lifeOf(one)?.passed === true);
  const withheld = tests.flatMap(({ plan }) => plan?.withheld ?? []);
  const next = { ...context, tested: [...context.tested, ...withheld] };
  const owed = findOwed(next);
  if (tests.length < ended.length || withheld.some((id) => !owed.includes(id))) return next;
  // Each may be the reason of what the others were refused for: half of them is withheld, and half of that.
  const most = Math.max(...tests.map(({ plan }) => plan?.withheld.length ?? 0));
  return most > 1
    ? { ...next, mostTogether: Math.ceil(most / 2) }
    : { ...next, givenUp: [...next.givenUp, ...withheld] };
}

function tellFailed(failed: Context): Fact[] {
  const life = lifeOf(failed);
  if (life === undefined) return [];
  const { number, purpose, refusals } = life;
  const outcome = decideOutcome(failed);
  const failure = 'message' in outcome ? outcome.message : outcome.kind;
  return [{ type: 'life.ended', life: number, purpose, passed: false, refusals, failure }];
}

function tellForgotten({ ledger }: Context, unfinished: Context): Fact[] {
  return unfinished.ledger.grants
    .filter(({ id }) => !ledger.grants.some((grant) => grant.id === id))
    .map(({ id, action, resource }) =>
      tellDropped(id, action, resource, 'the life that asked for it, beside others, did not come to its end'),
    );
}
