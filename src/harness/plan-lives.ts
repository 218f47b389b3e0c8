import type { LifePurpose } from '../life.ts';
import { harden } from './ledger/harden.ts';
import type { Ledger } from './ledger/ledger.ts';
import { splitCount } from './numbering.ts';
import { choosePurpose, findOwed, withhold } from './removal.ts';
import type { Context } from './types.ts';

/**
 * What the next life begins with; several, where grants are withheld in lives side by side. Each goes on by itself: it has its own grants to
 * do without, its own numbers to give, and its own part of the attempts that are left.
 */
export function planLives(context: Context): readonly Context[] {
  const purpose = choosePurpose(context);
  const parts = purpose === 'removal' ? splitOwed(context) : [[]];
  const attemptNumbers = splitCount(context.attemptNumbers, parts.length);
  const grantNumbers = splitCount(context.ledger.grantNumbers, parts.length);
  const denialNumbers = splitCount(context.ledger.denialNumbers, parts.length);
  const { attempts, input } = context;
  const left = Math.floor((input.maxAttempts - attempts.length) / parts.length);
  return parts.map((withheld, nth): Context => ({
    ...context,
    input: { ...input, maxAttempts: attempts.length + left },
    plan: { number: context.livesPlanned + nth + 1, purpose, withheld },
    livesPlanned: context.livesPlanned + parts.length,
    attemptNumbers: attemptNumbers[nth] ?? context.attemptNumbers,
    ledger: {
      ...ledgerFor(purpose, context, withheld),
      grantNumbers: grantNumbers[nth] ?? context.ledger.grantNumbers,
      denialNumbers: denialNumbers[nth] ?? context.ledger.denialNumbers,
    },
  }));
}

/**
 * A life beside another makes a whole stack: it is worth that where it tests at least as many grants as it has phases. What asked for one
 * thing at one time is tested apart where it can be: together, one call's refusal hides the other's.
 */
function splitOwed(context: Context): readonly (readonly string[])[] {
  const { input, ledger, oneByOne, mostTogether } = context;
  const owed = findOwed(context);
  // Statements say what no list of grants can, so that nothing divides them.
  const mayDivide = !oneByOne && ledger.statements.length === 0;
  const parts = mayDivide
    ? Math.max(1, Math.min(input.jobs, Math.floor(owed.length / input.phases.length)))
    : 1;
  return Array.from({ length: parts }, (_, part) =>
    owed.filter((_id, nth) => nth % parts === part).slice(0, mostTogether),
  );
}

/** The grants as a life of the purpose is lived with them. */
function ledgerFor(purpose: LifePurpose, context: Context, withheld: readonly string[]): Ledger {
  const { input, ledger, boundary } = context;
  switch (purpose) {
    case 'discovery':
      return ledger;
    case 'removal':
      return withhold(ledger, withheld);
    case 'sufficiency':
      return harden(ledger, {
        costless: input.harden,
        // What judges a policy lives with the conditions that it has.
        boundary: input.goal === 'run' && boundary?.kind === 'found',
      });
  }
}
