import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderCdk } from '../../../src/artifact/export/cdk.ts';
import { renderCloudFormation } from '../../../src/artifact/export/cloudformation.ts';
import { renderTerraform } from '../../../src/artifact/export/terraform.ts';
import { textsOf } from '../../../src/artifact/export/template-text.ts';
import type { Grant } from '../../../src/policy/grant.ts';
import { bind } from '../../../src/policy/parameters.ts';
import { projectRoot } from '../../support/built-bin.ts';
import { cdkStub, expandConstructs, type StubbedPolicies } from '../../support/exported-forms/cdk-stub.ts';
import {
  boundTriples,
  exportSample,
  sampleGrants,
  strangeGrants,
  values,
} from '../../support/exported-forms/sample.ts';
import { isInstalled } from '../../support/installed-tool.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { writeFiles } from '../../support/write-files.ts';

/** Many at once: each start of a tool takes its time. */
const strange: readonly Grant[] = fc.sample(strangeGrants, { numRuns: 90, seed: 2 }).flat();
const grants = [...sampleGrants, ...strange];

const compiler = join(projectRoot, 'node_modules', '.bin', 'tsc');
const strict = {
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  module: 'nodenext',
  target: 'es2022',
  outDir: 'out',
  types: [],
};

describe('the construct for the CDK', () => {
  async function compile(sources: Readonly<Record<string, string>>) {
    const dir = await createScratchDir();
    await writeFiles(dir.path, {
      ...cdkStub,
      ...sources,
      'package.json': '{"type":"module"}',
      'tsconfig.json': JSON.stringify({ compilerOptions: strict, files: Object.keys(sources) }),
    });
    const { stdout } = await execa(compiler, ['-p', dir.path], { reject: false });
    return {
      problems: stdout,
      load: (name: string) =>
        import(pathToFileURL(join(dir.path, 'out', name)).href) as Promise<
          Readonly<Record<string, new (...args: readonly unknown[]) => StubbedPolicies>>
        >,
      [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose](),
    };
  }

  test('type-checks, and allows what the artifact allows', async () => {
    await using compiled = await compile({
      'open.ts': renderCdk(exportSample({}, grants)),
      'filled.ts': renderCdk(exportSample(values, grants)),
      'place.ts': renderCdk(exportSample({ stage: values.stage }, grants)),
      'use.ts': `
import { OrdersDeployPolicies as Open } from './open.js';
import { OrdersDeployPolicies as Filled } from './filled.js';
import { OrdersDeployPolicies as Place } from './place.js';
import type { Construct } from 'constructs';
export const made = (scope: Construct): readonly string[] =>
  [new Open(scope, 'a', { stage: 'dev' }), new Filled(scope, 'b'), new Place(scope, 'c', { region: 'eu-west-1' })]
    .flatMap(({ policies }) => policies)
    .map(({ managedPolicyArn }) => managedPolicyArn);
`,
    });
    expect(compiled.problems).toBe('');
    const { OrdersDeployPolicies: Open } = await compiled.load('open.js');
    const { OrdersDeployPolicies: Filled } = await compiled.load('filled.js');
    const { OrdersDeployPolicies: Place } = await compiled.load('place.js');
    if (!Open || !Filled || !Place) throw new Error('a class has another name');
    for (const made of [
      new Open({}, 'id', { stage: values.stage }),
      new Filled({}, 'id'),
      new Place({}, 'id'),
    ]) {
      expect(boundTriples(expandConstructs(made))).toEqual(boundTriples(grants));
    }
    expect(() => new Open({}, 'id', { stage: 'x'.repeat(21) })).toThrow(/is no stage of 1 to 20/);
  });
});

// Where a tool is missing these are skipped, and say so: the forms are read back without them in test/unit/artifact/export.
describe('the tools themselves', async () => {
  test.skipIf(!(await isInstalled('cfn-lint')))('cfn-lint has nothing to say (needs cfn-lint)', async () => {
    await using dir = await createScratchDir();
    await writeFiles(dir.path, {
      'open.yml': renderCloudFormation(exportSample(), 'yaml'),
      'open.json': renderCloudFormation(exportSample(), 'json'),
      'filled.yml': renderCloudFormation(exportSample(values), 'yaml'),
    });
    const { stdout } = await execa('cfn-lint', ['open.yml', 'open.json', 'filled.yml'], {
      cwd: dir.path,
      reject: false,
    });
    expect(stdout).toBe('');
  });

  const hasTerraform = await isInstalled('terraform');

  test.skipIf(!hasTerraform)('terraform would lay it out as it is (needs terraform)', async () => {
    for (const given of [{}, values]) {
      // What it would change, and what it cannot read.
      const { stdout, stderr } = await execa('terraform', ['fmt', '-check', '-diff', '-'], {
        input: renderTerraform(exportSample(given, grants)),
        reject: false,
      });
      expect([stdout, stderr.replaceAll(/.*CLI config.*|[╷│╵].*/g, '').trim()]).toEqual(['', '']);
    }
  });

  test.skipIf(!hasTerraform)('terraform reads each text as it was meant (needs terraform)', async () => {
    await using dir = await createScratchDir();
    const text = renderTerraform(exportSample({}, grants));
    const [head = ''] = text.split('data "aws_iam_policy_document"');
    await writeFiles(dir.path, { 'variables.tf': head });
    const strings = [...text.matchAll(/^ {6}(".*"),$|^ {6}(?:variable|values) += (?:\[(.*)\]|(".*"))$/gm)];
    const list = strings.map((found) => found.slice(1).find((one) => one !== undefined)).join(', ');
    const { stdout } = await execa(
      'terraform',
      [
        'console',
        ...['account_id=444455556666', 'region=eu-central-1', 'stage=prod'].map((one) => `-var=${one}`),
      ],
      { cwd: dir.path, input: `base64encode(jsonencode([${list}]))\n` },
    );
    const read = JSON.parse(Buffer.from(JSON.parse(stdout) as string, 'base64').toString()) as string[];
    const meant = grants
      .flatMap((grant) => [grant.action, ...textsOf(grant)])
      .map((one) => bind(one, values));
    expect([...new Set(read)].toSorted()).toEqual([...new Set(meant)].toSorted());
  });
});
