import type { Artifact, PolicyPair } from '../artifact/write-artifact.ts';
import type { RunRecord } from '../artifact/run-record.ts';
import { renderDocument } from '../policy/document.ts';
import { type Grantee, granteeNames } from '../life.ts';
import { findEscalations } from '../policy/escalations.ts';
import type { BoundaryDocument } from '../policy/boundary/boundary.ts';
import { bind, mapTexts } from '../policy/parameters.ts';
import { boundaryOf, boundsOf, finalGrantsOf } from './boundary-record.ts';
import { toFinalGrant } from './final-grant.ts';
import { askersOf, baselineOf } from './baseline-record.ts';
import { decideOutcome, isSufficient } from './decide-outcome.ts';
import { countSufficientLives } from '../proof/sufficiency.ts';
import { isInForce } from './ledger/kept.ts';
import type { LedgerGrant } from './ledger/ledger.ts';
import type { Context, Preflight } from './types.ts';

/** What the context does not know of a run. */
export interface RunCircumstances {
  readonly runId: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** The stage to write into policy.json. Absent: the service's own. */
  readonly policyStage?: string | undefined;
}

/** What a run leaves for people and scripts, made from all that the machine knows. */
export function artifactOf(context: Context, preflight: Preflight, of: RunCircumstances): Artifact {
  const stage = of.policyStage ?? preflight.ownStage;
  const pairOf = (grantee: Grantee): PolicyPair => {
    // Grants alone would tell another policy than the one that was lived with.
    const isWhole = !context.ledger.statements.some((one) => one.effect === 'Allow' && isInForce(one));
    const templates = isWhole ? finalGrantsOf(context, grantee) : [];
    const values = { accountId: preflight.accountId, region: preflight.region, stage };
    return {
      policy: renderDocument(templates.map((grant) => mapTexts(grant, (text) => bind(text, values)))),
      template: renderDocument(templates),
    };
  };
  const hasRole = context.lives.some(({ deploymentRole }) => deploymentRole !== undefined);
  return {
    ...pairOf('deployer'),
    ...(hasRole && { deploymentRole: pairOf('deployment-role') }),
    ...(context.boundary?.kind === 'found' && {
      boundary: {
        policy: JSON.parse(
          bind(JSON.stringify(context.boundary.document), {
            accountId: preflight.accountId,
            region: preflight.region,
            stage,
          }),
        ) as BoundaryDocument,
        template: context.boundary.document,
      },
    }),
    record: recordOf(context, preflight, stage, of),
  };
}

/** Where a life's stand-in was named, the record names the service's own role. */
function nameOwnRole(resource: string, ownRole: string | undefined): string {
  return ownRole === undefined ? resource : resource.replaceAll('${DeploymentRole}', () => ownRole);
}

function recordOf(context: Context, preflight: Preflight, stage: string, of: RunCircumstances): RunRecord {
  return {
    version: 1,
    runId: of.runId,
    goal: context.input.goal,
    startedAt: of.startedAt.toISOString(),
    durationMs: of.endedAt.getTime() - of.startedAt.getTime(),
    outcome: decideOutcome(context),
    service: { name: preflight.service, stage },
    ...(context.ownRole !== undefined && { deploymentRole: { arn: context.ownRole } }),
    accountId: preflight.accountId,
    region: preflight.region,
    phases: phasesOf(context),
    attempts: context.attempts.map((attempt) => ({ ...attempt })),
    grants: context.ledger.grants.map((grant) => ({
      ...grantOf(grant, context),
      phases: [...new Set(grant.sightings.map(({ phase }) => phase))],
      askedBy: askersOf(grant, context),
      denials: grant.sightings.map(({ denialId }) => denialId).filter((id) => id !== ''),
      widenings: grant.widenings.map(({ from, to, arns, reason }) => ({ from, to, arns: [...arns], reason })),
    })),
    escalations: granteeNames.flatMap((grantee) => escalationsOf(context, grantee)),
    ...(context.boundary && { boundary: boundaryOf(context, context.boundary) }),
    softDenials: context.ledger.softDenials.map((soft) => ({
      ...soft,
      ...(soft.resource !== undefined && { resource: nameOwnRole(soft.resource, context.ownRole) }),
    })),
    proof: {
      sufficient: { passed: isSufficient(context), lives: countSufficientLives(context.lives) },
      minimal: minimalityOf(context),
    },
    ...(context.fingerprint && {
      fingerprint: structuredClone(context.fingerprint) as RunRecord['fingerprint'],
    }),
    ...(preflight.baseline && { baseline: baselineOf(context, preflight.baseline) }),
    ...(preflight.unfinished && {
      resumed: { runId: preflight.unfinished.runId, grants: preflight.unfinished.grants.length },
    }),
    leftovers: context.leftovers.map((one) => ({ ...one })),
    tools: preflight.tools,
  };
}

/** What a policy leaves open to who has it. */
function escalationsOf(context: Context, grantee: Grantee): RunRecord['escalations'] {
  return findEscalations(finalGrantsOf(context, grantee), boundsOf(context)).map(
    ({ actions, ...escalation }) => ({ ...escalation, grantee, actions: [...actions] }),
  );
}

/** What is known of whether each grant is needed. */
function minimalityOf(context: Context): RunRecord['proof']['minimal'] {
  const { input, ledger, unneeded } = context;
  const isTold = input.proof !== 'sufficient' && isSufficient(context);
  return {
    passed: isTold ? ledger.grants.every(({ shown }) => shown !== undefined) : null,
    tested: ledger.grants.filter((grant) => wasTested(grant)).length + unneeded.length,
    unneeded: unneeded.map(({ action, resource }) => ({ action, resource })),
  };
}

/** In this run: what an earlier one knew of a grant of the baseline has no attempt here. */
function wasTested({ shown, sightings }: LedgerGrant): boolean {
  return shown === 'removal' && sightings.some(({ attempt }) => attempt > 0);
}

function grantOf(grant: LedgerGrant, context: Context) {
  const { id, grantee, via, shown } = grant;
  const { action, resource, condition } = toFinalGrant(grant, context);
  return {
    id,
    grantee,
    action,
    resource,
    via,
    ...(shown && { proof: shown }),
    ...(condition && {
      condition: structuredClone(condition) as NonNullable<RunRecord['grants'][number]['condition']>,
    }),
  };
}

/** Each phase of each life in its order. */
function phasesOf({ attempts, lives, input }: Context): RunRecord['phases'] {
  return lives.flatMap(({ number: life }) =>
    input.phases.flatMap(({ name }) => {
      const own = attempts.filter((attempt) => attempt.life === life && attempt.phase === name);
      if (own.length === 0) return [];
      return [
        {
          name,
          life,
          attempts: own.length,
          durationMs: own.reduce((sum, { durationMs }) => sum + durationMs, 0),
          childMs: own.reduce((sum, { childMs }) => sum + childMs, 0),
        },
      ];
    }),
  );
}
