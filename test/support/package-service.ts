import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { createSecrets } from '../../src/secrets.ts';
import { buildEnvironment } from '../../src/serverless/environment.ts';
import { locateCli } from '../../src/serverless/locate-cli.ts';
import { startChild } from '../../src/serverless/start-child.ts';
import type { Workspace } from '../../src/serverless/workspace.ts';

const repository = path.resolve(import.meta.dirname, '../..');

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
      Properties: z.looseObject({}).optional(),
    }),
  ),
});

/**
 * Packages the service for real, which needs no account.
 * @param schemas where Osls keeps its compiled schema, for all of a test's packages
 * @returns the template's resources
 */
export async function packageService(workspace: Workspace, schemas: string) {
  return (await runPackage(workspace, schemas)).resources;
}

/** The same with what the CLI printed. */
export async function runPackage(workspace: Workspace, schemas: string) {
  const cli = await locateCli({ serviceDir: repository, path: '' });
  const env = await buildEnvironment({
    workspace,
    cli,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    region: 'us-east-1',
    profiles: [],
    endpointUrl: 'http://127.0.0.1:1',
    monitoringMs: 100,
    passEnv: [],
    parentEnv: { PATH: process.env['PATH'] },
  });
  const child = startChild({
    cli: cli.path,
    args: ['package', '--stage', 'qa', '--region', 'us-east-1'],
    cwd: workspace.dir,
    env: { ...env, SLS_SCHEMA_CACHE_BASE_DIR: schemas },
    timeoutMs: 60_000,
    secrets: createSecrets(),
  });
  const { exit, output } = await child.exited;
  expect({ ...exit, output }).toMatchObject({ kind: 'exited', code: 0 });
  const file = path.join(workspace.dir, '.serverless/cloudformation-template-update-stack.json');
  return { output, resources: templateSchema.parse(JSON.parse(await readFile(file, 'utf8'))).Resources };
}
