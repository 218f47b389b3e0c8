import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { attributeByCode, splitDebug } from '../../../src/denial/attribution/debug-output.ts';
import { isBare } from '../../../src/denial/attribution/question.ts';
import { harvestDenials } from '../../../src/denial/harvest.ts';
import { createEmulator, type Emulator } from '../../../src/emulator/emulator.ts';
import { osls, projectRoot } from '../../support/built-bin.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

/** Installed by scripts/setup. */
const serverless3 = join(projectRoot, 'sandbox-projects/parcels/node_modules/.bin/serverless');

const service = `
service: probe
configValidationMode: warn
provider:
  name: aws
  runtime: nodejs22.x
functions:
  hello:
    handler: handler.hello
`;

type Way = (emulator: Emulator) => Readonly<Record<string, string>>;

test.each<[string, string, Way]>([
  ['osls', osls, ({ endpoint }) => ({ AWS_ENDPOINT_URL: endpoint })],
  [
    'serverless 3.40',
    serverless3,
    ({ proxyUrl, caFile }) => ({ HTTPS_PROXY: proxyUrl, NODE_EXTRA_CA_CERTS: caFile }),
  ],
])(
  '%s names the call that was refused without a word, and no secret, where it is to tell more',
  { timeout: 120_000 },
  async (_, cli, way) => {
    await using emulator = await createEmulator();
    await using scratch = await createScratchDir();
    const [cwd, home] = [join(scratch.path, 'probe'), join(scratch.path, 'home')];
    await mkdir(cwd);
    await mkdir(home);
    await writeFile(join(cwd, 'serverless.yml'), service);
    await writeFile(join(cwd, 'handler.js'), 'exports.hello = async () => ({});\n');
    emulator.failNext({
      operation: 's3:PutObject',
      error: { code: 'AccessDenied', message: 'Access Denied', status: 403 },
    });
    const { all, exitCode } = await execa(cli, ['deploy'], {
      cwd,
      all: true,
      reject: false,
      extendEnv: false,
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        TMPDIR: home,
        AWS_ACCESS_KEY_ID: emulator.accessKeyId,
        AWS_SECRET_ACCESS_KEY: emulator.secretAccessKey,
        SLS_AWS_MONITORING_FREQUENCY: '100',
        SLS_LOG_LEVEL: 'info',
        SLS_LOG_DEBUG: 'process',
        SLS_TELEMETRY_DISABLED: '1',
        SLS_NOTIFICATIONS_MODE: 'off',
        CI: '1',
        NO_COLOR: '1',
        ...way(emulator),
      },
    });
    expect(exitCode).toBe(1);

    const { output, debug } = splitDebug(all);
    const { denials, lookAlikes } = harvestDenials([{ kind: 'child-output', text: output }], {
      accountId: emulator.accountId,
      region: emulator.region,
      deployerArn: `arn:aws:iam::${emulator.accountId}:user/operator`,
    });
    expect(lookAlikes).toEqual([]);
    expect(denials.map((denial) => [isBare(denial), attributeByCode(debug, denial)?.action])).toEqual([
      [true, 's3:PutObject'],
    ]);
    expect(debug).not.toContain(emulator.secretAccessKey);
    expect(debug).not.toMatch(/Signature=|authorization:|sessionToken/i);
  },
);
