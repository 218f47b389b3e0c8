import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../../../src/artifact/run-record.ts';
import { createStyle } from '../../../../src/cli/terminal/style.ts';
import { describeVerdict } from '../../../../src/cli/verdict/describe-verdict.ts';
import { renderAnnotations, renderJobSummary } from '../../../../src/cli/verdict/render-github.ts';
import { renderJUnit } from '../../../../src/cli/verdict/render-junit.ts';
import { renderVerdict } from '../../../../src/cli/verdict/render-text.ts';
import { makeRunRecord } from '../../../support/run-record.ts';

const grantee = 'deployer' as const;

function verdictOf(
  baseline: Partial<NonNullable<RunRecord['baseline']>> = {},
  outcome: RunRecord['outcome'] = { kind: 'changed', message: '2 grants are missing, 1 grant is not needed' },
) {
  return describeVerdict(
    makeRunRecord({
      goal: 'check',
      outcome,
      baseline: {
        file: '.harness/policy.template.json',
        runId: 'r0',
        grants: 60,
        missing: [
          {
            grantee,
            action: 'sns:CreateTopic',
            resource: 'arn:aws:sns:${Region}:${AccountId}:alerts-${Stage}',
            askedBy: [{ logicalId: 'AlertsTopic', resourceType: 'AWS::SNS::Topic' }],
          },
          { grantee, action: 'lambda:ListVersionsByFunction', resource: '*', askedBy: [{}] },
        ],
        unneeded: [
          {
            grantee: 'deployment-role',
            action: 'sqs:CreateQueue',
            resource: 'arn:aws:sqs:${Region}:${AccountId}:jobs-${Stage}',
            askedBy: [{ logicalId: 'Jobs', resourceType: 'AWS::SQS::Queue' }],
          },
        ],
        changes: [
          { kind: 'plugin', name: 'serverless-plugin-alerts', now: '1.7.5' },
          { kind: 'tool', name: 'osls', before: '4.3.1', now: '4.4.0' },
          { kind: 'resource', how: 'added', logicalId: 'AlertsTopic', type: 'AWS::SNS::Topic' },
          { kind: 'resource', how: 'removed', logicalId: 'Jobs', type: 'AWS::SQS::Queue' },
        ],
        ...baseline,
      },
    }),
  );
}

const plain = createStyle(false);

describe('a verdict', () => {
  it('tells which statements deny what is needed, and what of them is not needed', () => {
    const verdict = verdictOf({
      conflicts: [
        {
          statement: 1,
          sid: 'KeepBuckets',
          shown: true,
          complete: true,
          denies: [
            {
              action: 's3:DeleteBucket',
              resource: 'arn:aws:s3:::shop-${Stage}',
              phases: ['remove'],
              askedBy: [{ logicalId: 'Uploads', resourceType: 'AWS::S3::Bucket' }],
            },
            {
              action: 's3:DeleteBucketPolicy',
              resource: 'arn:aws:s3:::shop-${Stage}',
              phases: [],
              askedBy: [],
            },
          ],
        },
        {
          statement: 2,
          shown: false,
          complete: false,
          denies: [{ action: 'sqs:CreateQueue', resource: '*', phases: ['deploy'], askedBy: [{}] }],
        },
      ],
      missing: [],
      unneeded: [
        {
          grantee,
          notAction: ['iam:*', 'sts:*'],
          notResource: ['arn:aws:s3:::b'],
          askedBy: [],
          statement: 0,
        },
      ],
      changes: null,
      actions: { allowed: 21_000, needed: 19 },
    });
    expect(renderVerdict(verdict, plain)).toMatchInlineSnapshot(`
      "Statement.1 (KeepBuckets) denies what is needed:
        ! s3:DeleteBucket
            arn:aws:s3:::shop-\${Stage}
            refused in remove
            asked for by Uploads (AWS::S3::Bucket)
        ! s3:DeleteBucketPolicy
            arn:aws:s3:::shop-\${Stage}
            needed once the statement was lifted

      Statement.2 perhaps denies what is needed:
        ! sqs:CreateQueue
            *
            refused in deploy
            asked for by the command itself
        and perhaps more: it was lifted then, and not tried on what followed

      not needed: 1 grant
        - NotAction iam:*, sts:*
            NotResource arn:aws:s3:::b

      the policy allows 21000 actions, of which 19 are needed
      "
    `);
  });

  it('tells a person what is missing, what is not needed, and who asked for it', () => {
    expect(renderVerdict(verdictOf(), plain)).toMatchInlineSnapshot(`
      "missing: 2 grants
        + sns:CreateTopic
            arn:aws:sns:\${Region}:\${AccountId}:alerts-\${Stage}
            asked for by AlertsTopic (AWS::SNS::Topic), which is new, since plugin serverless-plugin-alerts 1.7.5 was added
        + lambda:ListVersionsByFunction
            *
            asked for by the command itself, since plugin serverless-plugin-alerts 1.7.5 was added

      not needed: 1 grant
        - sqs:CreateQueue (deployment role)
            arn:aws:sqs:\${Region}:\${AccountId}:jobs-\${Stage}
            asked for by Jobs (AWS::SQS::Queue), which is gone

      since the policy was proven:
        plugin serverless-plugin-alerts 1.7.5 was added
        osls changed from 4.3.1 to 4.4.0
        resource AlertsTopic (AWS::SNS::Topic) was added
        resource Jobs (AWS::SQS::Queue) was removed
      "
    `);
  });

  it('tells nothing of a policy that holds', () => {
    const held = verdictOf({ missing: [], unneeded: [], changes: [] }, { kind: 'unchanged' });
    expect(renderVerdict(held, plain)).toBe('');
    expect(renderAnnotations(held, 'serverless.yml')).toMatchInlineSnapshot(`
      "::notice title=harness::the deploy policy of orders holds
      "
    `);
  });

  it('counts the actions of a policy from elsewhere', () => {
    const allowed = { missing: [], changes: null, actions: { allowed: 284, needed: 19 } };
    expect(renderVerdict(verdictOf({ ...allowed, unneeded: [] }), plain)).toMatchInlineSnapshot(`
      "the policy allows 284 actions, of which 19 are needed
      "
    `);
    const unasked = { ...allowed, actions: { allowed: 1, needed: null } };
    expect(renderVerdict(verdictOf({ ...unasked, unneeded: null }), plain)).toMatchInlineSnapshot(`
      "the policy allows 1 action, of which how many are needed is not known
      "
    `);
  });

  it('is given to GitHub as annotations, with what ends a command escaped', () => {
    expect(renderAnnotations(verdictOf(), 'services/a,b/serverless.yml')).toMatchInlineSnapshot(`
      "::error file=services/a%2Cb/serverless.yml,title=missing from the deploy policy::sns:CreateTopic on arn:aws:sns:\${Region}:\${AccountId}:alerts-\${Stage}, asked for by AlertsTopic (AWS::SNS::Topic), which is new, since plugin serverless-plugin-alerts 1.7.5 was added
      ::error file=services/a%2Cb/serverless.yml,title=missing from the deploy policy::lambda:ListVersionsByFunction on *, asked for by the command itself, since plugin serverless-plugin-alerts 1.7.5 was added
      ::error file=services/a%2Cb/serverless.yml,title=not needed in the deploy policy::sqs:CreateQueue on arn:aws:sqs:\${Region}:\${AccountId}:jobs-\${Stage}, asked for by Jobs (AWS::SQS::Queue), which is gone
      "
    `);
    const broken = { kind: 'broken', phase: 'deploy', message: 'line 1\nline 2 at 100%' } as const;
    expect(renderAnnotations(verdictOf({ missing: [], unneeded: null }, broken), 'serverless.yml'))
      .toMatchInlineSnapshot(`
      "::error file=serverless.yml,title=harness%3A broken::line 1%0Aline 2 at 100%25
      "
    `);
    const stopped = verdictOf({ missing: [], unneeded: null }, { kind: 'interrupted', signal: 'SIGINT' });
    expect(renderAnnotations(stopped, 'serverless.yml')).toContain('the check was interrupted');
  });

  it('is given to the summary of a job as tables, in which nothing can be a mark of its own', () => {
    expect(renderJobSummary(verdictOf())).toMatchInlineSnapshot(`
      "## Deploy policy of orders: changed: 2 grants are missing, 1 grant is not needed

      ### Missing

      | action | resource | asked for by |
      | --- | --- | --- |
      | sns:CreateTopic | arn:aws:sns:&#36;&#123;Region&#125;:&#36;&#123;AccountId&#125;:alerts-&#36;&#123;Stage&#125; | AlertsTopic (AWS::SNS::Topic), which is new, since plugin serverless-plugin-alerts 1.7.5 was added |
      | lambda:ListVersionsByFunction | &#42; | the command itself, since plugin serverless-plugin-alerts 1.7.5 was added |

      ### Not needed

      | action | resource | asked for by |
      | --- | --- | --- |
      | sqs:CreateQueue | arn:aws:sqs:&#36;&#123;Region&#125;:&#36;&#123;AccountId&#125;:jobs-&#36;&#123;Stage&#125; | Jobs (AWS::SQS::Queue), which is gone |

      Since the policy was proven:

      - plugin serverless-plugin-alerts 1.7.5 was added
      - osls changed from 4.3.1 to 4.4.0
      - resource AlertsTopic (AWS::SNS::Topic) was added
      - resource Jobs (AWS::SQS::Queue) was removed
      "
    `);
    const evil = { grantee, action: 'a|b', resource: '<img src=x> `*` [x](y)', askedBy: [] };
    expect(renderJobSummary(verdictOf({ missing: [evil] }))).not.toMatch(/<img|\[x\]|`\*`|a\|b/);
  });

  it('is given as JUnit XML, a failure for each difference', () => {
    expect(renderJUnit(verdictOf())).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites tests="2" failures="2" errors="0" skipped="0" time="125.000">
        <testsuite name="deploy policy of orders" tests="2" failures="2" errors="0" skipped="0" time="125.000">
          <testcase classname="policy" name="the policy suffices">
            <failure type="missing" message="sns:CreateTopic on arn:aws:sns:\${Region}:\${AccountId}:alerts-\${Stage}">asked for by AlertsTopic (AWS::SNS::Topic), which is new, since plugin serverless-plugin-alerts 1.7.5 was added</failure>
            <failure type="missing" message="lambda:ListVersionsByFunction on *">asked for by the command itself, since plugin serverless-plugin-alerts 1.7.5 was added</failure>
          </testcase>
          <testcase classname="policy" name="the policy holds nothing unneeded">
            <failure type="not needed" message="sqs:CreateQueue on arn:aws:sqs:\${Region}:\${AccountId}:jobs-\${Stage}">asked for by Jobs (AWS::SQS::Queue), which is gone</failure>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it.each([
    ['a policy that holds', verdictOf({ missing: [], unneeded: [] }, { kind: 'unchanged' }), '0', '0'],
    [
      'one of which the rest was not asked',
      verdictOf({ missing: [], unneeded: null }, { kind: 'unchanged' }),
      '0',
      '1',
    ],
    [
      'a check that ended early',
      verdictOf({ missing: [], unneeded: null }, { kind: 'interrupted', signal: 'SIGINT' }),
      '1',
      '1',
    ],
  ])('of %s counts what failed and what was skipped', (_, verdict, failures, skipped) => {
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(renderJUnit(verdict)) as {
      testsuites: Record<string, string>;
    };
    expect(parsed.testsuites).toMatchObject({ '@_failures': failures, '@_skipped': skipped, '@_tests': '2' });
  });

  it('stays XML whatever AWS says', () => {
    const text = `<&"' \u0000\u001b[31m]]> 😀\n`;
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(
      renderJUnit(
        verdictOf({ missing: [{ grantee, action: text, resource: text, askedBy: [] }], unneeded: [] }),
      ),
    ) as { testsuites: { testsuite: { testcase: readonly { failure?: Record<string, string> }[] } } };
    expect(testsuites.testsuite.testcase[0]?.failure?.['@_message']).toContain('😀');
  });
});
