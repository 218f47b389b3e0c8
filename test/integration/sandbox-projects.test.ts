import { join } from 'node:path';
import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { sandboxRoot } from '../../scripts/sandbox/sandbox-projects.ts';
import { createEmulator } from '../../src/emulator/emulator.ts';
import { locateCli } from '../../src/serverless/locate-cli.ts';
import { createWorkspace } from '../../src/serverless/workspace.ts';
import { projectRoot } from '../support/built-bin.ts';
import { createScratchDir } from '../support/scratch-dir.ts';

const root = join(projectRoot, sandboxRoot);

// A few that need no installation of their own and meet many types; `scripts/matrix` lives the whole life of all.
test.each(['chat-socket', 'data-api'])(
  '%s is deployed and removed by an administrator',
  { timeout: 300_000 },
  async (project) => {
    await using emulator = await createEmulator();
    await using scratch = await createScratchDir();
    const serviceDir = join(root, project);
    await using workspace = await createWorkspace({ serviceDir, root: scratch.path });
    const cli = await locateCli({ serviceDir, path: '' });
    for (const command of ['deploy', 'info', 'remove']) {
      const { exitCode, all } = await execa(cli.path, [command], {
        cwd: workspace.dir,
        extendEnv: false,
        env: {
          PATH: process.env['PATH'],
          HOME: workspace.home,
          TMPDIR: workspace.tmp,
          AWS_ACCESS_KEY_ID: emulator.accessKeyId,
          AWS_SECRET_ACCESS_KEY: emulator.secretAccessKey,
          HTTPS_PROXY: emulator.proxyUrl,
          NODE_EXTRA_CA_CERTS: emulator.caFile,
          SLS_AWS_MONITORING_FREQUENCY: '100',
          SLS_TELEMETRY_DISABLED: '1',
          SLS_NOTIFICATIONS_MODE: 'off',
          CI: '1',
        },
        all: true,
        stdin: 'ignore',
        reject: false,
      });
      expect({ command, exitCode, all }).toMatchObject({ exitCode: 0 });
    }
    const client = { endpoint: emulator.endpoint, region: emulator.region, credentials: emulator };
    const { StackSummaries = [] } = await new CloudFormationClient(client).send(new ListStacksCommand({}));
    expect([...new Set(StackSummaries.map(({ StackStatus }) => StackStatus))]).toEqual(['DELETE_COMPLETE']);
  },
);
