import type { OperatorClients } from '../../account/clients.ts';
import { createJournal } from '../../account/journal.ts';
import { readOperator, readQuotas } from '../../account/operator.ts';
import { readTemplateParameters } from '../../account/prerequisites/validate-template.ts';
import { HarnessError } from '../../errors.ts';
import { locateCli } from '../../serverless/locate-cli.ts';
import { findConfigFile } from '../../serverless/service/find-config-file.ts';
import { readService, type ServiceFacts } from '../../serverless/service/read-service.ts';
import { assertWay } from '../../serverless/way-to-aws.ts';
import type { Baseline } from '../../artifact/baseline.ts';
import { readBaseline } from '../../artifact/read-baseline.ts';
import { readUnfinished } from '../../artifact/read-unfinished.ts';
import { readJudgedPolicy } from '../../artifact/read-judged-policy.ts';
import { createEvidenceWriter } from '../../artifact/evidence-writer.ts';
import { nameStandIn, planBoundary } from '../plan-boundary.ts';
import { type Plan, planPrerequisites, type Prerequisite } from '../prerequisites/prerequisite.ts';
import { readPrerequisites, type ReadPrerequisite } from '../prerequisites/read-prerequisites.ts';
import type { Preflight } from '../types.ts';
import type { Dependencies, Resources } from './resources.ts';

/**
 * Finds out whether the run may begin, cheapest question first; nothing is made in the account.
 * @throws HarnessError `usage`, `prerequisite-failed`, `service-not-found`, `service-unreadable`, `cli-not-found`, `credentials`, `account-mismatch`,
 * `endpoint-unreachable`, `operator-denied`, `quota`, `artifact-unwritable`
 */
export async function preflight(
  deps: Dependencies,
  resources: Resources,
  _input: void,
  signal: AbortSignal,
): Promise<Preflight> {
  try {
    return await ask(deps, resources, signal);
  } catch (error) {
    // Kept as it is: the machine knows a failure only in words.
    resources.refusal = error;
    throw error;
  }
}

async function ask(deps: Dependencies, resources: Resources, signal: AbortSignal): Promise<Preflight> {
  const { config, clients, runId } = deps;
  const { serviceDir, slsPath } = config;
  await findConfigFile(serviceDir);
  const prerequisites = await readPrerequisites(config.prerequisites, deps);
  resources.cli = await locateCli({ serviceDir, slsPath, path: deps.env['PATH'] ?? '' });
  assertWay(resources.cli, config);
  resources.service = await readService({ serviceDir, cli: resources.cli });
  const start = await readStart(deps, resources.service);
  const unfinished =
    config.goal === 'run' && !config.fresh
      ? await readUnfinished(config.artifactDir, resources.service.name)
      : undefined;
  const operator = await readOperator(clients, { endpointUrl: config.endpointUrl, signal });
  if (operator.accountId !== config.accountId) {
    throw new HarnessError(
      `the credentials belong to account ${operator.accountId}, not to ${config.accountId}, the one named as a sandbox`,
      {
        code: 'account-mismatch',
        fault: 'user',
        hint: `Use credentials of account ${config.accountId}, or name ${operator.accountId} with --account if it really is a sandbox.`,
      },
    );
  }
  resources.prerequisites = await planWith(clients, prerequisites);
  resources.quotas = await readQuotas(clients.iam);
  const partition = operator.arn.split(':')[1] ?? 'aws';
  const boundary = planBoundary(config, { service: resources.service.name, partition, start });
  if (boundary) resources.boundary = { partition, managedPolicies: new Map() };
  const baseline = start && nameStandIn(start);
  // Nothing is written for a run that was stopped meanwhile.
  signal.throwIfAborted();
  resources.evidence = await createEvidenceWriter(config.outDir, runId, {
    isArtifact: config.goal === 'run',
  });
  resources.journal = await createJournal(config.outDir, {
    runId,
    accountId: operator.accountId,
    region: config.region,
    emulated: config.emulate !== undefined,
    now: deps.now,
  });
  return {
    service: resources.service.name,
    ownStage: resources.service.ownStage,
    accountId: operator.accountId,
    region: config.region,
    operatorArn: operator.arn,
    tools: {
      harness: deps.version,
      serverless: `${resources.cli.name} ${resources.cli.version}`,
      node: process.versions.node,
    },
    ...(baseline && { baseline }),
    ...(unfinished && { unfinished }),
    ...(boundary && { boundary }),
    prerequisites: {
      perRun: resources.prerequisites.perRun.length,
      perLife: resources.prerequisites.perLife.length,
    },
  };
}

/** The policy that the run begins with: of the artifact, or one that is to be judged. */
async function readStart({ config }: Dependencies, service: ServiceFacts): Promise<Baseline | undefined> {
  const { goal, fresh, accountId, region, artifactDir, policyFile, policyStage = service.ownStage } = config;
  if (goal === 'prove' && policyFile !== undefined) {
    return readJudgedPolicy(policyFile, { accountId, region, stage: policyStage });
  }
  if (fresh) return undefined;
  const baseline = await readBaseline(artifactDir);
  if (baseline !== undefined || goal === 'run') return baseline;
  throw new HarnessError(`${artifactDir}: it holds no proven policy, expected a policy.template.json`, {
    code: 'usage',
    fault: 'user',
    hint: 'Run harness run first and commit what it leaves, or name the directory with --out.',
  });
}

/** CloudFormation says which parameters a template has; one named `Stage` that nobody gives is the life's. */
async function planWith(clients: OperatorClients, prerequisites: readonly ReadPrerequisite[]): Promise<Plan> {
  const all: Prerequisite[] = [];
  for (const one of prerequisites) {
    if (one.kind !== 'stack') {
      all.push(one);
      continue;
    }
    const names = await readTemplateParameters(clients, one);
    const asksForStage = names.includes('Stage') && !Object.hasOwn(one.parameters, 'Stage');
    all.push({ ...one, asksForStage });
  }
  return planPrerequisites(all);
}
