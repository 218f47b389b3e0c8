import type { EvidenceLine } from '../../src/artifact/evidence.ts';
import type { ReportInput } from '../../src/artifact/report/report-input.ts';
import type { RunRecord } from '../../src/artifact/run-record.ts';
import { makeAttempt, makeLine, makeRunRecord } from './run-record.ts';

const stack = 'arn:aws:cloudformation:${Region}:${AccountId}:stack/orders-${Stage}';
const principal = 'arn:aws:iam::123456789012:user/harness/harness-rabc-1';

/**
 * A run that has something to say in every section of its report.
 * @param foreign stands wherever a text comes from AWS, from the command or from the service
 */
export function makeReportInput(foreign = 'foreign', changes: Partial<RunRecord> = {}): ReportInput {
  return {
    record: makeSampleRecord(foreign, changes),
    evidence: makeSampleEvidence(foreign),
    comparison: {
      rows: [
        {
          title: 'This policy',
          about: 'Found.',
          isOwn: true,
          reach: { actions: 2, anywhere: 1 },
          sources: [],
        },
        {
          title: 'Everything',
          about: 'All.',
          isOwn: false,
          reach: { actions: 1234, anywhere: 1234 },
          sources: ['https://github.com/owner/name/issues/1'],
        },
      ],
    },
  };
}

function makeSampleRecord(foreign: string, changes: Partial<RunRecord>): RunRecord {
  return makeRunRecord({
    service: { name: foreign, stage: foreign },
    escalations: [
      {
        id: 'pass-role',
        grantee: 'deployer',
        title: 'A role for a new function',
        how: 'Code of one’s own runs as that role.',
        actions: ['iam:PassRole', 'lambda:CreateFunction'],
        source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
      },
    ],
    deploymentRole: { arn: `arn:aws:iam::\${AccountId}:role/${foreign}` },
    attempts: [
      makeAttempt({ attempt: 1, verdict: 'learned', exit: { kind: 'exited', code: 1 } }),
      makeAttempt({ attempt: 2, verdict: 'not-honoured', exit: { kind: 'not-started', message: foreign } }),
      makeAttempt({ attempt: 3, life: 2, verdict: 'passed' }),
    ],
    grants: [
      {
        id: 'g1',
        grantee: 'deployer',
        action: 'cloudformation:DescribeStacks',
        resource: `${stack}/*`,
        via: 'client',
        proof: 'refusal',
        phases: ['deploy'],
        askedBy: [],
        denials: ['d1'],
        widenings: [
          {
            from: `${stack}/1a`,
            to: `${stack}/*`,
            arns: [`${stack}/1a`, `${stack}/${foreign}`],
            reason: `${foreign} had another id in another attempt`,
          },
        ],
      },
      {
        id: 'g2',
        grantee: 'deployment-role',
        action: 's3:CreateBucket',
        resource: '*',
        condition: { StringLike: { 'aws:RequestTag/stage': foreign } },
        via: 'cloudformation',
        phases: ['deploy'],
        askedBy: [],
        denials: ['d2', 'd9'],
        widenings: [],
      },
    ],
    softDenials: [
      { phase: 'deploy', denial: makeDenial('lambda:GetFunction', foreign) },
      ...[true, false].map((achieved, index) => ({
        phase: 'update' as const,
        attempt: index + 1,
        achieved,
        resource: foreign,
        told: foreign,
        denial: makeDenial('lambda:ListVersionsByFunction', foreign),
      })),
      {
        phase: 'info',
        attempt: 3,
        achieved: true,
        denial: makeDenial('lambda:GetPolicy', foreign),
      },
    ],
    proof: {
      sufficient: { passed: true, lives: 1 },
      minimal: {
        passed: false,
        tested: 1,
        unneeded: [{ action: 's3:GetBucketAcl', resource: `arn:aws:s3:::${foreign}` }],
      },
    },
    leftovers: [{ what: foreign, why: foreign }],
    ...changes,
  });
}

function makeSampleEvidence(foreign: string): readonly EvidenceLine[] {
  const seen = { via: 'cloudformation', logicalId: foreign, resourceType: foreign, status: foreign } as const;
  return [
    makeLine({
      type: 'run.started',
      goal: 'run',
      service: foreign,
      accountId: '123456789012',
      region: 'eu-central-1',
      operatorArn: foreign,
      tools: { harness: '0.0.0', serverless: '4.3.1', node: '20.20.2' },
    }),
    makeLine({
      type: 'life.started',
      life: 1,
      purpose: 'discovery',
      stage: 'habc',
      stackName: 'orders-habc',
      deployerArn: foreign,
    }),
    makeLine({
      type: 'denial.seen',
      denialId: 'd1',
      attempt: 1,
      phase: 'deploy',
      decision: 'granted',
      denial: makeDenial('cloudformation:DescribeStacks', foreign),
    }),
    makeLine({
      type: 'grant.added',
      grantId: 'g1',
      attempt: 1,
      phase: 'deploy',
      grantee: 'deployer',
      action: 'cloudformation:DescribeStacks',
      resource: `${stack}/1a`,
      printed: foreign,
      reason: foreign,
      via: 'client',
      denialId: 'd1',
    }),
    makeLine({
      type: 'denial.seen',
      denialId: 'd2',
      attempt: 1,
      phase: 'deploy',
      decision: 'granted',
      denial: { ...makeDenial('s3:CreateBucket', foreign), certainty: 'inferred', seen },
    }),
    makeLine({
      type: 'look-alike.seen',
      attempt: 2,
      phase: 'deploy',
      kind: 'throttling',
      raw: foreign,
      seen,
    }),
    makeLine({ type: 'life.ended', life: 1, purpose: 'discovery', passed: true, refusals: 1 }),
    makeLine({ type: 'life.ended', life: 2, purpose: 'sufficiency', passed: true, refusals: 0 }),
  ];
}

function makeDenial(action: string, raw: string) {
  return {
    action,
    principal,
    deniedBy: 'identity',
    certainty: 'named',
    lacking: 'deployer',
    soft: false,
    raw,
    seen: { via: 'client' },
  } as const;
}
