import { CreateBucketCommand, ListObjectsV2Command, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunRecord } from '../../src/artifact/run-record.ts';
import { osls, startBin } from '../support/built-bin.ts';
import { readLackingTemplate } from '../support/committed-artifact.ts';
import { nothing, startEmulatedAccount, type EmulatedAccount } from '../support/emulated-account.ts';
import { createScratchDir } from '../support/scratch-dir.ts';
import { writeFiles } from '../support/write-files.ts';

const bucket = 'artifacts-of-everybody';

/** The service of these files in an account of its own, with what `arrange` makes there before. */
async function runService(
  files: Readonly<Record<string, string>>,
  arrange: (account: EmulatedAccount) => Promise<unknown> = () => Promise.resolve(),
) {
  const dir = await createScratchDir();
  await writeFiles(dir.path, files);
  const account = await startEmulatedAccount(dir.path);
  await arrange(account);
  const argv = ['run', 'service', ...account.argv, '--sls', osls, '--out', 'artifact'];
  const { exitCode, stdout, stderr } = await startBin(argv, { cwd: dir.path, env: account.env });
  return {
    account,
    exitCode,
    stdout,
    /** From how it ended on. */
    summary: hideIds(stderr.slice(stderr.lastIndexOf('\n✖') + 1)),
    record: JSON.parse(await readFile(join(dir.path, 'artifact', 'run.json'), 'utf8')) as RunRecord,
    async [Symbol.asyncDispose]() {
      await account[Symbol.asyncDispose]();
      await dir[Symbol.asyncDispose]();
    },
  };
}

function hideIds(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uuid>')
    .replaceAll(/\bh[a-z0-9]{10}\b/g, '<stage>')
    .replaceAll(/(harness-|attempts\/)[a-z0-9]{10}/g, '$1<id>')
    .replaceAll(/\d{13}-[\dT:.-]+Z/g, '<time>')
    .replaceAll(/\b\d{12}\b/g, '<account>')
    .replaceAll(/after [\dhms. ]+:/g, 'after <span>:')
    .replaceAll(/\d+ (grants?|attempts?|refusals?)\b/g, '<n> $1')
    .replaceAll(/: deploy \d+$/gm, ': deploy <n>')
    .replaceAll(/\d{3}(?=-deploy\.txt)/g, '<nnn>');
}

test('a runtime that Lambda has retired: broken, with its words, and all is removed', async () => {
  await using ended = await runService({
    // What leads to the function is known, so that the run comes to it soon.
    'artifact/policy.template.json': await readLackingTemplate('hello-http', ['lambda:CreateFunction']),
    'service/serverless.yml': [
      'service: hello-http',
      // Else osls refuses the runtime itself.
      'configValidationMode: warn',
      'provider:',
      '  name: aws',
      '  runtime: nodejs16.x',
      'functions:',
      '  hello:',
      '    handler: handler.hello',
      '',
    ].join('\n'),
    'service/handler.js': 'exports.hello = async () => "hello";\n',
  });
  expect(ended.summary).toMatchInlineSnapshot(`
    "✖ broken after <span>: deploy fails for a reason that is no permission
      HelloLambdaFunction (AWS::Lambda::Function) CREATE_FAILED: Resource handler returned message: "The runtime parameter of nodejs16.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions. (Service: Lambda, Status Code: 400, Request ID: <uuid>) (SDK Attempt Count: 1)" (RequestToken: <uuid>, HandlerErrorCode: InvalidRequest)

      <n> grants from <n> attempts in 1 life: deploy <n>
      proof: none, so this policy may lack something
      6 ways to get more rights are open to who has it: create-role, change-role, new-function, function-role, stack-role, function-code (told in the report)
      --boundary closes create-role, change-role: roles are then made under a boundary that harness writes

      unproven policy    artifact/policy.unproven.json
      unproven template  artifact/policy.template.unproven.json
      report             artifact/report.html
      evidence           artifact/evidence.jsonl
      record             artifact/run.json

    next: mend the service until it deploys as an administrator, then run again
      the whole output of the attempt is in artifact/attempts/<id>/<nnn>-deploy.txt
      the next run goes on with what was found so far; --fresh begins anew"
  `);
  expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
  expect(ended.record.outcome).toMatchObject({
    kind: 'broken',
    phase: 'deploy',
    message: expect.stringContaining('The runtime parameter of nodejs16.x is no longer supported'),
  });
  expect(await ended.account.takeInventory()).toEqual(nothing);
});

test('a configuration that osls refuses: broken, with its words', async () => {
  await using ended = await runService({
    'service/serverless.yml': 'service: small\nprovider:\n  name: aws\n  memorySize: lots\n',
  });
  expect(ended.summary).toMatchInlineSnapshot(`
    "✖ broken after <span>: deploy fails for a reason that is no permission
      Configuration error at 'provider.memorySize': must be integer

      <n> grants from <n> attempt in 1 life: deploy <n>
      proof: none, so this policy may lack something

      report    artifact/report.html
      evidence  artifact/evidence.jsonl
      record    artifact/run.json

    next: mend the service until it deploys as an administrator, then run again
      the whole output of the attempt is in artifact/attempts/<id>/<nnn>-deploy.txt"
  `);
  expect(ended).toMatchObject({ exitCode: 1, stdout: '', record: { grants: [] } });
  expect(await ended.account.takeInventory()).toEqual(nothing);
});

test('a bucket whose policy denies the upload: blocked, and the bucket is as it was', async () => {
  await using ended = await runService(
    {
      'service/serverless.yml': [
        'service: small',
        'provider:',
        '  name: aws',
        `  deploymentBucket: ${bucket}`,
        'resources:',
        '  Resources:',
        '    Topic:',
        '      Type: AWS::SNS::Topic',
        '',
      ].join('\n'),
    },
    async ({ clients: { s3 } }) => {
      await s3.send(new CreateBucketCommand({ Bucket: bucket }));
      const deny = {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::${bucket}/*`,
      };
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [deny] });
      await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
    },
  );
  expect(ended.summary).toMatchInlineSnapshot(`
    "✖ blocked after <span>: a resource-based policy refuses, and no grant to the deployer can answer that
      seen: User: arn:aws:iam::<account>:user/harness/harness-<id>-1 is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::artifacts-of-e…less/small/<stage>/<time>/compiled-cloudformation-template.json" with an explicit deny in a resource-based policy

      <n> grants from <n> attempts in 1 life: deploy <n>
      proof: none, so this policy may lack something

      unproven policy    artifact/policy.unproven.json
      unproven template  artifact/policy.template.unproven.json
      report             artifact/report.html
      evidence           artifact/evidence.jsonl
      record             artifact/run.json

    next: ask the owner of that policy for an exception, or take a sandbox account that it does not reach; then run again
      the next run goes on with what was found so far; --fresh begins anew"
  `);
  expect(ended).toMatchObject({ exitCode: 1, stdout: '', record: { outcome: { kind: 'blocked' } } });
  expect(await ended.account.takeInventory()).toEqual({ ...nothing, buckets: [bucket] });
  const { KeyCount } = await ended.account.clients.s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  expect(KeyCount).toBe(0);
});
