import type { ReadingContext } from '../context.ts';
import { createDenial } from '../create-denial.ts';
import type { Denial, DeniedBy } from '../denial.ts';
import { denialKey, uniqueBy } from '../parse-denials.ts';

/**
 * What AWS recorded of a refused request, as far as it is read here.
 * Source: https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_GetRequestAuthorizationDetails.html
 */
export interface AuthorizationDetails {
  /** One for each action and resource of the request. */
  readonly evaluations: readonly Evaluation[];
  /** All that were considered. */
  readonly policies: readonly ConsideredPolicy[];
}

interface Evaluation {
  readonly action: string;
  readonly resource: string;
  /** `ALLOW`, `EXPLICIT_DENY`, `IMPLICIT_DENY`. */
  readonly evaluatedEffect?: string | undefined;
  readonly matchedPolicies?: readonly MatchedPolicy[] | undefined;
}

interface MatchedPolicy {
  /** Of a managed policy its ARN, else opaque. */
  readonly uri: string;
  /** Each `ALLOW` or `DENY`. */
  readonly matchedStatements?: readonly { readonly evaluatedEffect?: string | undefined }[] | undefined;
}

interface ConsideredPolicy {
  readonly type?: string | undefined;
  readonly uri?: string | undefined;
}

/** Source: https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_PolicyInfo.html */
const layers: Readonly<Record<string, DeniedBy>> = {
  IDENTITY_BASED_POLICY: 'identity',
  RESOURCE_BASED_POLICY: 'resource',
  PERMISSIONS_BOUNDARY: 'boundary',
  SESSION_POLICY: 'session',
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
  VPC_ENDPOINT_POLICY: 'vpce',
};

/** Of these each must allow, where there is one. A resource's own policy need not. */
const limiting: readonly DeniedBy[] = ['boundary', 'session', 'scp', 'rcp', 'vpce'];

/** AWS recorded what was refused, and the words leave something of it open: the action, the resource's ARN, or whose policy refused. */
export function leavesOpen({ authorizationId, certainty, resourceAsPrinted, deniedBy }: Denial): boolean {
  if (authorizationId === undefined) return false;
  return certainty !== 'named' || !isExact(resourceAsPrinted) || deniedBy === 'unknown';
}

/**
 * A refusal with what the record of its request adds. What the words say stands, so that only what was evaluated of the same call
 * counts. Empty: nothing of it was denied.
 */
export function readAuthorizationDetails<Told extends Denial>(
  { evaluations, policies }: AuthorizationDetails,
  denial: Told,
  context: ReadingContext,
): readonly Told[] {
  const denied = evaluations
    .filter(({ evaluatedEffect }) => /^(?:EXPLICIT|IMPLICIT)_DENY$/.test(evaluatedEffect ?? ''))
    .map((evaluation) => ({ evaluation, told: complete(denial, evaluation, policies, context) }))
    .filter(({ evaluation, told }) => denial.certainty !== 'named' || isSameCall(denial, evaluation, told));
  return uniqueBy(
    denied.map(({ told }) => told),
    denialKey,
  );
}

function complete<Told extends Denial>(
  denial: Told,
  evaluation: Evaluation,
  policies: readonly ConsideredPolicy[],
  context: ReadingContext,
): Told {
  const isNamed = denial.certainty === 'named';
  const { resource } = evaluation;
  const layer =
    denial.deniedBy === 'unknown' ? judgeLayer(evaluation, policies) : { deniedBy: denial.deniedBy };
  const told = createDenial(
    {
      actionAsPrinted: isNamed ? denial.actionAsPrinted : evaluation.action,
      resourceAsPrinted:
        isExact(denial.resourceAsPrinted) || !isExact(resource) ? denial.resourceAsPrinted : resource,
      principal: denial.principal,
      raw: denial.raw,
      ...layer,
    },
    context,
  );
  return { ...denial, ...told, soft: denial.soft, lacking: lackingOf(denial, told) };
}

function lackingOf(denial: Denial, told: Denial): Denial['lacking'] {
  return denial.lacking === 'unknown' ? told.lacking : denial.lacking;
}

/** The same action and, where the words have an ARN, on that. */
function isSameCall(denial: Denial, { action, resource }: Evaluation, told: Denial): boolean {
  return (
    action.toLowerCase() === denial.actionAsPrinted?.toLowerCase() &&
    (!isExact(denial.resourceAsPrinted) || [told.resource, told.resourceAsPrinted].includes(resource))
  );
}

/** `policy arn:…` as well. */
function isExact(resource: string | undefined): boolean {
  return resource !== undefined && /^(?:\*$|(?:[a-z ]{1,20} )?arn:)/.test(resource);
}

/**
 * Which policy denied: the one whose matching statement denies; else, where none of the identity's allows, these; else the one kind
 * that limits them and does not allow. Unknown where the record does not tell that much.
 */
function judgeLayer(
  { evaluatedEffect, matchedPolicies }: Evaluation,
  policies: readonly ConsideredPolicy[],
): { readonly deniedBy: DeniedBy; readonly policyArn?: string } {
  const kindOf = (uri: string): DeniedBy | undefined =>
    layers[policies.find((policy) => policy.uri === uri)?.type ?? ''];
  const matchedBy = (effect: string): readonly MatchedPolicy[] =>
    (matchedPolicies ?? []).filter(({ matchedStatements = [] }) =>
      matchedStatements.some((statement) => statement.evaluatedEffect === effect),
    );
  if (evaluatedEffect === 'EXPLICIT_DENY') {
    const [denying] = matchedBy('DENY');
    const kind = denying && kindOf(denying.uri);
    return {
      // As where the words tell of a deny without its kind: no grant mends it.
      deniedBy: kind === undefined || kind === 'identity' ? 'explicit-identity' : kind,
      ...(denying?.uri.startsWith('arn:') === true && { policyArn: denying.uri }),
    };
  }
  if (matchedPolicies === undefined || policies.length === 0) return { deniedBy: 'unknown' };
  const allowing = new Set(matchedBy('ALLOW').map(({ uri }) => kindOf(uri)));
  if (!allowing.has('identity')) return { deniedBy: 'identity' };
  const lacking = limiting.filter(
    (kind) => !allowing.has(kind) && policies.some(({ type }) => layers[type ?? ''] === kind),
  );
  const [only, ...others] = lacking;
  return { deniedBy: only === undefined || others.length > 0 ? 'unknown' : only };
}
