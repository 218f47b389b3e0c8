import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBaseline } from '../../../src/artifact/read-baseline.ts';
import { readJudgedPolicy } from '../../../src/artifact/read-judged-policy.ts';
import type { RunRecord } from '../../../src/artifact/run-record.ts';
import { writeArtifact } from '../../../src/artifact/write-artifact.ts';
import { renderDocument } from '../../../src/policy/document.ts';
import { makeRunRecord } from '../../support/run-record.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const fingerprint: RunRecord['fingerprint'] = {
  serverless: 'osls 4.3.1',
  plugins: {},
  lifecycle: ['deploy'],
  settings: { 'provider.name': 'aa' },
  resources: {},
};
const queue = {
  ...makeRunRecord().grants[0],
  id: 'g1',
  action: 'sqs:CreateQueue',
  resource: 'arn:aws:sqs:${Region}:${AccountId}:jobs-${Stage}',
  proof: 'removal',
  askedBy: [{ logicalId: 'Jobs', resourceType: 'AWS::SQS::Queue' }],
} as RunRecord['grants'][number];
const proven = makeRunRecord({ grants: [queue], fingerprint });

function artifactOf(record: RunRecord) {
  const document = renderDocument(record.grants.map(({ action, resource }) => ({ action, resource })));
  return { policy: document, template: document, record };
}

describe('the policy that a run begins with', () => {
  it('is none where nothing was proven yet', async () => {
    await using dir = await createScratchDir();
    expect(await readBaseline(dir.path)).toBeUndefined();
    const stuck = makeRunRecord({ outcome: { kind: 'stuck', message: 'm', seen: [] }, grants: [queue] });
    await writeArtifact(dir.path, artifactOf(stuck));
    expect(await readBaseline(dir.path)).toBeUndefined();
  });

  it('is the proven one, with what its run knew of each grant', async () => {
    await using dir = await createScratchDir();
    await writeArtifact(dir.path, artifactOf(proven));
    expect(await readBaseline(dir.path)).toEqual({
      file: join(dir.path, 'policy.template.json'),
      runId: 'rabc',
      fingerprint,
      grants: [
        {
          grantee: 'deployer',
          action: 'sqs:CreateQueue',
          resource: 'arn:aws:sqs:${Region}:${AccountId}:jobs-${Stage}',
          via: 'client',
          shown: 'removal',
          phases: ['deploy'],
          askedBy: [{ logicalId: 'Jobs', resourceType: 'AWS::SQS::Queue' }],
          widenings: [],
        },
      ],
    });
  });

  it('knows the run that proved it also after another that proved nothing', async () => {
    await using dir = await createScratchDir();
    await writeArtifact(dir.path, artifactOf(proven));
    await mkdir(join(dir.path, 'earlier', 'rabc'), { recursive: true });
    await rename(join(dir.path, 'run.json'), join(dir.path, 'earlier', 'rabc', 'run.json'));
    await writeFile(join(dir.path, 'run.json'), '{"half');
    expect(await readBaseline(dir.path)).toMatchObject({ runId: 'rabc', fingerprint });
  });

  it('comes from no run where somebody has edited it since', async () => {
    await using dir = await createScratchDir();
    await writeArtifact(dir.path, artifactOf(proven));
    const edited = artifactOf(makeRunRecord({ grants: [{ ...queue, resource: '*' }] }));
    await writeFile(join(dir.path, 'policy.template.json'), JSON.stringify(edited.template));
    const baseline = await readBaseline(dir.path);
    expect(baseline).not.toHaveProperty('runId');
    expect(baseline?.grants).toMatchObject([{ resource: '*', askedBy: [] }]);
    expect(baseline?.grants[0]).not.toHaveProperty('shown');
  });

  it('includes that of the deployment role', async () => {
    await using dir = await createScratchDir();
    const roles = makeRunRecord({ grants: [queue, { ...queue, id: 'g2', grantee: 'deployment-role' }] });
    const { policy, template } = artifactOf(proven);
    await writeArtifact(dir.path, { policy, template, deploymentRole: { policy, template }, record: roles });
    const baseline = await readBaseline(dir.path);
    expect(baseline?.runId).toBe('rabc');
    expect(baseline?.grants.map(({ grantee }) => grantee)).toEqual(['deployer', 'deployment-role']);
  });

  it('is refused where it is not what a run wrote', async () => {
    await using dir = await createScratchDir();
    await writeFile(join(dir.path, 'policy.template.json'), '{"Version":"2012-10-17","Statement":[{"Eff');
    await expect(readBaseline(dir.path)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('half of one'),
    });
  });
});

describe('a policy from elsewhere', () => {
  const of = { accountId: '111122223333', region: 'eu-central-1', stage: 'dev' };
  const read = async (document: unknown) => {
    await using dir = await createScratchDir();
    const file = join(dir.path, 'theirs.json');
    await writeFile(file, JSON.stringify(document));
    return await readJudgedPolicy(file, of);
  };
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };

  it('is read as templates of what it was written for', async () => {
    const { grants } = await read({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: ['lambda:*', 'lambda:GetFunction'],
        Resource: 'arn:aws:lambda:eu-central-1:111122223333:function:orders-dev-*',
        Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-central-1'] } },
      },
    });
    expect(grants.map(({ action, resource, condition }) => ({ action, resource, condition }))).toEqual(
      ['lambda:*', 'lambda:GetFunction'].map((action) => ({
        action,
        resource: 'arn:aws:lambda:${Region}:${AccountId}:function:orders-${Stage}-*',
        condition: { StringEquals: { 'aws:RequestedRegion': ['${Region}'] } },
      })),
    );
  });

  const own = 'arn:aws:s3:::orders-dev-uploads';
  const mine = 'arn:aws:iam::111122223333:user/${aws:username}';
  it.each<[string, unknown, unknown]>([
    [
      'denies',
      { Sid: 'Guard', Effect: 'Deny', Action: ['iam:*', 's3:DeleteBucket'], Resource: own },
      {
        sid: 'Guard',
        effect: 'Deny',
        actions: [
          { kind: 'matching', pattern: 'iam:*' },
          { kind: 'matching', pattern: 's3:DeleteBucket' },
        ],
        resources: [{ kind: 'matching', pattern: 'arn:aws:s3:::orders-${Stage}-uploads' }],
      },
    ],
    [
      'denies under a condition',
      {
        Effect: 'Deny',
        NotAction: 'iam:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
      },
      {
        effect: 'Deny',
        actions: [{ kind: 'all-but', patterns: ['iam:*'] }],
        resources: [{ kind: 'matching', pattern: '*' }],
        condition: { StringNotEquals: { 'aws:RequestedRegion': '${Region}' } },
      },
    ],
    [
      'allows all but some actions',
      { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' },
      {
        effect: 'Allow',
        actions: [{ kind: 'all-but', patterns: ['iam:*', 'organizations:*'] }],
        resources: [{ kind: 'matching', pattern: '*' }],
      },
    ],
    [
      'allows it on all but some resources',
      { Effect: 'Allow', Action: 's3:*', NotResource: [own] },
      {
        effect: 'Allow',
        actions: [{ kind: 'matching', pattern: 's3:*' }],
        resources: [{ kind: 'all-but', patterns: ['arn:aws:s3:::orders-${Stage}-uploads'] }],
      },
    ],
    [
      'has a policy variable',
      { Effect: 'Allow', Action: 'iam:GetUser', Resource: mine },
      {
        effect: 'Allow',
        actions: [{ kind: 'matching', pattern: 'iam:GetUser' }],
        resources: [{ kind: 'matching', pattern: 'arn:aws:iam::${AccountId}:user/${aws:username}' }],
      },
    ],
  ])('is kept as it is where it %s', async (_, written, kept) => {
    const { grants, statements } = await read({ Version: '2012-10-17', Statement: [statement, written] });
    expect(grants.map(({ action }) => action)).toEqual(['s3:*']);
    expect(statements).toEqual([{ index: 1, ...(kept as object) }]);
  });

  it('has no policy variable in the older version', async () => {
    const written = { Effect: 'Allow', Action: 'iam:GetUser', Resource: mine };
    await expect(read({ Statement: [statement, written] })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('Statement.1 has ${aws:username}, which only Version 2012-10-17'),
    });
  });

  it.each([
    ['allows nothing', [], 'it allows nothing'],
    ['denies alone', { ...statement, Effect: 'Deny' }, 'it allows nothing'],
    ['is of a resource', { ...statement, Principal: '*' }, 'Statement.0.Principal: it belongs to'],
    [
      'is of a resource for all but some',
      { ...statement, NotPrincipal: '*' },
      'Statement.0.NotPrincipal: it',
    ],
    ['is none', [{ Effect: 'Perhaps' }], 'Statement.0.Effect'],
  ])('is refused where it %s', async (_, written, message) => {
    await expect(read({ Version: '2012-10-17', Statement: written })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(message),
    });
  });

  it('is refused where it is not there', async () => {
    await expect(readJudgedPolicy('/nowhere/theirs.json', of)).rejects.toMatchObject({ code: 'usage' });
  });
});
