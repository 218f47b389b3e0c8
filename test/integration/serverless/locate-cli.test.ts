import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { locateCli } from '../../../src/serverless/locate-cli.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { writeFiles } from '../../support/write-files.ts';

/** Installs a command as npm does. */
async function install(directory: string, name: string, version: string, command = name): Promise<void> {
  const script = path.join(directory, 'node_modules', name, 'bin', 'cli.js');
  await writeFiles(path.join(directory, 'node_modules'), {
    [`${name}/package.json`]: JSON.stringify({ name, version }),
    [`${name}/bin/cli.js`]: '#!/usr/bin/env node\n',
    [`.bin/${command}`]: `->../${name}/bin/cli.js`,
  });
  await chmod(script, 0o755);
}

describe('locateCli', () => {
  it('takes what is installed with the service before what is above it', async () => {
    await using scratch = await createScratchDir();
    const serviceDir = path.join(scratch.path, 'services', 'orders');
    await install(scratch.path, 'osls', '4.0.0');
    await install(serviceDir, 'serverless', '3.40.0', 'sls');
    expect(await locateCli({ serviceDir, path: '' })).toEqual({
      path: path.join(serviceDir, 'node_modules/serverless/bin/cli.js'),
      name: 'serverless',
      version: '3.40.0',
    });
  });

  it('looks upwards', async () => {
    await using scratch = await createScratchDir();
    await install(scratch.path, 'osls', '4.3.1');
    const serviceDir = path.join(scratch.path, 'services', 'orders');
    expect(await locateCli({ serviceDir, path: '' })).toMatchObject({ name: 'osls', version: '4.3.1' });
  });

  it('takes osls first where several are side by side', async () => {
    await using scratch = await createScratchDir();
    await install(scratch.path, 'serverless', '3.40.0');
    await install(scratch.path, 'osls', '4.3.1');
    expect(await locateCli({ serviceDir: scratch.path, path: '' })).toMatchObject({ name: 'osls' });
  });

  it('falls back to the PATH, and asks a command without a package for its version', async () => {
    await using scratch = await createScratchDir();
    await writeFiles(scratch.path, { 'bin/sls': '#!/bin/sh\necho "Framework Core: 3.38.0"\n' });
    await chmod(path.join(scratch.path, 'bin/sls'), 0o755);
    const found = await locateCli({
      serviceDir: path.join(scratch.path, 'service'),
      path: `relative:${path.join(scratch.path, 'bin')}`,
    });
    expect(found).toEqual({ path: path.join(scratch.path, 'bin/sls'), name: 'sls', version: '3.38.0' });
  });

  it('takes what is named and looks at nothing else', async () => {
    await using scratch = await createScratchDir();
    await install(scratch.path, 'osls', '4.3.1');
    await install(path.join(scratch.path, 'other'), 'osls', '4.1.0');
    const slsPath = path.join(scratch.path, 'other/node_modules/.bin/osls');
    expect(await locateCli({ serviceDir: scratch.path, slsPath, path: '' })).toMatchObject({
      version: '4.1.0',
    });
    const missing = locateCli({ serviceDir: scratch.path, slsPath: '/nowhere/osls', path: '' });
    await expect(missing).rejects.toMatchObject({ code: 'cli-not-found' });
  });

  it('says what to do when there is none', async () => {
    await using scratch = await createScratchDir();
    await expect(locateCli({ serviceDir: scratch.path, path: '' })).rejects.toMatchObject({
      code: 'cli-not-found',
      hint: 'Install it with the service (npm i -D osls) or name it with --sls PATH.',
    });
  });
});
