import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../../src/cli/program.ts';
import { renderDocument } from '../../../src/policy/document.ts';
import {
  expandCloudFormation,
  expandJson,
  expandTerraform,
} from '../../support/exported-forms/expand-form.ts';
import { boundTriples, sampleGrants } from '../../support/exported-forms/sample.ts';
import { fakeDependencies } from '../../support/run-cli.ts';
import { makeRunRecord } from '../../support/run-record.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { createTestIo } from '../../support/test-io.ts';
import { writeFiles } from '../../support/write-files.ts';

const template = JSON.stringify(renderDocument(sampleGrants));
const record = JSON.stringify(makeRunRecord());
const proven = { 'service/.harness/policy.template.json': template, 'service/.harness/run.json': record };
const small = JSON.stringify(
  renderDocument([{ action: 'sqs:CreateQueue', resource: 'arn:aws:sqs:*:*:${Stage}' }]),
);
const place = ['--account', '444455556666', '--region', 'eu-central-1', '--stage', 'prod'];

async function runExport(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  await using dir = await createScratchDir();
  await writeFiles(dir.path, files);
  const io = createTestIo({ cwd: dir.path });
  const code = await runProgram(['export', ...argv], io.io, fakeDependencies({}));
  const written: Record<string, string> = {};
  for (const entry of await readdir(dir.path, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(dir.path.length + 1);
    if (entry.isFile() && !(path in files)) written[path] = await readFile(join(dir.path, path), 'utf8');
  }
  const stderr = io.stderr().replaceAll(dir.path, '<cwd>');
  return { code, stdout: io.stdout(), stderr, written };
}

describe('export', () => {
  test('json, with its parameters or filled in', async () => {
    const result = await runExport(proven, 'service', '--format', 'json', '--attach', 'role');
    expect(result).toMatchObject({
      code: 0,
      stderr: 'note: one document cannot hold it; this is a list: an inline policy, then 1 managed\n',
    });
    expect(boundTriples(expandJson(JSON.parse(result.stdout)))).toEqual(boundTriples(sampleGrants));
    const one = await runExport({ 'artifact/policy.template.json': small }, 'artifact', '--format', 'json');
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(one.stdout)).toHaveProperty('Statement.0.Resource', ['arn:aws:sqs:*:*:${Stage}']);
    const filled = await runExport(
      proven,
      '--from',
      'service/.harness',
      '--format',
      'json',
      '--attach',
      'user',
      ...place,
    );
    expect(filled).toMatchObject({
      code: 0,
      stderr: 'note: one document cannot hold it; this is a list: an inline policy, then 2 managed\n',
    });
    expect(filled.stdout).not.toMatch(/\$\{(AccountId|Region|Stage)\}/);
    expect(boundTriples(expandJson(JSON.parse(filled.stdout)))).toEqual(boundTriples(sampleGrants));
  });

  test("the deployment role's policy, where it is asked for", async () => {
    const files = { ...proven, 'service/.harness/deployment-role.template.json': small };
    const asked = ['service', '--format', 'cloudformation', '--grantee', 'deployment-role'];
    const result = await runExport(files, ...asked);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('sqs:CreateQueue');
    expect(result.stdout).not.toContain('cloudformation:');
    const missing = await runExport(proven, ...asked);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('deployment-role.template.json');
  });

  test('managed, as one list or a file each', async () => {
    const result = await runExport(proven, 'service', '--format', 'managed', ...place);
    expect(JSON.parse(result.stdout)).toMatchObject([
      { PolicyName: 'orders-deploy-prod-1', PolicyDocument: expect.stringMatching(/^\{"Version"/) },
      { PolicyName: 'orders-deploy-prod-2' },
    ]);
    const files = await runExport(
      proven,
      'service',
      '--format',
      'managed',
      ...place,
      '--name',
      'ci',
      '--out',
      'out',
    );
    expect(files).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'written: out/ci-prod-1.json\nwritten: out/ci-prod-2.json\n',
    });
    const documents = Object.values(files.written).map((text): unknown => JSON.parse(text));
    expect(boundTriples(expandJson(documents))).toEqual(boundTriples(sampleGrants));
  });

  test('terraform, cloudformation and cdk', async () => {
    const terraform = await runExport(proven, 'service', '--format', 'terraform', '--out', 'a/deploy.tf');
    expect(terraform).toMatchObject({ code: 0, stdout: '', stderr: 'written: a/deploy.tf\n' });
    expect(boundTriples(expandTerraform(terraform.written['a/deploy.tf'] ?? '').grants)).toEqual(
      boundTriples(sampleGrants),
    );
    const yaml = await runExport(proven, 'service', '--format', 'cloudformation');
    expect(boundTriples(expandCloudFormation(yaml.stdout))).toEqual(boundTriples(sampleGrants));
    const json = await runExport(proven, 'service', '--format', 'cloudformation', '--out', 't.json');
    expect(JSON.parse(json.written['t.json'] ?? '')).toHaveProperty('Parameters.Stage.MaxLength', 20);
    const cdk = await runExport(proven, 'service', '--format', 'cdk');
    expect(cdk.stdout).toMatch(/export class OrdersDeployPolicies extends Construct/);
  });

  test.each([
    ['octo/repo', ['--branch', 'main'], 'repo:octo/repo:ref:refs/heads/main', /^note: GitHub adds ids/],
    ['octo@1/repo@2', ['--environment', 'prod'], 'repo:octo@1/repo@2:environment:prod', /^$/],
  ])('role-trust-github-oidc for %s, without an artifact', async (repository, from, subject, stderr) => {
    const argv = ['--account', '111122223333', '--repository', repository, ...from];
    const result = await runExport({}, '--format', 'role-trust-github-oidc', ...argv);
    expect(result.code).toBe(0);
    expect(result.stderr).toMatch(stderr);
    expect(JSON.parse(result.stdout)).toHaveProperty(
      ['Statement', 0, 'Condition', 'StringEquals', 'token.actions.githubusercontent.com:sub'],
      subject,
    );
  });

  test('what was not proven only where that is asked for', async () => {
    const unproven = {
      'service/.harness/policy.template.unproven.json': small,
      'service/.harness/policy.unproven.json': small,
      'service/.harness/run.json': record,
    };
    const refused = await runExport(unproven, 'service', '--format', 'json');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toBe(
      'error: <cwd>/service/.harness: its policy was never proven, expected a policy.template.json\n' +
        'hint: Run harness run until it ends as proven, or export what was found so far with --unproven.\n',
    );
    const asked = await runExport(unproven, 'service', '--format', 'json', '--unproven');
    expect(asked).toMatchObject({
      code: 0,
      stderr: 'note: this policy was not proven: what it allows may not suffice\n',
    });
    const both = { ...proven, ...unproven };
    const newest = await runExport(both, 'service', '--format', 'json', '--unproven', '--attach', 'role');
    expect(newest.stdout).toBe(asked.stdout);
    const earlier = await runExport(both, 'service', '--format', 'json', '--attach', 'role');
    expect(boundTriples(expandJson(JSON.parse(earlier.stdout)))).toEqual(boundTriples(sampleGrants));
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[], RegExp]>([
    ['no format', proven, [], /^error: --format: it is missing, expected one of json, managed/],
    ['another format', proven, ['--format', 'pulumi'], /^error: --format: "pulumi" is not among json, /],
    [
      'no artifact',
      {},
      ['--format', 'json'],
      /^error: <cwd>\/service: it holds no artifact, expected policy\.template\.json or/,
    ],
    [
      'a run that granted nothing',
      { 'service/.harness/run.json': record },
      ['--format', 'json'],
      /policy\.template\.json: it cannot be read \(ENOENT\), expected the policy\.template\.json of a run\nhint: Run harness run/,
    ],
    [
      'half a file',
      { ...proven, 'service/.harness/policy.template.json': template.slice(0, 300) },
      ['--format', 'json'],
      /it is no JSON, or only half of one/,
    ],
    [
      'a foreign file',
      {
        ...proven,
        'service/.harness/policy.template.json': '{"Version":"2012-10-17","Statement":[{"Effect":"Deny"}]}',
      },
      ['--format', 'terraform'],
      /policy\.template\.json: Statement\.0\.Effect: [^\n]*, expected the policy\.template\.json of a run/,
    ],
    [
      'a record that is half',
      { ...proven, 'service/.harness/run.json': '{"version":1' },
      ['--format', 'cdk'],
      /run\.json: it is no JSON, or only half of one/,
    ],
    [
      'no values for managed',
      proven,
      ['--format', 'managed', '--account', '444455556666'],
      /^error: --region: it is missing, expected a value for \$\{Region\} in the policy\n--stage: it is missing/,
    ],
    [
      'flags of another format',
      proven,
      ['--format', 'terraform', '--attach', 'user', '--branch', 'main'],
      /^error: --attach: terraform does not take it\n--branch: terraform does not take it/,
    ],
    [
      'values that are none',
      proven,
      ['--format', 'json', '--account', '1', '--region', 'Frankfurt', '--stage', 'a*', '--attach', 'group'],
      /--attach: "group" is not among user[^]*--account: "1" is not [^]*--region: "Frankfurt" is not [^]*--stage: "a\*" is not /,
    ],
    [
      'no one to trust',
      {},
      ['--format', 'role-trust-github-oidc'],
      /^error: --account: it is missing[^\n]*\n--repository: it is missing[^\n]*\n--branch, --environment: expected one of them/,
    ],
    [
      'anyone to trust',
      {},
      [
        '--format',
        'role-trust-github-oidc',
        '--account',
        '111122223333',
        '--repository',
        'octo/*',
        '--branch',
        '*',
      ],
      /^error: --repository: "octo\/\*" is not owner\/name[^\n]*\n--branch: "\*" is not/,
    ],
  ])('ends with 2 for %s', async (_, files, argv, message) => {
    const result = await runExport(
      { ...files, 'service/serverless.yml': 'service: orders\n' },
      'service',
      ...argv,
    );
    expect(result).toMatchObject({ code: 2, stdout: '', written: {} });
    expect(result.stderr).toMatch(message);
    expect(result.stderr.match(/^error:/gm)).toHaveLength(1);
  });

  test('ends with 1 where nothing that can be attached holds it', async () => {
    const grants = Array.from({ length: 900 }, (_, index) => ({
      action: 'lambda:GetFunction',
      resource: `arn:aws:lambda:*:*:function:${'x'.repeat(60)}-${index}`,
    }));
    const files = {
      ...proven,
      'service/.harness/policy.template.json': JSON.stringify(renderDocument(grants)),
    };
    const result = await runExport(files, 'service', '--format', 'json');
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toMatch(/^error: the policy has \d+ characters, expected at most 61440/);
  });
});
