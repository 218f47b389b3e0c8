import { coversAction, coversResource } from '../../policy/match.ts';
import type { Grantee } from '../../life.ts';
import type { Parameters } from '../../policy/grant.ts';
import {
  appliesTo,
  type Call,
  type KeptStatement,
  mapStatement,
  mayConcern,
  type Part,
  partsOf,
} from '../../policy/kept-statement.ts';
import { bind } from '../../policy/parameters.ts';
import type { GrantSighting, Ledger, LedgerGrant } from './ledger.ts';

/** Something that the service needs and a Deny of the policy does not let it have. */
export interface Conflict {
  readonly action: string;
  readonly sighting: GrantSighting;
  /** It was this statement. False: it may as well have been another one, that was lifted for the same call. */
  readonly shown: boolean;
}

/** A statement of the judged policy that no list of grants can say, with what the lives showed of it. */
export interface LedgerStatement extends KeptStatement {
  /** `s1`, `s2`, … */
  readonly id: string;
  /** Of an Allow: a life is lived without it, so that all it allows is missed action by action. */
  readonly withheld?: true;
  /** Of a Deny: why it was lifted. Empty: it is in force. */
  readonly conflicts: readonly Conflict[];
}

export function isInForce({ withheld, conflicts }: LedgerStatement): boolean {
  return withheld !== true && conflicts.length === 0;
}

/** Whether a statement in force allows the call for certain. All of them are the deployer's. */
export function isAllowedByKept(
  { statements }: Pick<Ledger, 'statements'>,
  call: Call,
  grantee: Grantee,
  parameters: Parameters,
): boolean {
  return (
    grantee === 'deployer' &&
    statements.some(
      (one) => one.effect === 'Allow' && isInForce(one) && appliesTo(fillIn(one, parameters), call) === 'yes',
    )
  );
}

/** Whether some kept statement may be what allowed a grant before it was withheld. */
export function wasAllowedByKept(
  { statements }: Pick<Ledger, 'statements'>,
  { grantee, action, resource }: LedgerGrant,
  parameters: Parameters,
): boolean {
  const bound = { action, resource: bind(resource, parameters) };
  return (
    grantee === 'deployer' &&
    statements.some(
      (one) =>
        one.effect === 'Allow' && partsOf(fillIn(one, parameters)).some((part) => mayConcern(part, bound)),
    )
  );
}

/** The parts of withheld statements that nothing was missed of. */
export function findUnmissedParts(
  { statements, grants }: Pick<Ledger, 'statements' | 'grants'>,
  parameters: Parameters,
): readonly { readonly statement: LedgerStatement; readonly part: Part }[] {
  const found = grants
    .filter(({ grantee }) => grantee === 'deployer')
    .map(({ action, resource }) => ({ action, resource: bind(resource, parameters) }));
  return statements
    .filter(({ withheld }) => withheld)
    .flatMap((statement) => {
      const bound = partsOf(fillIn(statement, parameters));
      return partsOf(statement)
        .filter((_, nth) => !found.some((grant) => bound[nth] !== undefined && mayConcern(bound[nth], grant)))
        .map((part) => ({ statement, part }));
    });
}

/** Of what the life needs, all that a lifted statement denies whatever the condition is: more than was refused before it was lifted. */
export function findDenied(
  statement: LedgerStatement,
  grants: readonly LedgerGrant[],
  parameters: Parameters,
): readonly LedgerGrant[] {
  const bound = fillIn(statement, parameters);
  // What was seen once is in the grant's pattern, where that had to be made wider since.
  const isSeen = (grant: LedgerGrant) =>
    statement.conflicts.some(
      ({ action, sighting }) =>
        coversAction(grant.action, action) &&
        coversResource(bind(grant.resource, parameters), bind(sighting.resource, parameters)),
    );
  return grants.filter(
    (grant) =>
      grant.grantee === 'deployer' &&
      !/[*?]/.test(grant.action) &&
      !isSeen(grant) &&
      appliesTo(bound, { action: grant.action, resource: bind(grant.resource, parameters) }) === 'yes',
  );
}

export function fillIn<Statement extends KeptStatement>(
  statement: Statement,
  parameters: Parameters,
): Statement {
  return mapStatement(statement, (text) => bind(text, parameters));
}
