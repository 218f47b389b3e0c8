import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  type IAMClient,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { ApplyTarget } from '../../../src/account/apply/held-policies.ts';
import { openHolder } from '../../../src/account/apply/open-holder.ts';
import { readHeldPolicies } from '../../../src/account/apply/read-held.ts';
import { parsePolicy } from '../../../src/artifact/policy-file.ts';
import type { RunRecord } from '../../../src/artifact/run-record.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { renderDocument } from '../../../src/policy/document.ts';
import type { Grant } from '../../../src/policy/grant.ts';
import { boundTriples, sampleGrants, values } from '../../support/exported-forms/sample.ts';
import { fakeDependencies } from '../../support/run-cli.ts';
import { makeRunRecord } from '../../support/run-record.ts';
import { createSandboxAccount } from '../../support/sandbox-account.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { createTestIo } from '../../support/test-io.ts';
import { writeFiles } from '../../support/write-files.ts';

const read: Grant = { action: 's3:GetObject', resource: 'arn:aws:s3:::orders-${Stage}/*' };
const write: Grant = { action: 's3:PutObject', resource: 'arn:aws:s3:::orders-${Stage}/*' };
const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const trust = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
};
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const place = ['--region', values.region, '--stage', values.stage];
const policyName = 'orders-deploy-prod';

/** An account with a role `ci` and a user `robot`, and a directory in which the command works. */
async function createScene() {
  const account = await createSandboxAccount();
  const dir = await createScratchDir();
  const { iam } = account.clients;
  await iam.send(new CreateRoleCommand({ RoleName: 'ci', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  await iam.send(new CreateUserCommand({ UserName: 'robot' }));
  const target: ApplyTarget = { kind: 'role', name: 'ci', accountId: account.accountId, policyName };
  const run = async (argv: readonly string[], answer?: string) => {
    const world = createTestIo({ cwd: dir.path });
    const { io } = world;
    if (answer !== undefined) {
      const stdin = Object.assign(Readable.from(answer === '' ? [] : [answer]), { isTTY: true });
      Object.assign(io, { stdin, stderr: Object.assign(io.stderr, { isTTY: true }) });
    }
    const code = await runProgram(
      ['apply', 'service', ...argv],
      io,
      fakeDependencies({
        openHolder: (_, named) => openHolder({ ...account.reach, credentials: account.credentials }, named),
      }),
    );
    const hide = (text: string): string =>
      text.replaceAll(account.accountId, '<account>').replaceAll(dir.path, '<cwd>');
    return { code, stdout: hide(world.stdout()), stderr: hide(world.stderr()) };
  };
  return {
    iam,
    account,
    target,
    prove: (grants: readonly Grant[], changes: Partial<RunRecord> = {}) =>
      writeFiles(dir.path, {
        'service/.harness/policy.template.json': JSON.stringify(renderDocument(grants)),
        'service/.harness/run.json': JSON.stringify(
          makeRunRecord({ grants: grants.map(record), ...changes }),
        ),
      }),
    write: (files: Readonly<Record<string, string>>) => writeFiles(dir.path, files),
    run,
    toRole: (...argv: readonly string[]) =>
      run(['--to-role', 'ci', '--account', account.accountId, ...place, ...argv]),
    held: () => readHeldPolicies(account.clients, target),
    async [Symbol.asyncDispose]() {
      await dir[Symbol.asyncDispose]();
      await account[Symbol.asyncDispose]();
    },
  };
}

/** A grant as run.json has it. */
function record({ condition, ...grant }: Grant): RunRecord['grants'][number] {
  const [recorded] = makeRunRecord().grants;
  if (recorded === undefined) throw new Error('the sample record has no grant');
  const written = condition as RunRecord['grants'][number]['condition'];
  return { ...recorded, ...grant, ...(written !== undefined && { condition: written }) };
}

type Scene = Awaited<ReturnType<typeof createScene>>;

/** What the role has under the names of harness, each triple as one text. */
async function allowedTo(scene: Scene): Promise<string[]> {
  const { managed, inline } = await scene.held();
  const documents = managed.filter(({ isAttached }) => isAttached).map(({ document }) => document);
  const grants = [...documents, ...(inline === undefined ? [] : [inline])].flatMap((document) => {
    const parsed = parsePolicy(document);
    if (parsed.kind !== 'policy') throw new Error(parsed.why);
    return parsed.statements.flatMap(({ actions, resources, condition }) =>
      actions.flatMap((action) =>
        resources.map((resource): Grant => ({
          action: action.kind === 'matching' ? action.pattern : '',
          resource: resource.kind === 'matching' ? resource.pattern : '',
          ...(condition !== undefined && { condition }),
        })),
      ),
    );
  });
  return boundTriples(grants);
}

async function namesOfPolicies(iam: IAMClient): Promise<string[]> {
  const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
  return Policies.map(({ PolicyName }) => PolicyName ?? '').toSorted();
}

const triplesOf = (scene: Scene, grants: readonly Grant[]): string[] =>
  boundTriples(grants)
    .map((one) => one.replaceAll(values.accountId, scene.account.accountId))
    .toSorted();

describe('apply', () => {
  test('shows what would change, and changes nothing without --yes', async () => {
    await using scene = await createScene();
    await scene.prove([read, write]);
    const result = await scene.toRole();
    expect(result).toMatchObject({ code: 1, stderr: 'dry run: nothing was changed; --yes applies it\n' });
    expect(result.stdout).toMatchInlineSnapshot(`
      "role ci of account <account>

      the proven policy allows more than what role ci has now from harness:
        + s3:GetObject
            arn:aws:s3:::orders-prod/*
        + s3:PutObject
            arn:aws:s3:::orders-prod/*

      2 added, 0 removed, 0 unchanged

      to do:
        make and attach managed policy orders-deploy-prod-1 (140 characters)
      "
    `);
    expect(await scene.held()).toMatchObject({ managed: [], others: [] });
  });

  test('applies once, then there is nothing to change', async () => {
    await using scene = await createScene();
    await scene.prove(sampleGrants);
    const first = await scene.toRole('--yes');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toMatchInlineSnapshot(`
      "done: make and attach managed policy orders-deploy-prod-1 (6124 characters)
      done: make and attach managed policy orders-deploy-prod-2 (2639 characters)
      "
    `);
    expect(await allowedTo(scene)).toEqual(triplesOf(scene, sampleGrants));
    const second = await scene.toRole('--yes');
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatchInlineSnapshot(`
      "role ci of account <account>

      nothing to change: it has the proven policy already (orders-deploy-prod)
      "
    `);
    const { managed } = await scene.held();
    for (const { arn } of managed) {
      const { Versions } = await scene.iam.send(new ListPolicyVersionsCommand({ PolicyArn: arn }));
      expect(Versions).toHaveLength(1);
    }
  });

  test('a changed policy in place, and a smaller one with fewer parts', async () => {
    await using scene = await createScene();
    await scene.prove(sampleGrants);
    await scene.toRole('--yes');
    const changed = [...sampleGrants.slice(1), read];
    await scene.prove(changed);
    expect(await scene.toRole('--yes')).toMatchObject({ code: 0 });
    expect(await allowedTo(scene)).toEqual(triplesOf(scene, changed));
    await scene.prove([read]);
    const smaller = await scene.toRole('--yes');
    expect(smaller.code).toBe(0);
    expect(smaller.stderr).toContain(`done: detach managed policy ${policyName}-2`);
    expect(await allowedTo(scene)).toEqual(triplesOf(scene, [read]));
    expect(await namesOfPolicies(scene.iam)).toEqual([`${policyName}-1`]);
  });

  test('of five versions the oldest goes that is not in force', async () => {
    await using scene = await createScene();
    await scene.prove([read]);
    await scene.toRole('--yes');
    const [own] = (await scene.held()).managed;
    for (let count = 2; count <= 5; count += 1) {
      await scene.iam.send(
        new CreatePolicyVersionCommand({
          PolicyArn: own?.arn,
          PolicyDocument: JSON.stringify(renderDocument([{ ...write, resource: `arn:aws:s3:::${count}` }])),
        }),
      );
    }
    await scene.prove([read, write]);
    expect(await scene.toRole('--yes')).toMatchObject({ code: 0 });
    const { Versions = [] } = await scene.iam.send(new ListPolicyVersionsCommand({ PolicyArn: own?.arn }));
    const left = new Set(Versions.map(({ VersionId }) => VersionId));
    expect(left).toEqual(new Set(['v1', 'v3', 'v4', 'v5', 'v6']));
    expect(await allowedTo(scene)).toEqual(triplesOf(scene, [read, write]));
  });

  test('inline, and from there to managed', async () => {
    await using scene = await createScene();
    await scene.prove([read]);
    expect(await scene.toRole('--attach', 'inline', '--yes')).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`done: put inline policy ${policyName}`),
    });
    expect(await scene.held()).toMatchObject({ inline: expect.any(String), managed: [] });
    expect(await scene.toRole('--attach', 'inline')).toMatchObject({ code: 0 });
    expect(await scene.toRole('--yes')).toMatchObject({ code: 0 });
    const { inline, managed } = await scene.held();
    expect([inline, managed.map(({ name }) => name)]).toEqual([undefined, [`${policyName}-1`]]);
  });

  test('policies of others stay, and are told', async () => {
    await using scene = await createScene();
    await scene.prove([read]);
    const { iam } = scene;
    const debug = JSON.stringify(renderDocument([write]));
    await iam.send(new PutRolePolicyCommand({ RoleName: 'ci', PolicyName: 'debug', PolicyDocument: debug }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'ci', PolicyArn: administrator }));
    const before = (await scene.held()).others;
    const result = await scene.toRole('--yes');
    expect(result.code).toBe(0);
    expect(result.stdout.slice(result.stdout.indexOf('left alone'))).toMatchInlineSnapshot(`
      "left alone:
        managed policy arn:aws:iam::aws:policy/AdministratorAccess, which allows everything
        inline policy debug
      ! as long as that is attached, the proven policy limits nothing
      "
    `);
    expect((await scene.held()).others).toEqual(before);
  });

  test("what a user's groups give is told too", async () => {
    await using scene = await createScene();
    await scene.prove([read]);
    const { iam, account } = scene;
    await iam.send(new CreateGroupCommand({ GroupName: 'admins' }));
    await iam.send(new AttachGroupPolicyCommand({ GroupName: 'admins', PolicyArn: administrator }));
    await iam.send(new AddUserToGroupCommand({ GroupName: 'admins', UserName: 'robot' }));
    const argv = ['--to-user', 'robot', '--account', account.accountId, ...place, '--json', '--yes'];
    const { code, stdout } = await scene.run(argv);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      account: '<account>',
      to: { kind: 'user', name: 'robot' },
      applied: true,
      steps: [{ kind: 'create', policy: `${policyName}-1` }],
      diff: { added: [{ action: 's3:GetObject' }], removed: [], unchanged: 0 },
      leftAlone: [{ name: administrator, via: 'managed', group: 'admins', allowsEverything: true }],
    });
  });

  test('a policy that another role has as well: told, and kept for it', async () => {
    await using scene = await createScene();
    const { iam } = scene;
    await scene.prove(sampleGrants);
    await scene.toRole('--yes');
    await iam.send(
      new CreateRoleCommand({ RoleName: 'other', AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    for (const { arn } of (await scene.held()).managed) {
      await iam.send(new AttachRolePolicyCommand({ RoleName: 'other', PolicyArn: arn }));
    }
    await scene.prove([read]);
    const { code, stderr } = await scene.toRole('--yes');
    expect(code).toBe(0);
    expect(stderr).toContain(`note: ${policyName}-1 is attached to others too, and changes for them as well`);
    expect(await namesOfPolicies(iam)).toContain(`${policyName}-2`);
    expect(await allowedTo(scene)).toEqual(triplesOf(scene, [read]));
  });

  test.each([
    ['y\n', 0, `done: make and attach managed policy ${policyName}-1`],
    ['n\n', 1, 'nothing was changed'],
    ['\n', 1, 'nothing was changed'],
    ['', 1, 'nothing was changed'],
  ])('on a terminal it asks: %j', async (answer, code, told) => {
    await using scene = await createScene();
    await scene.prove([read]);
    const argv = ['--to-role', 'ci', '--account', scene.account.accountId, ...place];
    const result = await scene.run(argv, answer);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain('apply this to role ci of account <account>? (y/N) ');
    expect(result.stderr).toContain(told);
    expect((await scene.held()).managed).toHaveLength(code === 0 ? 1 : 0);
  });

  test.each<[string, readonly string[], string]>([
    ['nobody named', ['--account', '123456789012'], 'error: --to-user, --to-role: expected one of them\n'],
    [
      'two named, no account',
      ['--to-user', 'a', '--to-role', 'b'],
      'error: --to-user, --to-role: expected one of them\n--account: it is missing, expected the account that is changed\n',
    ],
    [
      'a parameter that is missing',
      ['--to-role', 'ci', '--account', '123456789012'],
      'error: --stage: it is missing, expected a value for ${Stage} in the policy\n',
    ],
    [
      'another account',
      ['--to-role', 'ci', '--account', '123456789012', ...place],
      'error: the credentials belong to account <account>, not to 123456789012, the one named with --account\nhint: Name the profile of that account with --profile.\n',
    ],
    [
      'no such role',
      ['--to-role', 'nobody', '--account', '<account>', ...place],
      'error: role nobody is not in account <account>, expected one that is there\nhint: harness apply makes no users and no roles: make the role first.\n',
    ],
    [
      'no such user',
      ['--to-user', 'nobody', '--account', '<account>', ...place],
      'error: user nobody is not in account <account>, expected one that is there\nhint: harness apply makes no users and no roles: make the user first.\n',
    ],
  ])('refuses: %s', async (_, argv, told) => {
    await using scene = await createScene();
    await scene.prove([read]);
    const result = await scene.run(argv.map((one) => one.replace('<account>', scene.account.accountId)));
    expect(result).toEqual({ code: 2, stdout: '', stderr: told });
  });

  test('refuses a policy that was never proven', async () => {
    await using scene = await createScene();
    await scene.write({
      'service/.harness/policy.template.unproven.json': JSON.stringify(renderDocument([read])),
      'service/.harness/run.json': JSON.stringify(makeRunRecord()),
    });
    const result = await scene.toRole('--yes');
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('its policy was never proven');
  });

  test.each<[string, Partial<RunRecord>, number, string]>([
    [
      'a template that was changed after its proof',
      { grants: [record(write)] },
      2,
      'error: <cwd>/service/.harness/policy.template.json: it is not what the run of run.json has proven, expected the same grants',
    ],
    [
      'a later run that was not proven',
      { grants: [], outcome: { kind: 'stuck', message: 'm', seen: [] } },
      1,
      'note: the newest run was not proven; this is the policy of the last one that was',
    ],
  ])('tells of %s', async (_, changes, code, told) => {
    await using scene = await createScene();
    await scene.prove([read], changes);
    const result = await scene.toRole();
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(told);
  });

  test('refuses names under which somebody else made a policy', async () => {
    await using scene = await createScene();
    await scene.prove([read]);
    await scene.iam.send(
      new CreatePolicyCommand({ PolicyName: `${policyName}-1`, PolicyDocument: JSON.stringify(everything) }),
    );
    const result = await scene.toRole('--yes');
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatchInlineSnapshot(`
      "error: arn:aws:iam::<account>:policy/orders-deploy-prod-1: harness apply did not make this policy, expected its tag harness:policy=orders-deploy-prod
      hint: Choose other names with --name, or hand it over: aws iam tag-policy --policy-arn arn:aws:iam::<account>:policy/orders-deploy-prod-1 --tags Key=harness:policy,Value=orders-deploy-prod
      "
    `);
    expect(await scene.toRole('--yes', '--name', 'shop')).toMatchObject({ code: 0 });
  });
});
