import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderReport } from '../../../../src/artifact/report/render-report.ts';
import type { RunRecord } from '../../../../src/artifact/run-record.ts';
import { makeReportInput } from '../../../support/report-sample.ts';
import { makeRunRecord } from '../../../support/run-record.ts';
import { readTags, readText } from './page.ts';

const page = renderReport(makeReportInput());

test('each section says what it is for', () => {
  expect(readText(page)).toMatchInlineSnapshot(`
    "What it rests on
    Is it enough?
    Yes, shown in 1 life
    In life 2 a user that was made for it, in a stage of its own, ran deploy with this policy alone. Nothing that mattered was refused.
    Is any of it too much?
    Not shown for 1 grant of 2
    1 its refusal alone failed an attempt
    1 nothing shows that it is needed
    1 grant more had been found and was not missed, so dropped.
    CloudFormation works as a role of its own here, so there are two policies: the deployer’s, which passes the role on, and the role’s. In each life another role stood in for the service’s own, and both policies are found and proven together.
    Not tested: that a wide resource could be narrower, and what the service does while it runs. The functions have roles of their own.
    What comes close to owning the account
    The service needs these actions, and whoever holds the policy can use them for more than deploying it, in 1 way that is known. Guard the key or the role that gets this policy accordingly.
    A role for a new function
    Code of one’s own runs as that role.
    It takes iam:PassRole , lambda:CreateFunction . Source: docs.aws.amazon.com/IAM/latest.
    The policy, line by line
    By service and resource. Each action unfolds to what shows that it is needed and to the refusals that asked for it, as AWS worded them. \${Stage}, \${Region} and \${AccountId} are parameters.
    The deployer’s policy 1 grant
    cloudformation 1
    on arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/*
    cloudformation:DescribeStacks widened needed, by its refusal
    The refusal that asked for it failed its attempt, and nothing else was refused there. Asked for by the command itself in deploy.
    Granted otherwise than printed: foreign
    seen
    foreign
    granted
    arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/1a
    Widened: foreign had another id in another attempt
    seen
    arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/1a
    seen
    arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/foreign
    granted
    arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/*
    1 refusal
    attempt 1, deploy, by the command itself: granted
    foreign
    The same as an IAM policy, for account 123456789012, eu-central-1, stage foreign
    {
    "Version": "2012-10-17",
    "Statement": [
    {
    "Effect": "Allow",
    "Action": [
    "cloudformation:DescribeStacks"
    ],
    "Resource": [
    "arn:aws:cloudformation:eu-central-1:123456789012:stack/orders-foreign/*"
    ]
    }
    ]
    }
    The deployment role’s policy 1 grant
    s3 1
    on * every resource
    if {"StringLike":{"aws:RequestTag/stage":"foreign"}}
    s3:CreateBucket not shown to be needed
    Nothing shows that it is needed: it was never refused alone, and not withheld. Asked for by CloudFormation in deploy.
    2 refusals
    attempt 1, deploy, by CloudFormation, for foreign (foreign), foreign: granted, inferred since the text does not say it
    foreign
    d9 : its text is not in the evidence
    The same as an IAM policy, for account 123456789012, eu-central-1, stage foreign
    {
    "Version": "2012-10-17",
    "Statement": [
    {
    "Effect": "Allow",
    "Action": [
    "s3:CreateBucket"
    ],
    "Resource": [
    "*"
    ],
    "Condition": {
    "StringLike": {
    "aws:RequestTag/stage": "foreign"
    }
    }
    }
    ]
    }
    What was widened, and why
    A grant is what AWS printed in its refusal, with parameters for account, region and stage. It is wider only for a reason: two texts were seen in the same place, so that one of them could not be enough; or the refusal named no resource, or hid which one it was.
    1 grant is on * : s3:CreateBucket .
    arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/*
    foreign had another id in another attempt: cloudformation:DescribeStacks
    seen
    arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/1a
    seen
    arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/foreign
    granted
    arn:aws:cloudformation:\${Region}:\${AccountId}:stack/orders-\${Stage}/*
    Refused, and not missed
    These calls were refused and nothing was granted for them: the command achieved what it is for all the same, or the refusal itself says that the work goes on. Achieved means: the command exited with 0, but for the update that fails on purpose; its stack was then seen up, rolled back or gone, where the command is to leave it so; and after a whole life nothing of it was left in the account but what the service asks to keep. What a command did worse without saying so is not seen by that, nor is a refusal that it passed over in silence.
    lambda:GetFunction
    1 time in deploy, by the command itself.
    foreign
    lambda:ListVersionsByFunction on foreign
    2 times in update, by the command itself. In 1 of 2 the command achieved what it is for; otherwise it failed of something else.
    What the refusal cost, as far as it was said:
    foreign
    lambda:GetPolicy
    1 time in info, by the command itself. The command achieved what it is for.
    What the refusal cost: nothing that was seen. No more was said than the refusal itself.
    foreign
    Found, not missed and dropped
    These were refused and granted while the policy was found, but a whole life passed without them. They are in no policy.
    s3:GetBucketAcl on arn:aws:s3:::foreign
    How it was found
    A life is one passage through deploy, update, info, rollback and remove, in a stage of its own, as a user of its own. An attempt that is refused teaches what to grant, and the command is run again.
    passed refused, taught a grant waited or tried again ended the run
    Life 1: Discovery 2 attempts in 9.0 s, passed
    deploy, attempt 1: refuseddeploy, attempt 2: refused though granted, so AWS was waited for
    Lived by a user that starts without any permission, foreign , in stage habc .
    Attempt Phase Result Took Taught
    1 deploy refused exit 1 4.5 s granted cloudformation:DescribeStacks
    2 deploy refused though granted, so AWS was waited for foreign 4.5 s no refusal (throttling): foreign
    Life 2 1 attempt in 4.5 s, passed
    deploy, attempt 3: passed
    Attempt Phase Result Took Taught
    3 deploy passed exit 0 4.5 s
    Beside other policies
    Counted are the IAM actions that a policy allows on some resource at least, over all that AWS’s reference lists, and how many of them it allows on every resource. The two in the middle are written after the templates that are passed around.
    Policy Actions on every resource
    This policyFound.
    2 1
    EverythingAll. See github.com/owner/name.
    1,234 1,234
    Left in the account
    Remove it with harness clean , with the same account and credentials.
    foreign
    foreign"
  `);
});

describe('nothing in it can run or load', () => {
  test('the policy of the page allows its own style, by its hash, and nothing else', () => {
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy?.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test('it is made of these tags and attributes alone', () => {
    const tags = readTags(page);
    const names = new Set(tags.map(({ name }) => name.replace('/', '')));
    const attributes = new Set(tags.flatMap((tag) => tag.attributes));
    expect([...names].toSorted().join(' ')).toMatchInlineSnapshot(
      `"!doctype a b blockquote body code dd details div dl dt em footer h1 h2 h3 h4 h5 head header html li main mark meta nav ol p pre rect section span strong style summary svg table tbody td th thead time title tr ul var"`,
    );
    expect([...attributes].toSorted().join(' ')).toMatchInlineSnapshot(
      `"aria-hidden aria-label aria-labelledby charset class content datetime height href html http-equiv id lang name preserveAspectRatio rel role scope tabindex viewBox width x"`,
    );
  });

  const hostile = [
    '</style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '--><!--',
    '</blockquote></details><h1>Proven</h1>',
    '${constructor.constructor("alert(1)")()}',
    ']]><![CDATA[',
    '\u202E\u0000',
  ];

  test.each(hostile)('a text from outside adds no tag: %j', (text) => {
    expect(readTags(renderReport(makeReportInput(text)))).toEqual(readTags(page));
  });

  test('nor does any other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', minLength: 1 }), (text) => {
        // Stars and parameters are marked where they stand in a resource.
        const plain = text.replaceAll(/[*$]/g, '<');
        expect(readTags(renderReport(makeReportInput(plain)))).toEqual(readTags(page));
      }),
      { numRuns: 50 },
    );
  });
});

describe('an unproven run says so', () => {
  const outcomes: readonly RunRecord['outcome'][] = [
    {
      kind: 'blocked',
      by: 'a service control policy',
      policyArn: 'arn:aws:organizations::1:policy/p',
      message: 'm',
    },
    { kind: 'stuck', message: 'm', seen: ['a', 'b'] },
    { kind: 'broken', phase: 'deploy', message: 'm' },
    { kind: 'exhausted', bound: 'attempts', message: 'm' },
    { kind: 'interrupted', signal: 'SIGINT' },
    { kind: 'failed', code: 'bug', message: 'm', hint: 'h' },
  ];
  const proof = { ...makeRunRecord().proof, sufficient: { passed: false, lives: 0 } };

  test.each(outcomes)('$kind', (outcome) => {
    const unproven = renderReport(makeReportInput('foreign', { outcome, proof }));
    expect(unproven).toContain('<p class="word">Not proven</p>');
    expect(unproven).toContain('<title>foreign: IAM policy, not proven</title>');
    expect(unproven).toContain('What was found so far, line by line');
    expect(unproven).not.toContain('>Proven<');
    expect(unproven).not.toContain('undefined');
  });
});

test('links within the page lead somewhere', () => {
  const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  expect(ids.size).toBe([...page.matchAll(/ id="/g)].length);
});

test('headings are in order', () => {
  const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  expect(jumps).toEqual([]);
});

test('a run that granted nothing and met nothing', () => {
  const record = makeRunRecord({
    grants: [],
    attempts: [],
    outcome: { kind: 'stuck', message: 'm', seen: [] },
  });
  const empty = renderReport({ record, evidence: [], comparison: { rows: [] } });
  expect(readText(empty)).toMatchInlineSnapshot(`
    "What it rests on
    Is it enough?
    Yes, shown in 1 life
    In the last life a user that was made for it, in a stage of its own, ran with this policy alone. Nothing that mattered was refused.
    Is any of it too much?
    Not known: the run ended before
    Not tested: that a wide resource could be narrower, and what the service does while it runs. The functions have roles of their own.
    What comes close to owning the account
    None of the ways that are known leads from this policy to more than it says.
    What was found so far, line by line
    By service and resource. Each action unfolds to what shows that it is needed and to the refusals that asked for it, as AWS worded them. \${Stage}, \${Region} and \${AccountId} are parameters.
    This policy
    Nothing was granted.
    What was widened, and why
    A grant is what AWS printed in its refusal, with parameters for account, region and stage. It is wider only for a reason: two texts were seen in the same place, so that one of them could not be enough; or the refusal named no resource, or hid which one it was.
    Nothing was widened.
    Refused, and not missed
    These calls were refused and nothing was granted for them: the command achieved what it is for all the same, or the refusal itself says that the work goes on. Achieved means: the command exited with 0, but for the update that fails on purpose; its stack was then seen up, rolled back or gone, where the command is to leave it so; and after a whole life nothing of it was left in the account but what the service asks to keep. What a command did worse without saying so is not seen by that, nor is a refusal that it passed over in silence.
    There are none.
    Found, not missed and dropped
    Nothing: no grant was withheld from a life.
    How it was found
    A life is one passage through deploy, update, info, rollback and remove, in a stage of its own, as a user of its own. An attempt that is refused teaches what to grant, and the command is run again.
    passed refused, taught a grant waited or tried again ended the run
    No command was run.
    Beside other policies
    Counted are the IAM actions that a policy allows on some resource at least, over all that AWS’s reference lists, and how many of them it allows on every resource. The two in the middle are written after the templates that are passed around.
    Policy Actions on every resource
    Left in the account
    Nothing was found that could not be removed."
  `);
});

test('a run that began with a policy says with which', () => {
  const baseline = { file: 'policy.template.json', grants: 2, missing: [], unneeded: [], changes: [] };
  const told = (changes: Partial<NonNullable<RunRecord['baseline']>>): string => {
    const record = makeRunRecord({ baseline: { ...baseline, ...changes } });
    const whole = renderReport({ record, evidence: [], comparison: { rows: [] } });
    return whole.replaceAll(/<[^>]*>/g, '');
  };
  expect(told({ runId: 'r0' })).toContain('began with 2 grants of the policy that run r0 had proven');
  expect(told({})).toContain('began with 2 grants of a policy that was there');
});

describe('the boundary of the roles', () => {
  const escalation = {
    grantee: 'deployer',
    id: 'create-role',
    title: 'A role can be made',
    how: 'It can.',
    actions: ['iam:CreateRole'],
    source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  } satisfies RunRecord['escalations'][number];
  const sectionOf = (changes: Partial<RunRecord>): string => {
    const input = makeReportInput();
    const text = readText(renderReport({ ...input, record: { ...input.record, ...changes } }));
    return text.slice(text.indexOf('What comes close'), text.indexOf('The policy, line by line'));
  };

  test('is offered where it would close something', () => {
    expect(sectionOf({ escalations: [escalation] })).toContain('harness run --boundary');
    expect(sectionOf({ escalations: [{ ...escalation, id: 'function-code' }] })).not.toContain('--boundary');
  });

  test('is told with all that it refuses and leaves open', () => {
    const boundary = {
      kind: 'found',
      arn: 'arn:aws:iam::${AccountId}:policy/orders-boundary-${Stage}',
      document: { Version: '2012-10-17', Statement: [] },
      roles: ['IamRoleLambdaExecution'],
      unread: [{ role: 'Gateway', what: 'arn:aws:iam::1:policy/x', why: 'the operator could not read it' }],
      open: [{ role: 'Gateway', what: '{"Fn::ImportValue":"topic"}' }],
      lives: 2,
      unbounded: ['iam:UpdateRole'],
      closes: ['create-role'],
    } satisfies RunRecord['boundary'];
    expect(sectionOf({ escalations: [], boundary })).toMatchInlineSnapshot(`
      "What comes close to owning the account
      None of the ways that are known leads from this policy to more than it says.
      The permissions boundary
      The policy asks for arn:aws:iam::\${AccountId}:policy/orders-boundary-\${Stage} on the roles that it makes and writes: whatever such a role is given, it does no more than boundary.json allows, which is what 1 role of the service allows itself (IamRoleLambdaExecution). The roles were lived with under it in 2 lives.
      Closed by it: create-role .
      Not held to it, since the call was refused under that condition: iam:UpdateRole.
      Could not be read, so that the boundary refuses it:
      Gateway: arn:aws:iam::1:policy/x , the operator could not read it
      Known in a deployed stack alone, so that the boundary has * for it:
      Gateway: {"Fn::ImportValue":"topic"}
      "
    `);
  });
});
