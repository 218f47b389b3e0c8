import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { cleanRun } from '../../../src/account/clean-runs.ts';
import { createJournal, readJournal } from '../../../src/account/journal.ts';
import { awaitCreated } from '../../../src/account/prerequisites/await-created.ts';
import { createPrerequisiteStack } from '../../../src/account/prerequisites/create-stack.ts';
import { putPrerequisiteObject } from '../../../src/account/prerequisites/object.ts';
import { putSecureString } from '../../../src/account/prerequisites/secure-string.ts';
import { readTemplateParameters } from '../../../src/account/prerequisites/validate-template.ts';
import { readStack } from '../../../src/observe/read-stack.ts';
import { sentenceOf } from '../../support/failure-of.ts';
import { createSandboxAccount } from '../../support/sandbox-account.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const runId = 'r1';
const file = 'shared.yml';
const timeoutMs = 20_000;

/** An account and the journal of a run in it. */
async function createPlace(clock: { readonly speed?: number } = {}) {
  const account = await createSandboxAccount(0, clock);
  const dir = await createScratchDir();
  const { accountId } = account;
  const { region } = account.reach;
  const journal = await createJournal(dir.path, { runId, accountId, region, now: () => new Date() });
  const { clients } = account;
  return {
    ...account,
    own: { runId, journal },
    async makeStack(stackName: string, template: object | string, parameters: Record<string, string> = {}) {
      const templateBody = typeof template === 'string' ? template : JSON.stringify(template);
      const input = { runId, journal, stackName, file, templateBody, parameters };
      const stackId = await createPrerequisiteStack(clients, input);
      await awaitCreated(clients, { stackId, file }, { timeoutMs });
      return stackId;
    },
    clean: async () => cleanRun(clients, await readJournal(journal.file)),
    journalled: async () => (await readJournal(journal.file)).map(({ kind }) => kind),
    async [Symbol.asyncDispose]() {
      await journal.close();
      await account[Symbol.asyncDispose]();
      await dir[Symbol.asyncDispose]();
    },
  };
}

const bucketOf = (BucketName: string, more: object = {}) => ({
  Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName }, ...more } },
});

const exporting = {
  Parameters: { Stage: { Type: 'String' } },
  Resources: {
    Url: {
      Type: 'AWS::SSM::Parameter',
      Properties: {
        Type: 'String',
        Name: { 'Fn::Sub': '/shared/${Stage}/url' },
        Value: 'https://example.com',
      },
    },
  },
  Outputs: { Url: { Value: { 'Fn::GetAtt': ['Url', 'Value'] }, Export: { Name: 'shared-url' } } },
};
const importing = {
  Resources: {
    Copy: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Type: 'String', Name: '/copy', Value: { 'Fn::ImportValue': 'shared-url' } },
    },
  },
};

describe('what a run makes since the service expects it', () => {
  it('is there under its names and the tags of the run, and is removed as the journal tells, the last first', async () => {
    await using place = await createPlace();
    const { clients, own } = place;
    await place.makeStack('shared', exporting, { Stage: 'hx' });
    await place.makeStack('copies', importing);
    await place.makeStack('files', bucketOf('prerequisite-files', { DeletionPolicy: 'Retain' }));
    await putSecureString(clients, { ...own, name: '/orders/token', value: 'example-token' });
    const object = { bucket: 'prerequisite-files', key: 'a/b.txt' };
    await putPrerequisiteObject(clients, { ...own, ...object, body: 'hello' });

    const { Parameter: copy } = await clients.ssm.send(new GetParameterCommand({ Name: '/copy' }));
    expect(copy?.Value).toBe('https://example.com');
    const { Parameter } = await clients.ssm.send(
      new GetParameterCommand({ Name: '/orders/token', WithDecryption: true }),
    );
    expect(Parameter).toMatchObject({ Type: 'SecureString', Value: 'example-token' });
    const state = await readStack(clients.cloudFormation, 'shared');
    expect(state).toMatchObject({ tags: { 'harness:run-id': runId } });

    expect(await place.clean()).toEqual({
      removed: [
        'object s3://prerequisite-files/a/b.txt',
        'SecureString /orders/token',
        'stack files',
        'AWS::S3::Bucket prerequisite-files',
        'stack copies',
        'stack shared',
      ],
      leftovers: [],
    });
    expect(await place.clean()).toEqual({ removed: [], leftovers: [] });
  });

  it('leaves alone what somebody else made under the same names', async () => {
    await using place = await createPlace();
    const { clients, own } = place;
    await clients.cloudFormation.send(
      new CreateStackCommand({ StackName: 'shared', TemplateBody: JSON.stringify(importing) }),
    );
    await clients.ssm.send(new PutParameterCommand({ Name: '/token', Value: 'theirs', Type: 'String' }));
    await clients.s3.send(new CreateBucketCommand({ Bucket: 'their-bucket' }));
    await clients.s3.send(new PutObjectCommand({ Bucket: 'their-bucket', Key: 'k', Body: 'theirs' }));
    const refused = { code: 'prerequisite-failed', fault: 'user' };
    await expect(place.makeStack('shared', importing)).rejects.toMatchObject({
      ...refused,
      message: 'the stack shared of shared.yml is already in the account',
    });
    await expect(
      putSecureString(clients, { ...own, name: '/token', value: 'example-token' }),
    ).rejects.toMatchObject({ ...refused, message: 'the parameter /token is already in the account' });
    await expect(
      putPrerequisiteObject(clients, { ...own, bucket: 'their-bucket', key: 'k', body: 'ours' }),
    ).rejects.toMatchObject({
      ...refused,
      message:
        'the object k cannot be written to the bucket their-bucket: it is already there, and a run overwrites nothing',
    });
    expect(await place.clean()).toEqual({ removed: [], leftovers: [] });
    const { Stacks } = await clients.cloudFormation.send(new DescribeStacksCommand({ StackName: 'shared' }));
    expect(Stacks).toHaveLength(1);
    const { Parameter } = await clients.ssm.send(new GetParameterCommand({ Name: '/token' }));
    expect(Parameter?.Value).toBe('theirs');
    const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: 'their-bucket', Key: 'k' }));
    expect(await Body?.transformToString()).toBe('theirs');
  });

  it('takes its own version out of a bucket that keeps versions, and no other', async () => {
    await using place = await createPlace();
    const { s3 } = place.clients;
    const Bucket = 'kept-versions';
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
    await putPrerequisiteObject(place.clients, { ...place.own, bucket: Bucket, key: 'k', body: 'ours' });
    await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'theirs' }));
    await s3.send(new PutObjectCommand({ Bucket, Key: 'k2', Body: 'theirs' }));
    expect(await place.clean()).toEqual({ removed: ['object s3://kept-versions/k'], leftovers: [] });
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect(Versions.map(({ Key }) => Key)).toEqual(['k', 'k2']);
  });

  it('is written to the journal before it is made', async () => {
    await using place = await createPlace();
    const { clients, own } = place;
    place.clients.destroy();
    const nobody = { ...clients, ssm: { send: () => Promise.reject(new Error('down')) } as never };
    await expect(putSecureString(nobody, { ...own, name: '/token', value: 'example-token' })).rejects.toThrow(
      'making the SecureString /token failed: Error: down',
    );
    expect(await place.journalled()).toEqual(['run', 'secure-string']);
  });
});

describe('a template', () => {
  it('tells its parameters', async () => {
    await using place = await createPlace();
    const template = { file, templateBody: JSON.stringify(exporting) };
    expect(await readTemplateParameters(place.clients, template)).toEqual(['Stage']);
  });

  it.each([
    ['Resources: [', /^shared\.yml is no template that CloudFormation takes: .*Template format error/],
    ['{"Resources": {}}', /^shared\.yml is no template that CloudFormation takes: .*At least one/],
  ])('that is broken (%s) is refused in the words of CloudFormation', async (templateBody, message) => {
    await using place = await createPlace();
    await expect(readTemplateParameters(place.clients, { file, templateBody })).rejects.toMatchObject({
      code: 'prerequisite-failed',
      message: expect.stringMatching(message),
    });
  });

  it('whose parameters are not those that are given is refused in the words of CloudFormation', async () => {
    await using place = await createPlace();
    await expect(place.makeStack('shared', exporting)).rejects.toMatchObject({
      code: 'prerequisite-failed',
      message: 'CloudFormation refuses shared.yml: Parameters: [Stage] must have values',
    });
  });

  it('that cannot be made tells why, and is removed', async () => {
    await using place = await createPlace();
    await place.clients.s3.send(new CreateBucketCommand({ Bucket: 'taken' }));
    const told = await sentenceOf(place.makeStack('shared', bucketOf('taken')));
    expect(told.replaceAll(/[0-9A-Z]{16}|[0-9a-f-]{36}|[\w+/=]{40,}/g, '<id>')).toMatchInlineSnapshot(`
      "the stack shared of shared.yml ended as CREATE_FAILED
        Bucket (AWS::S3::Bucket) CREATE_FAILED: Resource handler returned message: "Your previous request to create the named bucket succeeded and you already own it. (Service: S3, Status Code: 409, Request ID: <id>, Extended Request ID: <id>) (SDK Attempt Count: 1)" (RequestToken: <id>, HandlerErrorCode: AlreadyExists)"
    `);
    expect(await place.clean()).toEqual({ removed: ['stack shared'], leftovers: [] });
    expect(await readStack(place.clients.cloudFormation, 'shared')).toEqual({ kind: 'absent' });
  });

  it('that is still being made when the run ends is given up and removed', async () => {
    // Where nothing waits, a wait is over at once; so fast, twelve hours take six seconds.
    await using place = await createPlace({ speed: 7200 });
    const endless = {
      Resources: {
        Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
        Wait: {
          Type: 'AWS::CloudFormation::WaitCondition',
          Properties: { Handle: { Ref: 'Handle' }, Timeout: '43200' },
        },
      },
    };
    await createPrerequisiteStack(place.clients, {
      ...place.own,
      stackName: 'shared',
      file,
      templateBody: JSON.stringify(endless),
      parameters: {},
    });
    expect(await readStack(place.clients.cloudFormation, 'shared')).toMatchObject({
      status: 'CREATE_IN_PROGRESS',
    });
    expect(await place.clean()).toEqual({ removed: ['stack shared'], leftovers: [] });
    expect(await readStack(place.clients.cloudFormation, 'shared')).toEqual({ kind: 'absent' });
  });

  it('whose stack cannot be removed is told of by name', async () => {
    await using place = await createPlace();
    await place.makeStack('shared', exporting, { Stage: 'hx' });
    // Somebody uses what it exports.
    await place.clients.cloudFormation.send(
      new CreateStackCommand({ StackName: 'theirs', TemplateBody: JSON.stringify(importing) }),
    );
    const { leftovers } = await place.clean();
    expect(leftovers.map(({ what }) => what)).toEqual(['stack shared']);
  });
});
