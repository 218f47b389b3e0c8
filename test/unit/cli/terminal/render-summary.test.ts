import { describe, expect, test } from 'vitest';
import { renderSummary, type SummaryFiles } from '../../../../src/cli/terminal/render-summary.ts';
import { createStyle } from '../../../../src/cli/terminal/style.ts';
import type { RunRecord } from '../../../../src/artifact/run-record.ts';
import { makeAttempt, makeRunRecord } from '../../../support/run-record.ts';

const style = createStyle(false);
const files: SummaryFiles = {
  outDir: 'orders/.harness',
  policy: 'orders/.harness/policy.json',
  template: 'orders/.harness/policy.template.json',
  report: 'orders/.harness/report.html',
  record: 'orders/.harness/run.json',
  evidence: 'orders/.harness/evidence.jsonl',
};
const unproven: SummaryFiles = {
  ...files,
  policy: 'orders/.harness/policy.unproven.json',
  template: 'orders/.harness/policy.template.unproven.json',
  earlierPolicy: 'orders/.harness/policy.json',
};
const proof = { ...makeRunRecord().proof, sufficient: { passed: false, lives: 0 } };

test('proven: what was found, where it is and what it is for', () => {
  const soft = {
    action: 'lambda:GetFunction',
    resource: '*',
    deniedBy: 'identity',
    certainty: 'named',
    lacking: 'deployer',
    soft: true,
    raw: 'r',
    seen: { via: 'client' },
  } as const;
  const record = makeRunRecord({
    softDenials: [
      { phase: 'deploy', denial: soft },
      { phase: 'update', denial: soft },
      { phase: 'info', denial: { ...soft, action: 'cloudformation:DescribeStacks' } },
    ],
  });
  expect(renderSummary(record, files, style)).toMatchInlineSnapshot(`
    "✔ proven in 2m 05s: a fresh user with this policy alone lived the whole life of orders

      1 grant from 3 attempts in 2 lives: deploy 3
      proof: sufficient (that each grant is needed was not asked)
      1 call was refused and not missed, so nothing was granted for it: lambda:GetFunction (2 times in deploy, update)

      policy    orders/.harness/policy.json
      template  orders/.harness/policy.template.json
      report    orders/.harness/report.html
      evidence  orders/.harness/evidence.jsonl
      record    orders/.harness/run.json

    next: commit orders/.harness, and give the policy to whoever deploys orders:
        aws iam create-policy --policy-name orders-deploy --policy-document file://orders/.harness/policy.json
      for another account, region or stage take the template and fill in \${AccountId}, \${Region} and \${Stage}
    "
  `);
});

test.each([
  [[], undefined],
  [['create-role'], '  1 way to get more rights is open to who has it: create-role (told in the report)'],
  [
    ['create-role', 'new-function', 'create-role'],
    '  2 ways to get more rights are open to who has it: create-role, new-function (told in the report)',
  ],
])('ways to more rights that the policy leaves open: %j', (ids, line) => {
  const escalations = ids.map((id) => ({
    id,
    grantee: 'deployer' as const,
    title: 'A role can be made',
    how: 'By making it.',
    actions: ['iam:CreateRole'],
    source: 'https://docs.aws.amazon.com/',
  }));
  const lines = renderSummary(makeRunRecord({ escalations }), files, style).split('\n');
  expect(lines.find((one) => one.includes('more rights'))).toBe(line);
});

test('calls that were refused and not missed, with what that costs', () => {
  const base = { deniedBy: 'unknown', certainty: 'named', lacking: 'deployer', soft: true } as const;
  const seen = { via: 'client' } as const;
  const softDenials: RunRecord['softDenials'] = [
    {
      phase: 'update',
      told: 'Not allowed: a:B. It will be slower.',
      denial: { ...base, action: 'a:B', raw: 'Not allowed: a:B', seen },
    },
    { phase: 'info', denial: { ...base, raw: 'Access\nDenied', seen } },
  ];
  const lines = renderSummary(makeRunRecord({ softDenials }), files, style).split('\n');
  expect(lines.find((one) => one.includes('not missed'))).toBe(
    '  2 calls were refused and not missed, so nothing was granted for them: a:B (1 time in update), Access Denied (1 time in info); what that costs is told in the report',
  );
});

function summary(outcome: RunRecord['outcome']): string {
  return renderSummary(makeRunRecord({ outcome, proof }), unproven, style);
}

test.each([
  [6144, 'aws iam create-policy --policy-name orders-deploy'],
  [6145, 'aws iam put-role-policy --role-name ROLE --policy-name orders-deploy'],
  [10_241, 'give its statements to several policies'],
])('a policy of %i characters goes where it fits', (policyCharacters, command) => {
  expect(renderSummary(makeRunRecord(), { ...files, policyCharacters }, style)).toContain(command);
});

describe('not proven: what was seen and what to do next', () => {
  test('blocked', () => {
    const outcome = {
      kind: 'blocked',
      by: 'a service control policy',
      policyArn: 'arn:aws:organizations::111111111111:policy/o-1/service_control_policy/p-1',
      message:
        'User: … is not authorized to perform: s3:CreateBucket\n with an explicit deny in a service control policy',
    } as const;
    expect(summary(outcome)).toMatchInlineSnapshot(`
      "✖ blocked after 2m 05s: a service control policy refuses, and no grant to the deployer can answer that
        policy: arn:aws:organizations::111111111111:policy/o-1/service_control_policy/p-1
        seen: User: … is not authorized to perform: s3:CreateBucket with an explicit deny in a service control policy

        1 grant from 3 attempts in 2 lives: deploy 3
        proof: none, so this policy may lack something

        unproven policy        orders/.harness/policy.unproven.json
        unproven template      orders/.harness/policy.template.unproven.json
        report                 orders/.harness/report.html
        evidence               orders/.harness/evidence.jsonl
        record                 orders/.harness/run.json
        earlier proven policy  orders/.harness/policy.json

      next: ask the owner of that policy for an exception, or take a sandbox account that it does not reach; then run again
        the next run goes on with what was found so far; --fresh begins anew
      "
    `);
  });

  test('stuck', () => {
    const outcome = {
      kind: 'stuck',
      message: 'nothing says which action',
      seen: ['Access Denied', 'Forbidden'],
    } as const;
    expect(summary(outcome)).toMatchInlineSnapshot(`
      "✖ stuck after 2m 05s: nothing says which action
        seen: Access Denied
        seen: Forbidden

        1 grant from 3 attempts in 2 lives: deploy 3
        proof: none, so this policy may lack something

        unproven policy        orders/.harness/policy.unproven.json
        unproven template      orders/.harness/policy.template.unproven.json
        report                 orders/.harness/report.html
        evidence               orders/.harness/evidence.jsonl
        record                 orders/.harness/run.json
        earlier proven policy  orders/.harness/policy.json

      next: read the output of the last attempt and orders/.harness/evidence.jsonl: the refusal is there as AWS worded it
        the next run goes on with what was found so far; --fresh begins anew
      "
    `);
  });

  test('broken', () => {
    const outcome = {
      kind: 'broken',
      phase: 'deploy',
      message: 'CREATE_FAILED: Table\nruntime nodejs8 is not supported',
    } as const;
    expect(summary(outcome)).toMatchInlineSnapshot(`
      "✖ broken after 2m 05s: deploy fails for a reason that is no permission
        CREATE_FAILED: Table
        runtime nodejs8 is not supported

        1 grant from 3 attempts in 2 lives: deploy 3
        proof: none, so this policy may lack something

        unproven policy        orders/.harness/policy.unproven.json
        unproven template      orders/.harness/policy.template.unproven.json
        report                 orders/.harness/report.html
        evidence               orders/.harness/evidence.jsonl
        record                 orders/.harness/run.json
        earlier proven policy  orders/.harness/policy.json

      next: mend the service until it deploys as an administrator, then run again
        the whole output of the attempt is in orders/.harness/attempts/rabc/003-deploy.txt
        the next run goes on with what was found so far; --fresh begins anew
      "
    `);
  });

  test('exhausted', () => {
    expect(summary({ kind: 'exhausted', bound: 'attempts', message: '150 attempts were made and allowed' }))
      .toMatchInlineSnapshot(`
        "✖ exhausted after 2m 05s: 150 attempts were made and allowed

          1 grant from 3 attempts in 2 lives: deploy 3
          proof: none, so this policy may lack something

          unproven policy        orders/.harness/policy.unproven.json
          unproven template      orders/.harness/policy.template.unproven.json
          report                 orders/.harness/report.html
          evidence               orders/.harness/evidence.jsonl
          record                 orders/.harness/run.json
          earlier proven policy  orders/.harness/policy.json

        next: give it more with --max-attempts, after a look at what the last attempts were refused
          the next run goes on with what was found so far; --fresh begins anew
        "
      `);
  });

  test('interrupted', () => {
    expect(summary({ kind: 'interrupted', signal: 'SIGINT' })).toMatchInlineSnapshot(`
      "! interrupted by SIGINT after 2m 05s

        1 grant from 3 attempts in 2 lives: deploy 3
        proof: none, so this policy may lack something

        unproven policy        orders/.harness/policy.unproven.json
        unproven template      orders/.harness/policy.template.unproven.json
        report                 orders/.harness/report.html
        evidence               orders/.harness/evidence.jsonl
        record                 orders/.harness/run.json
        earlier proven policy  orders/.harness/policy.json

      next: what was granted so far is no whole policy: run again
        the next run goes on with what was found so far; --fresh begins anew
      "
    `);
  });
});

test('failed before anything was tried: one clear error', () => {
  const outcome = {
    kind: 'failed',
    code: 'account-mismatch',
    message: 'the credentials belong to 111111111111, expected 123456789012',
    hint: 'Take credentials of that account.',
  } as const;
  const record = makeRunRecord({ outcome, attempts: [], grants: [], phases: [], proof });
  expect(renderSummary(record, files, style)).toMatchInlineSnapshot(`
    "error: the credentials belong to 111111111111, expected 123456789012
    hint: Take credentials of that account.
    "
  `);
});

test('leftovers are named, with the way to remove them', () => {
  const record = makeRunRecord({
    leftovers: [{ what: 'stack orders-habc', why: 'DELETE_FAILED: the bucket is not empty' }],
    attempts: [makeAttempt({})],
  });
  expect(renderSummary(record, files, style)).toMatchInlineSnapshot(`
    "✔ proven in 2m 05s: a fresh user with this policy alone lived the whole life of orders

      1 grant from 1 attempt in 1 life: deploy 1
      proof: sufficient (that each grant is needed was not asked)

      policy    orders/.harness/policy.json
      template  orders/.harness/policy.template.json
      report    orders/.harness/report.html
      evidence  orders/.harness/evidence.jsonl
      record    orders/.harness/run.json

    ! 1 leftover could not be removed:
      stack orders-habc: DELETE_FAILED: the bucket is not empty
      remove them with harness clean, with the same --account and credentials

    next: commit orders/.harness, and give the policy to whoever deploys orders:
        aws iam create-policy --policy-name orders-deploy --policy-document file://orders/.harness/policy.json
      for another account, region or stage take the template and fill in \${AccountId}, \${Region} and \${Stage}
    "
  `);
});

describe('the boundary of the roles', () => {
  const escalation = {
    id: 'create-role',
    grantee: 'deployer',
    title: 't',
    how: 'h',
    actions: [],
    source: 'https://a',
  } satisfies RunRecord['escalations'][number];
  const boundary = {
    kind: 'found',
    arn: 'arn:aws:iam::${AccountId}:policy/team/orders-boundary-${Stage}',
    document: { Version: '2012-10-17', Statement: [] },
    roles: ['IamRoleLambdaExecution', 'Gateway'],
    unread: [
      {
        role: 'Gateway',
        what: 'arn:aws:iam::1:policy/x',
        why: 'the operator could not read it (NoSuchEntity)',
      },
    ],
    open: [{ role: 'Gateway', what: '{"Fn::ImportValue":"topic"} in what allows sns:Publish' }],
    lives: 2,
    unbounded: ['iam:UpdateRole'],
    closes: ['create-role', 'change-role'],
  } satisfies RunRecord['boundary'];
  const tell = (changes: Partial<RunRecord>, more: Partial<SummaryFiles> = {}) =>
    renderSummary(makeRunRecord(changes), { ...files, ...more }, style)
      .split('\n')
      .filter((line) => /boundary|Boundary|way/.test(line))
      .join('\n');

  test('is offered where it would close something', () => {
    const escalations = [escalation, { ...escalation, id: 'function-code' }];
    expect(tell({ escalations })).toMatchInlineSnapshot(`
      "  2 ways to get more rights are open to who has it: create-role, function-code (told in the report)
        --boundary closes create-role: roles are then made under a boundary that harness writes"
    `);
    expect(tell({ escalations: escalations.slice(1) })).not.toContain('--boundary');
  });

  test('is told with what it closes, what it does not hold, and how it is put in force', () => {
    const file = 'orders/.harness/boundary.json';
    expect(tell({ boundary }, { boundary: file })).toMatchInlineSnapshot(`
      "  boundary of 2 roles, lived under 2 times: it closes create-role, change-role
        not held to the boundary, since refused under it: iam:UpdateRole
        the boundary refuses what Gateway is allowed by arn:aws:iam::1:policy/x: the operator could not read it (NoSuchEntity)
        the boundary has * for 1 thing known in a deployed stack alone (told in the report)
        boundary of its roles  orders/.harness/boundary.json
        before it, make the boundary, and let the service give it to each of its roles:
          aws iam create-policy --policy-name orders-boundary-dev --path /team/ --policy-document file://orders/.harness/boundary.json
          provider.iam.role.permissionsBoundary: arn:aws:iam::123456789012:policy/team/orders-boundary-dev  (PermissionsBoundary in each AWS::IAM::Role of its own)
        a stack that is there already is given it once by who may iam:PutRolePermissionsBoundary: the policy may not"
    `);
  });

  test('is told where there is none', () => {
    const why = 'no template of the service makes a role';
    expect(tell({ boundary: { kind: 'none', why } })).toMatchInlineSnapshot(
      `"  no boundary: no template of the service makes a role"`,
    );
  });
});
