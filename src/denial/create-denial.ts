import type { ReadingContext } from './context.ts';
import type { Denial, DeniedBy, Lacking, Span } from './denial.ts';
import { findActionsBeginning } from './quirks/action-name.ts';
import { findActionsOfOperation, mostAlternatives, normaliseAction } from './quirks/operations.ts';
import { judgeLacking } from './quirks/lacking.ts';
import { normaliseResource } from './quirks/resource.ts';
import { findServicePrefix } from './quirks/service-names.ts';
import { resourceOfTold, type Told } from './quirks/told-resource.ts';

/** What was read, as it was printed; see {@link Denial} for the fields. */
export interface Printed {
  readonly actionAsPrinted?: string | undefined;
  /** Only the beginning of the action is printed. */
  readonly isCut?: boolean | undefined;
  readonly resourceAsPrinted?: string | undefined;
  readonly principal?: string | undefined;
  readonly deniedBy?: DeniedBy | undefined;
  readonly policyArn?: string | undefined;
  readonly api?: string | undefined;
  readonly service?: string | undefined;
  readonly encoded?: string | undefined;
  readonly authorizationId?: string | undefined;
  readonly authorizationRegion?: string | undefined;
  readonly requestId?: string | undefined;
  /** An action that follows from the words without being printed. */
  readonly inferredAction?: string | undefined;
  /** An ARN that follows from the words without being printed. */
  readonly inferredResource?: string | undefined;
  /** What the words name in another way than by an ARN. */
  readonly told?: Told | undefined;
  /** Where the words tell it although they name no principal. */
  readonly lacking?: Lacking | undefined;
  /** Who tells of it, where that is not whoever deploys: it is theirs, unless the sentence names the deployer. */
  readonly relayedBy?: Lacking | undefined;
  readonly soft?: boolean | undefined;
  readonly raw: string;
  readonly span?: Span | undefined;
}

/** A denial out of what was printed: every quirk normalised, the action inferred where only an operation is named. */
export function createDenial(printed: Printed, context: ReadingContext): Denial {
  const { actionAsPrinted, resourceAsPrinted, principal, service, api } = printed;
  const named =
    actionAsPrinted === undefined || printed.isCut === true ? undefined : normaliseAction(actionAsPrinted);
  const candidates =
    named === undefined && printed.inferredAction === undefined ? inferActions(service, api) : [];
  const alternatives =
    printed.isCut === true && candidates.length === 0 ? complete(actionAsPrinted) : candidates;
  const inferred =
    named === undefined
      ? (printed.inferredAction ?? (candidates.length === 1 ? candidates[0] : undefined))
      : undefined;
  const action = named ?? inferred;
  const resource =
    resourceAsPrinted === undefined
      ? (printed.inferredResource ??
        (printed.told && resourceOfTold(printed.told, action, principal, context)))
      : normaliseResource(resourceAsPrinted, principal, context);
  const denial: Denial = {
    deniedBy: printed.deniedBy ?? 'unknown',
    certainty: certaintyOf(named, inferred),
    lacking: printed.lacking ?? judgeRelayed(printed, context),
    soft: printed.soft ?? false,
    raw: printed.raw,
  };
  const optional = {
    action,
    actionAsPrinted,
    resource,
    resourceAsPrinted,
    principal,
    policyArn: printed.policyArn,
    api,
    service,
    encoded: printed.encoded,
    authorizationId: printed.authorizationId,
    authorizationRegion: printed.authorizationRegion,
    requestId: printed.requestId,
    alternatives: alternatives.length > 0 && action === undefined ? alternatives : undefined,
    span: printed.span,
  };
  const present = Object.entries(optional).filter(([, value]) => value !== undefined);
  return Object.assign({}, denial, Object.fromEntries(present));
}

/** The actions that begin so, where they are few enough to tell something. */
function complete(beginning = ''): readonly string[] {
  const actions = findActionsBeginning(beginning);
  return actions.length > mostAlternatives ? [] : actions;
}

function judgeRelayed({ principal, relayedBy }: Printed, context: ReadingContext): Lacking {
  const isDeployer = principal !== undefined && principal === context.deployerArn;
  return relayedBy !== undefined && !isDeployer ? relayedBy : judgeLacking(principal, context);
}

function certaintyOf(named: string | undefined, inferred: string | undefined): Denial['certainty'] {
  if (named !== undefined) return 'named';
  return inferred === undefined ? 'unknown' : 'inferred';
}

/** The actions that an operation may need: of the service, or of all that have one of that name. */
function inferActions(service: string | undefined, api: string | undefined): readonly string[] {
  if (api === undefined) return [];
  const prefix = service === undefined ? undefined : findServicePrefix(service);
  if (service !== undefined && prefix === undefined) return [];
  return findActionsOfOperation(prefix, api);
}
