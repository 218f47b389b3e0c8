import { createBoundary } from '../../account/boundaries.ts';
import { createDeployer } from '../../account/deployer.ts';
import { stageName } from '../../account/names.ts';
import { createDeploymentRole, createRecoveryRole } from '../../account/roles.ts';
import { HarnessError } from '../../errors.ts';
import { readStack } from '../../observe/read-stack.ts';
import { boundRoles } from '../../serverless/change/bound-roles.ts';
import { useStandInRole } from '../../serverless/change/stand-in-role.ts';
import { createWorkspace, type Workspace } from '../../serverless/workspace.ts';
import type { DeploymentRole } from '../../life.ts';
import type { BoundaryDocument } from '../../policy/boundary/boundary.ts';
import { bind } from '../../policy/parameters.ts';
import type { OpenLifeInput, OpenLifeOutput } from '../types.ts';
import { found, type Dependencies, type Resources } from './resources.ts';

/**
 * Random ones after the prefix: enough that the stage stands for itself alone wherever it is met in an ARN, and that it is as
 * long as most stages that people use (`production`, `development`): where CloudFormation cuts a name depends on that.
 */
const stageCharacters = 10;

/**
 * Makes what a life needs: a stage nobody used before, a copy of the service, a deployer without permissions, and a role without any
 * where the service names one for CloudFormation.
 * @throws HarnessError `stack-exists`
 */
export async function openLife(
  deps: Dependencies,
  resources: Resources,
  { number, purpose, operatorArn, boundary }: OpenLifeInput,
): Promise<OpenLifeOutput> {
  const { config, runId, clients, secrets } = deps;
  const journal = found(resources, 'journal');
  const stage = stageName(config.stagePrefix, deps.randomText(stageCharacters));
  const stackName = found(resources, 'service').stackName(stage);
  const stack = await readStack(clients.cloudFormation, stackName);
  if (stack.kind === 'present') {
    throw new HarnessError(`the stack ${stackName} is already in account ${config.accountId}`, {
      code: 'stack-exists',
      fault: 'user',
      hint: 'Remove it, or let the stack name of the service contain ${sls:stage}.',
    });
  }
  await journal.append({ kind: 'stack', stackName, stage });
  const workspace = await createWorkspace({
    serviceDir: config.serviceDir,
    root: deps.tempDir,
    onDirectory: (directory) => journal.append({ kind: 'workspace', directory }),
  });
  const life = { number, purpose, stage };
  const { secretAccessKey, ...deployer } = await createDeployer(clients, { runId, life, journal });
  secrets.add(secretAccessKey);
  resources.lives.set(number, { secretAccessKey, workspace, stackIds: new Set(), newest: {}, revision: 0 });
  const deploymentRole = await openRole(deps, resources, { number, operatorArn, workspace });
  const boundaryArn =
    boundary && (await openBoundary(deps, resources, { ...life, operatorArn, boundary, workspace }));
  return {
    ...life,
    stackName,
    deployer,
    ...(deploymentRole && { deploymentRole }),
    ...(boundaryArn !== undefined && { boundaryArn }),
  };
}

/** The managed policy that bounds the roles of the life, and the service that gives it to them. */
async function openBoundary(
  { config, runId, clients }: Dependencies,
  resources: Resources,
  {
    number,
    stage,
    operatorArn,
    boundary,
    workspace,
  }: Pick<OpenLifeInput, 'number' | 'operatorArn'> & {
    readonly stage: string;
    readonly boundary: BoundaryDocument;
    readonly workspace: Workspace;
  },
): Promise<string> {
  const { accountId, region } = config;
  const arn = await createBoundary(clients, {
    runId,
    life: { number },
    journal: found(resources, 'journal'),
    operatorArn,
    document: bind(JSON.stringify(boundary), { accountId, region, stage }),
  });
  await boundRoles(workspace, arn);
  return arn;
}

/** The role that stands in for the one that the service names, and once for the run the one as which its stacks are recovered. */
async function openRole(
  { runId, clients }: Dependencies,
  resources: Resources,
  {
    number,
    operatorArn,
    workspace,
  }: Pick<OpenLifeInput, 'number' | 'operatorArn'> & { readonly workspace: Workspace },
): Promise<DeploymentRole | undefined> {
  if (!found(resources, 'service').hasDeploymentRole) return undefined;
  const options = { runId, journal: found(resources, 'journal'), operatorArn };
  resources.recoveryRoleArn ??= (await createRecoveryRole(clients, options)).arn;
  const role = await createDeploymentRole(clients, { ...options, life: { number } });
  await useStandInRole(workspace, role.arn);
  return role;
}
