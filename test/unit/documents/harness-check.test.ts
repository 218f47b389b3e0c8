import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const stepSchema = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.string().optional(),
});
const workflowSchema = z.object({
  on: z.object({
    pull_request: z.object({ paths: z.array(z.string()) }),
    schedule: z.array(z.object({ cron: z.string() })).length(1),
  }),
  permissions: z.record(z.string(), z.string()),
  jobs: z.object({ check: z.object({ environment: z.string(), steps: z.array(stepSchema) }) }),
});

const { on, permissions, jobs } = workflowSchema.parse(
  parse(readFileSync('docs/examples/harness-check.yml', 'utf8')),
);
const { steps, environment } = jobs.check;

test('it starts for what can change the policy, and may ask for a token and read, nothing else', () => {
  expect(on.pull_request.paths).toEqual(expect.arrayContaining(['serverless.yml', 'package-lock.json']));
  expect(permissions).toEqual({ 'id-token': 'write', contents: 'read' });
});

test('the credentials come after the installation, and every action has a major version', () => {
  const told = steps.map(({ uses, run }) => uses ?? run?.split('\n')[0]);
  expect(told.slice(0, 4)).toEqual([
    'actions/checkout@v6',
    'actions/setup-node@v6',
    'npm ci',
    'aws-actions/configure-aws-credentials@v6',
  ]);
});

test('the check says what it finds where GitHub shows it', () => {
  const check = steps.find(({ run }) => run?.includes('harness check .'));
  expect(check?.run).toMatch(/--format github$/);
});

test('the document names its environment', () => {
  expect(readFileSync('docs/github-actions.md', 'utf8')).toContain(`--environment ${environment} `);
});
