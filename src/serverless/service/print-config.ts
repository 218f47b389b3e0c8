import { tmpdir } from 'node:os';
import { HarnessError } from '../../errors.ts';
import { createSecrets } from '../../secrets.ts';
import { buildEnvironment } from '../environment.ts';
import type { Cli } from '../locate-cli.ts';
import { startChild } from '../start-child.ts';
import { createWorkspace } from '../workspace.ts';
import { parseYaml, type RawConfig } from './load-config.ts';

export interface PrintConfigOptions {
  readonly serviceDir: string;
  readonly cli: Cli;
  readonly stage: string;
}

const timeoutMs = 120_000;
/** Nothing listens there. */
const nowhere = 'http://127.0.0.1:1';

/**
 * Asks the service's own CLI for its resolved configuration. AWS is out of reach meanwhile: what only it can
 * tell stays unknown.
 * @throws HarnessError `service-unreadable`
 */
export async function printConfig({ serviceDir, cli, stage }: PrintConfigOptions): Promise<RawConfig> {
  await using workspace = await createWorkspace({ serviceDir, root: tmpdir() });
  const env = await buildEnvironment({
    workspace,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    region: 'us-east-1',
    profiles: [],
    cli,
    endpointUrl: nowhere,
    proxyUrl: nowhere,
    monitoringMs: 1000,
    passEnv: [],
    parentEnv: process.env,
  });
  const child = startChild({
    cli: cli.path,
    args: ['print', '--format', 'json', '--stage', stage],
    cwd: workspace.dir,
    env: { ...env, SLS_AWS_REQUEST_MAX_RETRIES: '0' },
    timeoutMs,
    secrets: createSecrets(),
  });
  const { exit, output } = await child.exited;
  const begin = output.indexOf('{');
  if (exit.kind === 'exited' && exit.code === 0 && begin >= 0) {
    return parseYaml(
      output.slice(begin, output.lastIndexOf('}') + 1),
      'the printed configuration',
    ) as RawConfig;
  }
  throw new HarnessError(`${serviceDir} cannot be read: ${summarise(output)}`, {
    code: 'service-unreadable',
    fault: 'user',
    hint: `Try "${cli.name} print --stage ${stage}" in the directory of the service.`,
  });
}

/** What stands behind `Error:` in the output of Serverless. */
function summarise(output: string): string {
  const [, message = output] = /^Error:\s*([\s\S]*?)(?:\n\s*\n|$)/m.exec(output) ?? [];
  return message.trim().split('\n').slice(0, 3).join(' ');
}
