import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { buildEnvironment, type EnvironmentOptions } from '../../../src/serverless/environment.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const operator = {
  PATH: '/usr/bin',
  HOME: '/home/operator',
  LANG: 'C.UTF-8',
  AWS_PROFILE: 'admin',
  AWS_DEV_PROFILE: 'admin',
  AWS_ACCESS_KEY_ID: 'AKIAOPERATOR',
  AWS_SECRET_ACCESS_KEY: 'operator-secret',
  AWS_SESSION_TOKEN: 'operator-token',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/var/token',
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/credentials',
  NODE_OPTIONS: '--require /home/operator/hook.js',
  HTTPS_PROXY: 'http://proxy.internal:3128',
  GITHUB_TOKEN: 'token',
  TEAM: 'finance',
};

const osls = { path: '/bin/osls', name: 'osls', version: '4.3.1' };
const serverless3 = { path: '/bin/serverless', name: 'serverless', version: '3.40.0' };

async function build(root: string, options: Partial<EnvironmentOptions> = {}) {
  const [dir, home, tmp] = [path.join(root, 'tree'), path.join(root, 'home'), path.join(root, 'tmp')];
  await mkdir(home, { recursive: true });
  return buildEnvironment({
    workspace: { root, dir, home, tmp, [Symbol.asyncDispose]: () => Promise.resolve() },
    credentials: { accessKeyId: 'AKIADEPLOYER', secretAccessKey: 'deployer-secret' },
    region: 'eu-west-1',
    cli: osls,
    profiles: ['admin', 'team.prod@eu'],
    monitoringMs: 250,
    passEnv: [],
    parentEnv: operator,
    ...options,
  });
}

describe('buildEnvironment', () => {
  it('names the deployer and nobody else', async () => {
    await using scratch = await createScratchDir();
    const env = await build(scratch.path);
    expect(env).toMatchObject({
      AWS_ACCESS_KEY_ID: 'AKIADEPLOYER',
      AWS_SECRET_ACCESS_KEY: 'deployer-secret',
      AWS_REGION: 'eu-west-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      SLS_AWS_MONITORING_FREQUENCY: '250',
      LANG: 'C.UTF-8',
    });
    expect(JSON.stringify(env)).not.toMatch(/operator|AKIAOPERATOR|admin|token|hook/i);
    expect(Object.keys(env)).not.toContain('AWS_PROFILE');
  });

  it('lets the child tell its error as an object where that is asked for, and else not', async () => {
    await using scratch = await createScratchDir();
    expect(await build(scratch.path)).not.toHaveProperty('SLS_LOG_DEBUG');
    expect(await build(scratch.path, { debug: true })).toMatchObject({ SLS_LOG_DEBUG: 'process' });
  });

  it.each(['default', 'admin', 'team.prod@eu'])('lets the profile %s be the deployer', async (profile) => {
    await using scratch = await createScratchDir();
    const env = await build(scratch.path);
    const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...files } = env;
    // As a plugin with a client of its own would ask for it.
    const program = `import { STSClient } from '@aws-sdk/client-sts';
      console.log(JSON.stringify(await new STSClient({}).config.credentials()));`;
    const { stdout } = await execa(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...files, AWS_PROFILE: profile },
      extendEnv: false,
    });
    const credentials: unknown = JSON.parse(stdout);
    expect(credentials).toMatchObject({ accessKeyId: 'AKIADEPLOYER', secretAccessKey: 'deployer-secret' });
  });

  it('keeps the files of AWS to their owner, and writes them anew for another key', async () => {
    await using scratch = await createScratchDir();
    await build(scratch.path);
    const env = await build(scratch.path, {
      credentials: { accessKeyId: 'AKIASECOND', secretAccessKey: 'second-secret' },
    });
    for (const name of ['AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE']) {
      expect((await stat(env[name] ?? '')).mode & 0o777).toBe(0o600);
    }
    const text = await readFile(env['AWS_SHARED_CREDENTIALS_FILE'] ?? '', 'utf8');
    expect(text).toContain('AKIASECOND');
    expect(text).not.toContain('AKIADEPLOYER');
  });

  it('passes what the user allows, and no identity even then', async () => {
    await using scratch = await createScratchDir();
    const passEnv = ['TEAM', 'MISSING', 'AWS_PROFILE', 'AWS_SESSION_TOKEN', 'HOME', 'NODE_OPTIONS'];
    const env = await build(scratch.path, { passEnv });
    expect(env).toMatchObject({ TEAM: 'finance', HOME: path.join(scratch.path, 'home') });
    expect(Object.keys(env)).not.toEqual(expect.arrayContaining(['AWS_PROFILE']));
    expect(env).not.toHaveProperty('AWS_SESSION_TOKEN');
    expect(env).not.toHaveProperty('NODE_OPTIONS');
    expect(env).not.toHaveProperty('MISSING');
  });

  it('goes through the proxy to AWS, and past it to an endpoint of its own', async () => {
    await using scratch = await createScratchDir();
    expect(await build(scratch.path)).toMatchObject({ HTTPS_PROXY: 'http://proxy.internal:3128' });
    const env = await build(scratch.path, { endpointUrl: 'http://127.0.0.1:4566' });
    expect(env).toMatchObject({ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' });
    expect(env).not.toHaveProperty('HTTPS_PROXY');
  });

  describe('with a way of its own', () => {
    const [endpointUrl, proxyUrl, caFile] = ['http://127.0.0.1:4566', 'http://127.0.0.1:4567', '/tmp/ca.pem'];
    const proxied = { HTTPS_PROXY: proxyUrl, https_proxy: proxyUrl, NODE_EXTRA_CA_CERTS: caFile };

    it.each([
      ['osls takes the endpoint', osls, { endpointUrl, proxyUrl, caFile }, { AWS_ENDPOINT_URL: endpointUrl }],
      [
        'serverless 3 takes the proxy, its plugins the endpoint',
        serverless3,
        { endpointUrl, proxyUrl, caFile },
        { AWS_ENDPOINT_URL: endpointUrl, ...proxied },
      ],
      ['osls takes a proxy to AWS', osls, { proxyUrl, caFile }, proxied],
      ['serverless 3 takes a proxy to AWS', serverless3, { proxyUrl, caFile }, proxied],
      ['an authority alone is trusted', osls, { caFile }, { NODE_EXTRA_CA_CERTS: caFile }],
    ])('%s', async (_, cli, way, expected) => {
      await using scratch = await createScratchDir();
      const network = { HTTP_PROXY: 'http://other', proxy: 'http://other', HTTPS_CAFILE: '/other.pem' };
      const env = await build(scratch.path, {
        cli,
        ...way,
        // Each outranks what is set here.
        passEnv: Object.keys(network),
        parentEnv: { ...operator, ...network, NO_PROXY: '*' },
      });
      const names = /^(https?_|no_)?proxy$|^AWS_ENDPOINT_URL$|_ca(_certs)?$|cafile$/i;
      expect(Object.fromEntries(Object.entries(env).filter(([name]) => names.test(name)))).toEqual({
        ...expected,
        ...('caFile' in way && { NODE_EXTRA_CA_CERTS: caFile }),
      });
    });
  });
});
