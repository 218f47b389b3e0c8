import { lstat, mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../../src/serverless/workspace.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { writeFiles } from '../../support/write-files.ts';

/** Every path below a directory with its content and its time of change. */
async function photograph(directory: string): Promise<Record<string, string>> {
  const picture: Record<string, string> = {};
  for (const name of await readdir(directory, { recursive: true })) {
    const file = path.join(directory, name);
    const { mtimeMs, mode } = await lstat(file);
    const content = (await stat(file)).isFile() ? await readFile(file, 'utf8') : '';
    picture[name] = `${mode} ${mtimeMs} ${content}`;
  }
  return picture;
}

describe('createWorkspace', () => {
  it('copies the service, and leaves out what earlier runs left', async () => {
    await using scratch = await createScratchDir();
    const serviceDir = path.join(scratch.path, 'service');
    await writeFiles(serviceDir, {
      'serverless.yml': 'service: a\n',
      'src/handler.js': 'exports.a = 1;\n',
      '.serverless/state.json': '{}',
      '.serverlessrc': '{}',
      '.harness/run.json': '{}',
      '.git/HEAD': 'ref',
    });
    const before = await photograph(serviceDir);
    await using workspace = await createWorkspace({ serviceDir, root: scratch.path });
    expect((await readdir(workspace.dir)).toSorted()).toEqual(['serverless.yml', 'src']);
    expect(await readFile(path.join(workspace.dir, 'src/handler.js'), 'utf8')).toBe('exports.a = 1;\n');
    expect((await stat(workspace.root)).mode & 0o777).toBe(0o700);
    await writeFile(path.join(workspace.dir, 'src/handler.js'), 'changed');
    await writeFile(path.join(workspace.home, 'x'), '');
    await writeFile(path.join(workspace.tmp, 'x'), '');
    expect(await photograph(serviceDir)).toEqual(before);
  });

  it('is gone when it is left, and told of before it is written', async () => {
    await using scratch = await createScratchDir();
    const serviceDir = path.join(scratch.path, 'service');
    await writeFiles(serviceDir, { 'serverless.yml': 'service: a\n' });
    const told: string[] = [];
    const workspace = await createWorkspace({
      serviceDir,
      root: scratch.path,
      onDirectory: async (directory) => {
        told.push(directory);
        expect(await readdir(directory)).toEqual([]);
      },
    });
    expect(told).toEqual([workspace.root]);
    await workspace[Symbol.asyncDispose]();
    expect(await readdir(scratch.path)).toEqual(['service']);
  });

  it('leaves nothing behind when it cannot be made', async () => {
    await using scratch = await createScratchDir();
    const serviceDir = path.join(scratch.path, 'service');
    await writeFiles(serviceDir, { 'serverless.yml': 'service: a\n' });
    const onDirectory = () => Promise.reject(new Error('disk full'));
    await expect(createWorkspace({ serviceDir, root: scratch.path, onDirectory })).rejects.toThrow(
      'disk full',
    );
    expect(await readdir(scratch.path)).toEqual(['service']);
  });

  it('says that there is no such directory', async () => {
    await using scratch = await createScratchDir();
    const serviceDir = path.join(scratch.path, 'nowhere');
    await expect(createWorkspace({ serviceDir, root: scratch.path })).rejects.toMatchObject({
      code: 'service-not-found',
    });
  });

  it('takes the project along when the service refers outside', async () => {
    await using scratch = await createScratchDir();
    const project = path.join(scratch.path, 'project');
    await writeFiles(project, {
      '.git/HEAD': 'ref',
      'shared/shared.yml': 'x: 1\n',
      'services/orders/serverless.yml': 'custom: ${file(../../shared/shared.yml)}\n',
      'services/orders/handler.js': '',
    });
    await using workspace = await createWorkspace({
      serviceDir: path.join(project, 'services/orders'),
      root: scratch.path,
    });
    const shared = path.join(workspace.dir, '../../shared/shared.yml');
    expect(await readFile(shared, 'utf8')).toBe('x: 1\n');
    await writeFile(shared, 'changed');
    expect(await readFile(path.join(project, 'shared/shared.yml'), 'utf8')).toBe('x: 1\n');
  });

  it('leaves the project behind when the service stays within itself', async () => {
    await using scratch = await createScratchDir();
    await writeFiles(scratch.path, {
      '.git/HEAD': 'ref',
      'other/large.bin': 'x',
      'service/serverless.yml': 'service: a\n',
      'service/src/handler.js': "require('../lib/x'); // see ../README\n",
    });
    await mkdir(path.join(scratch.path, 'root'));
    await using workspace = await createWorkspace({
      serviceDir: path.join(scratch.path, 'service'),
      root: path.join(scratch.path, 'root'),
    });
    expect((await readdir(workspace.root)).toSorted()).toEqual(['home', 'tmp', 'tree']);
  });

  it.each(['service/node_modules', 'node_modules'])('resolves a plugin in %s as before', async (modules) => {
    await using scratch = await createScratchDir();
    await writeFiles(scratch.path, {
      'service/serverless.yml': 'service: a\n',
      [`${modules}/plugin/package.json`]: '{"name":"plugin","version":"1.0.0"}',
      [`${modules}/plugin/index.js`]: 'module.exports = 1;',
      [`${modules}/@scope/other/index.js`]: 'module.exports = 2;',
      [`${modules}/.cache/x`]: 'x',
      [`${modules}/.bin/plugin`]: '->../plugin/index.js',
    });
    await using workspace = await createWorkspace({
      serviceDir: path.join(scratch.path, 'service'),
      root: await makeDirectory(scratch.path, 'elsewhere'),
    });
    const { resolve } = createRequire(path.join(workspace.dir, 'serverless.yml'));
    expect(await readFile(resolve('plugin'), 'utf8')).toBe('module.exports = 1;');
    expect(await readFile(resolve('@scope/other'), 'utf8')).toBe('module.exports = 2;');
    // A hoisted plugin is the same module as before; the service's own stays inside for the packaging.
    const real = await realpath(resolve('plugin'));
    expect(real.startsWith(workspace.root)).toBe(modules === 'service/node_modules');
    const copy = modules === 'node_modules' ? workspace.root : workspace.dir;
    await mkdir(path.join(copy, 'node_modules', '.cache'));
    await writeFile(path.join(copy, 'node_modules', '.cache', 'y'), '');
    expect(await readdir(path.join(scratch.path, modules, '.cache'))).toEqual(['x']);
  });

  it('keeps links within the service, and copies what links show from outside', async () => {
    await using scratch = await createScratchDir();
    await writeFiles(scratch.path, {
      'outside/lib.js': 'outside\n',
      'service/serverless.yml': 'service: a\n',
      'service/handler.js': 'inside\n',
      'service/alias.js': '->handler.js',
      'service/lib': '->../outside',
      'service/broken': '->nowhere',
      'service/circle': '->.',
    });
    await using workspace = await createWorkspace({
      serviceDir: path.join(scratch.path, 'service'),
      root: scratch.path,
    });
    expect((await lstat(path.join(workspace.dir, 'alias.js'))).isSymbolicLink()).toBe(true);
    expect(await readFile(path.join(workspace.dir, 'alias.js'), 'utf8')).toBe('inside\n');
    await writeFile(path.join(workspace.dir, 'lib/lib.js'), 'changed');
    expect(await readFile(path.join(scratch.path, 'outside/lib.js'), 'utf8')).toBe('outside\n');
    expect(await readdir(workspace.dir)).not.toContain('broken');
  });
});

async function makeDirectory(parent: string, name: string): Promise<string> {
  const directory = path.join(parent, name);
  await mkdir(directory);
  return directory;
}
