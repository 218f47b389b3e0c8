import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../../src/cli/program.ts';
import { fakeDependencies } from '../../support/run-cli.ts';
import { makeRunRecord } from '../../support/run-record.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { createTestIo } from '../../support/test-io.ts';
import { writeFiles } from '../../support/write-files.ts';

const key = 'arn:aws:s3:::b/key';
const stack = 'arn:aws:cloudformation:${Region}:${AccountId}:stack/orders-${Stage}/*';
const boundStack = 'arn:aws:cloudformation:eu-central-1:123456789012:stack/orders-dev/*';

function allow(action: string | readonly string[], resource: string, more: object = {}): string {
  const statement = { Effect: 'Allow', Action: action, Resource: resource, ...more };
  return JSON.stringify({ Version: '2012-10-17', Statement: statement });
}

async function runDiff(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  await using dir = await createScratchDir();
  await mkdir(join(dir.path, 'empty'));
  await writeFiles(dir.path, files);
  const io = createTestIo({ cwd: dir.path });
  const code = await runProgram(['diff', ...argv], io.io, fakeDependencies({}));
  return { code, stdout: io.stdout(), stderr: io.stderr().replaceAll(dir.path, '<cwd>') };
}

describe('diff', () => {
  test('tells each action with its resources, and each wildcard once', async () => {
    const result = await runDiff(
      {
        'old.json': JSON.stringify([
          JSON.parse(allow(['sqs:SendMessage', 's3:GetObject'], key)),
          {
            Statement: [
              { Effect: 'Deny', NotAction: ['iam:*', 'sqs:*'], NotResource: 'arn:aws:iam::*:role/app-*' },
            ],
          },
        ]),
        'new.json': allow(['s3:PutBucketAc?', 's3:PutB*', 'S3:getobject'], key, {
          Condition: { Bool: { 'aws:SecureTransport': true } },
        }),
      },
      'old.json',
      'new.json',
    );
    expect(result).toMatchObject({ code: 1, stderr: '' });
    expect(result.stdout.replaceAll(/\d+ (?=actions|more|added)/g, 'N ')).toMatchInlineSnapshot(`
      "new.json allows more than old.json:
        + NotAction iam:*, sqs:* (N actions: a2c:GetContainerizationJobDetails, a2c:GetDeploymentJobDetails, a2c:StartContainerizationJob, a2c:StartDeploymentJob, N more; and what is not known by name), which old.json denies
            NotResource arn:aws:iam::*:role/app-*
        + s3:GetObject
            arn:aws:s3:::b/key if {"Bool":{"aws:SecureTransport":"true"}}
        + s3:PutB* (N actions: s3:PutBucketAbac, s3:PutBucketAcl, s3:PutBucketCORS, s3:PutBucketLogging, N more; and what is not known by name)
            arn:aws:s3:::b/key if {"Bool":{"aws:SecureTransport":"true"}}
        + s3:PutBucketAc? (what is not known by name)
            arn:aws:s3:::b/key if {"Bool":{"aws:SecureTransport":"true"}}

      new.json allows less than old.json:
        - sqs:SendMessage
            arn:aws:s3:::b/key

      N added, 1 removed, 0 unchanged
      "
    `);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly [string, string]]>([
    [
      'two policies',
      { 'a.json': allow('s3:GetObject', key), 'b.json': allow(['S3:getObject'], key) },
      ['a.json', 'b.json'],
    ],
    [
      'what the AWS CLI prints',
      {
        'a.json': allow('s3:GetObject', key),
        'b.json': JSON.stringify({
          PolicyVersion: { Document: JSON.parse(allow('s3:GetObject', key)), VersionId: 'v1' },
        }),
      },
      ['a.json', 'b.json'],
    ],
    [
      'a document as text, encoded or not',
      {
        'a.json': JSON.stringify([{ PolicyName: 'a', PolicyDocument: allow('s3:GetObject', key) }]),
        'b.json': JSON.stringify({ PolicyDocument: encodeURIComponent(allow('s3:GetObject', key)) }),
      },
      ['a.json', 'b.json'],
    ],
    [
      'two artifacts by their templates',
      {
        'a/policy.template.json': allow('cloudformation:DescribeStacks', stack),
        'a/policy.json': allow(
          'cloudformation:DescribeStacks',
          'arn:aws:cloudformation:us-east-1:1:stack/orders-x/*',
        ),
        'b/.harness/policy.template.json': allow('cloudformation:DescribeStacks', stack),
        'b/.harness/policy.json': allow('cloudformation:DescribeStacks', boundStack),
      },
      ['a', 'b'],
    ],
    [
      'an artifact by its policy.json where the other side is of one account',
      {
        'a/policy.template.json': allow('cloudformation:DescribeStacks', stack),
        'a/policy.json': allow('cloudformation:DescribeStacks', boundStack),
        'b.json': allow('cloudformation:DescribeStacks', boundStack),
      },
      ['a', 'b.json'],
    ],
    [
      'an artifact by its record where nothing else is left',
      {
        'a/.harness/run.json': JSON.stringify(makeRunRecord()),
        'b.json': allow('cloudformation:DescribeStacks', stack),
      },
      ['a', 'b.json'],
    ],
  ])('reads %s', async (_, files, paths) => {
    expect(await runDiff(files, ...paths)).toMatchObject({
      code: 0,
      stdout: 'both allow the same: 1 triple of action, resource and condition\n',
      stderr: '',
    });
  });

  test('compares for the account, region and stage that are given', async () => {
    const files = {
      'a/policy.template.json': allow('cloudformation:DescribeStacks', stack),
      'a/policy.json': allow('cloudformation:DescribeStacks', boundStack),
      'b.json': allow('cloudformation:DescribeStacks', boundStack.replace('eu-central-1', 'eu-west-1')),
    };
    expect(await runDiff(files, 'a', 'b.json')).toMatchObject({ code: 1 });
    const place = ['--account', '123456789012', '--region', 'eu-west-1', '--stage', 'dev'];
    expect(await runDiff(files, 'a', 'b.json', ...place)).toMatchObject({ code: 0, stderr: '' });
    expect(await runDiff(files, 'a', 'b.json', '--stage', '*', '--region', 'x')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^error: --region: "x" is not a region[^\n]*\n--stage: "\*" is not a stage/,
      ),
    });
  });

  test('prints JSON, and what was compared as text on stderr', async () => {
    const condition = { Condition: { StringLike: { 'aws:RequestTag/a': ['b'] } } };
    const result = await runDiff(
      {
        'a/policy.unproven.json': allow('s3:GetObject', key),
        'b.json': JSON.stringify({
          Statement: [
            JSON.parse(allow('nosuch:*', '*', condition)).Statement,
            { Effect: 'Deny', Action: 's3:GetObject', NotResource: key },
          ],
        }),
      },
      'a',
      'b.json',
      '--json',
    );
    expect(result.code).toBe(1);
    expect(result.stderr).toBe(
      'note: a/policy.unproven.json: this policy was not proven\n' +
        'note: b.json: "nosuch:*" matches no action that is known, and is compared as text\n',
    );
    expect(JSON.parse(result.stdout)).toEqual({
      added: [
        {
          effect: 'Allow',
          action: 'nosuch:*',
          resource: '*',
          condition: { StringLike: { 'aws:RequestTag/a': ['b'] } },
          from: 'nosuch:*',
          asText: true,
        },
      ],
      removed: [
        { effect: 'Allow', action: 's3:GetObject', resource: key },
        { effect: 'Deny', action: 's3:GetObject', notResource: [key] },
      ],
      unchanged: 0,
    });
  });

  test.each<[string, string | undefined, RegExp]>([
    [
      'missing',
      undefined,
      /^error: <cwd>\/b\.json: it cannot be read \(ENOENT\), expected an IAM policy, or [^]*\nhint: Name a JSON file/,
    ],
    ['empty', ' ', /b\.json: it is empty, expected an IAM policy/],
    ['half-written', allow('s3:GetObject', key).slice(0, 60), /b\.json: it is no JSON, or only half of one/],
    [
      'something else',
      '{"name":"harness"}',
      /b\.json: Statement: there are no statements, expected an IAM policy/,
    ],
    ['a list of nothing', '[]', /b\.json: Invalid input: expected object, received array/],
    [
      'a statement without an action',
      '{"Statement":[{"Effect":"Allow","Resource":"*"}]}',
      /b\.json: Statement\.0: it has to have Action or NotAction/,
    ],
    [
      'a statement with a wrong value',
      '[{"Statement":{"Effect":"Allow","Action":7,"Resource":"*"}}]',
      /b\.json: 0\.Statement\.0\.Action: Invalid input/,
    ],
    [
      'a trust policy',
      '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}',
      /b\.json: Statement\.0\.Principal: it belongs to the policy of a resource or to the trust policy/,
    ],
  ])('ends with 2 for a file that is %s', async (_, text, message) => {
    const files = { 'a.json': allow('s3:GetObject', key), ...(text !== undefined && { 'b.json': text }) };
    const result = await runDiff(files, 'a.json', 'b.json');
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(message);
    expect(result.stderr.match(/^error:/gm)).toHaveLength(1);
  });

  test('ends with 2 for a directory without an artifact', async () => {
    const result = await runDiff({ 'a.json': allow('s3:GetObject', key) }, 'a.json', 'empty');
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(
      /^error: <cwd>\/empty: it holds no artifact, expected policy\.template\.json or run\.json there or/,
    );
  });
});
