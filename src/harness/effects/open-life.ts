import { createDeployer } from '../../account/deployer.ts';
import { stageName } from '../../account/names.ts';
import { HarnessError } from '../../errors.ts';
import { readStack } from '../../observe/read-stack.ts';
import { createWorkspace } from '../../serverless/workspace.ts';
import type { OpenLifeInput, OpenLifeOutput } from '../types.ts';
import { found, type Dependencies, type Resources } from './resources.ts';

/**
 * Random ones after the prefix: enough that the stage stands for itself alone wherever it is met in an ARN, and that it is as
 * long as most stages that people use (`production`, `development`): where CloudFormation cuts a name depends on that.
 */
const stageCharacters = 10;

/**
 * Makes what a life needs: a stage nobody used before, a copy of the service, and a deployer without permissions.
 * @throws HarnessError `stack-exists`
 */
export async function openLife(
  deps: Dependencies,
  resources: Resources,
  { number, purpose }: OpenLifeInput,
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
  return { ...life, stackName, deployer };
}
