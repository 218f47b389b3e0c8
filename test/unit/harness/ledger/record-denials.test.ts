import { describe, expect, it } from 'vitest';
import type { SeenDenial } from '../../../../src/denial/harvest.ts';
import { escalate } from '../../../../src/harness/ledger/escalate.ts';
import { emptyLedger, type Ledger } from '../../../../src/harness/ledger/ledger.ts';
import { recordDenials, type Circumstances } from '../../../../src/harness/ledger/record-denials.ts';
import { accountId, refused, region } from '../../../support/fake-effects.ts';

function during(life: number, attempt: number, more: Partial<Circumstances> = {}): Circumstances {
  const stage = `h${life}qx`;
  return {
    life,
    attempt,
    phase: 'deploy',
    parameters: { accountId, region, stage },
    stackName: `shop-${stage}`,
    failed: true,
    identities: [],
    resources: {},
    drawnIds: [],
    faults: [],
    ambiguous: new Set(),
    unneeded: [],
    ...more,
  };
}

function record(steps: readonly (readonly [Circumstances, readonly SeenDenial[]])[]) {
  let ledger: Ledger = emptyLedger;
  const decisions: string[] = [];
  for (const [circumstances, denials] of steps) {
    const recorded = recordDenials(ledger, denials, circumstances);
    ({ ledger } = recorded);
    decisions.push(...recorded.decided.map(({ decision }) => decision));
  }
  return { decisions, grants: ledger.grants.map(({ action, resource }) => `${action} ${resource}`), ledger };
}

const api = (id: string) => `arn:aws:apigateway:${region}::/apis/${id}/stages`;
const bucket = (life: number, random: string) => `arn:aws:s3:::shop-h${life}qx-uploads-${random}`;
const layer = (name: string) => `arn:aws:lambda:${region}:${accountId}:layer:${name}:1`;

describe('what a denial becomes', () => {
  it('a grant with the parameters taken out', () => {
    const { grants, decisions } = record([
      [during(1, 1), [refused('iam:CreateRole', `arn:aws:iam::${accountId}:role/shop-h1qx-${region}-role`)]],
    ]);
    expect(decisions).toEqual(['granted']);
    expect(grants).toEqual(['iam:CreateRole arn:aws:iam::${AccountId}:role/shop-${Stage}-${Region}-role']);
  });

  it('nothing new when it is granted already, in this life or by another', () => {
    const { decisions, grants } = record([
      [during(1, 1), [refused('s3:CreateBucket', 'arn:aws:s3:::shop-h1qx')]],
      [during(2, 2), [refused('s3:CreateBucket', 'arn:aws:s3:::shop-h2qx')]],
    ]);
    expect(decisions).toEqual(['granted', 'already-granted']);
    expect(grants).toHaveLength(1);
  });

  it('a grant on everything, with its reason, where the refusal names no resource', () => {
    const { resource: _, ...denial } = refused('sqs:CreateQueue', '*');
    const { ledger } = record([[during(1, 1), [denial]]]);
    expect(ledger.grants[0]).toMatchObject({
      resource: '*',
      widenings: [{ reason: 'the refusal names no resource' }],
    });
  });

  it('a guess, where another refusal of the same service for the same thing names the resource', () => {
    const group = `arn:aws:logs:${region}:${accountId}:log-group:shop:*`;
    const seen = { logicalId: 'LogGroup' };
    const { resource: _, ...unnamed } = refused('logs:TagResource', '*', seen);
    const { ledger } = record([
      [during(1, 1), [refused('logs:CreateLogGroup', group, seen)]],
      [during(1, 2), [unnamed]],
    ]);
    expect(ledger.grants[1]).toMatchObject({
      resource: 'arn:aws:logs:${Region}:${AccountId}:log-group:shop:*',
      guessed: true,
      widenings: [{ reason: 'the refusal names no resource; logs:CreateLogGroup for the same thing does' }],
    });
  });

  it('a guess, where the template names the thing that failed', () => {
    const seen = { logicalId: 'Jobs', resourceType: 'AWS::SQS::Queue' };
    const resources = { Jobs: { type: 'AWS::SQS::Queue', properties: { QueueName: 'shop-h1qx-jobs' } } };
    const { resource: _, ...unnamed } = refused('sqs:CreateQueue', '*', seen);
    const { ledger } = record([[during(1, 1, { resources }), [unnamed]]]);
    expect(ledger.grants).toMatchObject([
      {
        resource: 'arn:aws:sqs:${Region}:${AccountId}:shop-${Stage}-jobs',
        guessed: true,
        widenings: [{ reason: "the refusal names no resource; the template's does" }],
      },
    ]);
  });

  it('what AWS printed, whatever the template names', () => {
    const seen = { logicalId: 'Jobs', resourceType: 'AWS::SQS::Queue' };
    const resources = { Jobs: { type: 'AWS::SQS::Queue', properties: { QueueName: 'shop-h1qx-jobs' } } };
    const printed = `arn:aws:sqs:${region}:${accountId}:other`;
    const { resource: _, ...unnamed } = refused('sqs:TagQueue', '*', seen);
    const { ledger } = record([
      [
        during(1, 1, { resources }),
        [refused('sqs:CreateQueue', printed, seen), refused('sqs:GetQueueUrl', '*', seen)],
      ],
      [during(1, 2, { resources }), [unnamed]],
    ]);
    expect(ledger.grants.map(({ resource, guessed }) => [resource, guessed])).toEqual([
      ['arn:aws:sqs:${Region}:${AccountId}:other', undefined],
      ['*', undefined],
      ['arn:aws:sqs:${Region}:${AccountId}:shop-${Stage}-jobs', true],
    ]);
  });

  it.each([
    ['of another type', { type: 'AWS::SNS::Topic', properties: { TopicName: 't' } }, {}],
    ['that has no name', { type: 'AWS::SQS::Queue', properties: {} }, {}],
    [
      'for an action that is tried and not told',
      { type: 'AWS::SQS::Queue', properties: { QueueName: 'q' } },
      { certainty: 'inferred' as const },
    ],
  ])('no guess by the template %s', (_, jobs, more) => {
    const { resource: _resource, ...unnamed } = refused('sqs:CreateQueue', '*', {
      logicalId: 'Jobs',
      resourceType: 'AWS::SQS::Queue',
    });
    const { grants } = record([[during(1, 1, { resources: { Jobs: jobs } }), [{ ...unnamed, ...more }]]]);
    expect(grants).toEqual(['sqs:CreateQueue *']);
  });

  it('a guess for an action that follows from the operation that is told', () => {
    const { resource: _, ...unnamed } = refused('sqs:CreateQueue', '*', {
      logicalId: 'Jobs',
      resourceType: 'AWS::SQS::Queue',
    });
    const inferred = { ...unnamed, certainty: 'inferred' as const, api: 'CreateQueue' };
    const resources = { Jobs: { type: 'AWS::SQS::Queue', properties: { QueueName: 'jobs' } } };
    const { grants } = record([[during(1, 1, { resources }), [inferred]]]);
    expect(grants).toEqual(['sqs:CreateQueue arn:aws:sqs:${Region}:${AccountId}:jobs']);
  });

  it('a grant on what AWS drew an id for in every account, where the run has made that beforehand', () => {
    const zone = { what: 'Zone of domain.yml', id: 'Z0YG', pattern: '*' };
    const { ledger } = record([
      [
        during(1, 1, { drawnIds: [zone] }),
        [refused('route53:ListTagsForResource', 'arn:aws:route53:::hostedzone/Z0YG')],
      ],
    ]);
    expect(ledger.grants).toMatchObject([
      {
        resource: 'arn:aws:route53:::hostedzone/*',
        widenings: [
          {
            from: 'arn:aws:route53:::hostedzone/Z0YG',
            reason: 'the id of Zone of domain.yml is drawn by AWS, another in each account',
          },
        ],
      },
    ]);
  });

  it.each<[string, Partial<SeenDenial>, string]>([
    [
      'the service that names itself',
      { service: 'AmazonApiGateway' },
      'arn:aws:iam::${AccountId}:role/aws-service-role/ops.apigateway.amazonaws.com/*',
    ],
    [
      'the service of the type',
      { seen: { via: 'cloudformation', logicalId: 'Notes', resourceType: 'AWS::AppSync::GraphQLApi' } },
      'arn:aws:iam::${AccountId}:role/aws-service-role/appsync.amazonaws.com/*',
    ],
    [
      'API Gateway, whose words these are, in the command',
      { seen: { via: 'client' } },
      'arn:aws:iam::${AccountId}:role/aws-service-role/ops.apigateway.amazonaws.com/*',
    ],
    [
      'nobody, where it is not known what the role of the service is called',
      { service: 'AmazonCloudFront' },
      '*',
    ],
  ])('a guess for a service-linked role: that of %s', (_, more, resource) => {
    const { resource: _resource, ...denial } = refused('iam:CreateServiceLinkedRole', '*');
    const { ledger } = record([[during(1, 1), [{ ...denial, ...more }]]]);
    expect(ledger.grants).toMatchObject([{ resource }]);
  });

  it('no guess, where the action is one that knows no resource', () => {
    const seen = { logicalId: 'Function' };
    const vpc = `arn:aws:ec2:${region}:${accountId}:vpc/vpc-1`;
    const { resource: _, ...unnamed } = refused('ec2:DescribeVpcs', '*', seen);
    const { ledger } = record([
      [during(1, 1), [refused('ec2:CreateNetworkInterface', vpc, seen)]],
      [during(1, 2), [unnamed]],
    ]);
    expect(ledger.grants[1]).toMatchObject({
      resource: '*',
      widenings: [{ reason: 'the refusal names no resource, and the action knows none' }],
    });
    expect(ledger.grants[1]).not.toHaveProperty('guessed');
  });

  it('a grant on what the words of the CLI hide, with its reason', () => {
    const objects = {
      ...refused('s3:GetObject', 'arn:aws:s3:::b/serverless/*'),
      certainty: 'inferred' as const,
    };
    const { ledger } = record([[during(1, 1), [objects]]]);
    expect(ledger.grants[0]).toMatchObject({
      resource: 'arn:aws:s3:::b/serverless/*',
      widenings: [{ reason: 'the refusal hides which one it is' }],
    });
  });

  it.each<[string, Partial<SeenDenial>, string]>([
    ['the function lacks it', { lacking: 'execution-role' }, 'not-the-deployers'],
    ['an SCP refuses it', { deniedBy: 'scp' }, 'not-a-missing-grant'],
    ['a boundary refuses it', { deniedBy: 'boundary' }, 'not-a-missing-grant'],
    ['a policy denies it', { deniedBy: 'explicit-identity' }, 'not-a-missing-grant'],
    ['the text does not name who lacks it', { lacking: 'unknown', deniedBy: 'unknown' }, 'granted'],
  ])('%s', (_, how, decision) => {
    const { decisions } = record([[during(1, 1), [{ ...refused('sqs:SendMessage', '*'), ...how }]]]);
    expect(decisions).toEqual([decision]);
  });

  it('no grant when its own text says that the work goes on, or the attempt passed', () => {
    const soft = { ...refused('lambda:GetFunction', '*'), soft: true };
    const hard = refused('lambda:CreateFunction', '*');
    expect(record([[during(1, 1), [soft, hard]]]).grants).toEqual(['lambda:CreateFunction *']);
    expect(record([[during(1, 1), [soft]]]).decisions).toEqual(['soft']);
    expect(record([[during(1, 1, { failed: false }), [hard]]]).decisions).toEqual(['soft']);
  });

  it('a grant although the attempt passed, where something was kept from being deleted', () => {
    const denial = refused('sqs:DeleteQueue', '*', { status: 'DELETE_FAILED' });
    expect(record([[during(1, 1, { failed: false }), [denial]]]).decisions).toEqual(['granted']);
  });
});

describe('another text in the same place', () => {
  it('widens when another life shows it, in every grant that holds the same text', () => {
    const seen = { logicalId: 'Uploads' };
    const { grants, ledger } = record([
      [
        during(1, 1),
        [
          refused('s3:CreateBucket', bucket(1, 'abc1'), seen),
          refused('s3:PutObject', `${bucket(1, 'abc1')}/a`, { via: 'client' }),
        ],
      ],
      [during(2, 2), [refused('s3:CreateBucket', bucket(2, 'xyz2'), seen)]],
    ]);
    expect(grants).toEqual([
      's3:CreateBucket arn:aws:s3:::shop-${Stage}-uploads-*',
      's3:PutObject arn:aws:s3:::shop-${Stage}-uploads-*/a',
    ]);
    expect(ledger.grants[0]?.widenings).toEqual([
      {
        from: 'arn:aws:s3:::shop-${Stage}-uploads-abc1',
        to: 'arn:aws:s3:::shop-${Stage}-uploads-*',
        arns: ['arn:aws:s3:::shop-${Stage}-uploads-abc1', 'arn:aws:s3:::shop-${Stage}-uploads-xyz2'],
        reason: 'another life shows another text in the same place',
      },
    ]);
  });

  it('widens in the same life when the thing was made anew', () => {
    const seen = { logicalId: 'Stage' };
    const { grants, decisions } = record([
      [during(1, 1, { identities: [{ Api: 'abc' }] }), [refused('apigateway:POST', api('abc'), seen)]],
      [
        during(1, 2, { identities: [{ Api: 'abc' }, { Api: 'def' }] }),
        [refused('apigateway:POST', api('def'), seen)],
      ],
    ]);
    expect(decisions).toEqual(['granted', 'widened']);
    expect(grants).toEqual(['apigateway:POST arn:aws:apigateway:${Region}::/apis/*/stages']);
  });

  it('widens in the same life when CloudFormation generated the name anew', () => {
    const seen = { logicalId: 'Worker' };
    const role = (random: string) => `arn:aws:iam::${accountId}:role/shop-h1qx-Worker-${random}`;
    const { grants } = record([
      [during(1, 1), [refused('iam:CreateRole', role('AAAA'), seen)]],
      [during(1, 2), [refused('iam:CreateRole', role('BBBB'), seen)]],
    ]);
    expect(grants).toEqual(['iam:CreateRole arn:aws:iam::${AccountId}:role/shop-${Stage}-Worker-*']);
  });

  it('is known from then on: a new grant that holds the same id is wide from the beginning', () => {
    const { ledger } = record([
      [
        during(1, 2, { identities: [{ Api: 'abc' }, { Api: 'def' }] }),
        [refused('apigateway:PATCH', api('def')), refused('apigateway:GET', api('ghi'))],
      ],
    ]);
    expect(ledger.grants.map(({ resource }) => resource)).toEqual([
      'arn:aws:apigateway:${Region}::/apis/*/stages',
      'arn:aws:apigateway:${Region}::/apis/ghi/stages',
    ]);
    expect(ledger.grants[0]?.widenings).toEqual([
      {
        from: 'arn:aws:apigateway:${Region}::/apis/def/stages',
        to: 'arn:aws:apigateway:${Region}::/apis/*/stages',
        arns: [
          'arn:aws:apigateway:${Region}::/apis/def/stages',
          'arn:aws:apigateway:${Region}::/apis/abc/stages',
        ],
        reason: 'Api had another id in another attempt',
      },
    ]);
  });

  it.each([
    ['whole', 'shop-h1qx-Daily', ['shop-${Stage}-Daily-*']],
    ['with the stack cut short', 'shop-h1q-Daily', ['shop-h1q-Daily-*']],
    ['of another stack', 'other-h1q-Daily', ['other-h1q-Daily-AAAABBBBCCCC', 'other-h1q-Daily-DDDDEEEEFFFF']],
  ])('widens over generated names: %s', (_, name, expected) => {
    const put = (random: string) =>
      refused('events:PutRule', `arn:aws:events:${region}:${accountId}:rule/${name}-${random}`, {
        logicalId: 'Daily',
      });
    const { grants } = record([
      [during(1, 1), [put('AAAABBBBCCCC')]],
      [during(1, 2), [put('DDDDEEEEFFFF')]],
    ]);
    expect(grants.map((grant) => grant.split('rule/')[1])).toEqual(expected);
  });

  it('does not widen over what a run has found that ended before it met another thing there', () => {
    const seen = { logicalId: 'Stage' };
    const first = recordDenials(
      emptyLedger,
      [refused('apigateway:POST', api('abc'), seen)],
      during(1, 1),
    ).ledger;
    const resumed = {
      ...first,
      grants: first.grants.map((grant) => ({ ...grant, isResumed: true as const })),
    };
    const denials = [refused('apigateway:POST', api('def'), seen)];
    expect(recordDenials(resumed, denials, during(2, 2)).decided[0]?.decision).toBe('granted');
    expect(recordDenials(first, denials, during(2, 2)).decided[0]?.decision).toBe('widened');
  });

  it.each<[string, (drawn: string) => string, string[], string]>([
    [
      'a secret of the same name',
      (drawn) => `arn:aws:secretsmanager:${region}:${accountId}:secret:shop/db-${drawn}`,
      ['pH8jid', '0ioRbj'],
      'arn:aws:secretsmanager:${Region}:${AccountId}:secret:shop/db-*',
    ],
    [
      'a change of records',
      (drawn) => `arn:aws:route53:::change/${drawn}`,
      ['C023XLYSP8ALZA1NNCF7N', 'C01Q6948X60M0LL8I9TL1'],
      'arn:aws:route53:::change/*',
    ],
  ])('widens over what AWS draws for %s', (_, resource, drawn, wide) => {
    const seen = { logicalId: 'Thing', resourceType: 'AWS::SecretsManager::Secret' };
    const steps = drawn.map(
      (one, index) => [during(1, index + 1), [refused('a:B', resource(one), seen)]] as const,
    );
    expect(record(steps)).toMatchObject({ grants: [`a:B ${wide}`], decisions: ['granted', 'widened'] });
  });

  it.each<[string, string, string, string?]>([
    ['secrets of other names', 'secret:shop/db-pH8jid', 'secret:shop/mail-0ioRbj'],
    ['names that are not followed by what is drawn', 'secret:shop/db-old', 'secret:shop/db-new'],
    ['other things', 'key:shop-pH8jid', 'key:shop-0ioRbj'],
    [
      'secrets that a function reads',
      'secret:shop/db-reader',
      'secret:shop/db-writer',
      'AWS::Lambda::Function',
    ],
  ])('does not take %s for one thing', (_, one, other, resourceType = 'AWS::SecretsManager::Secret') => {
    const seen = { logicalId: 'Thing', resourceType };
    const arn = (name: string) => `arn:aws:secretsmanager:${region}:${accountId}:${name}`;
    const { decisions } = record([
      [during(1, 1), [refused('a:B', arn(one), seen)]],
      [during(1, 2), [refused('a:B', arn(other), seen)]],
    ]);
    expect(decisions).toEqual(['granted', 'granted']);
  });

  it('widens over a part of a thing that was made anew', () => {
    const resource = (id: string, root: string) =>
      `arn:aws:apigateway:${region}::/restapis/${id}/resources/${root}`;
    const seen = { logicalId: 'Orders' };
    const worked = (id: string) => ({ RestApi: id, Orders: '' });
    const { grants } = record([
      [
        during(1, 1, { identities: [worked('abc')] }),
        [refused('apigateway:POST', resource('abc', 'r1'), seen)],
      ],
      [
        during(1, 2, { identities: [worked('abc'), worked('def')] }),
        [refused('apigateway:POST', resource('def', 'r2'), seen)],
      ],
    ]);
    expect(grants).toEqual(['apigateway:POST arn:aws:apigateway:${Region}::/restapis/*/resources/*']);
  });

  it('does not widen over another file in a directory that was made anew', () => {
    const file = (directory: string, name: string) =>
      refused('s3:PutObject', `arn:aws:s3:::b/${directory}/${name}`, { via: 'client' });
    const worked = (directory: string) => ({ ArtifactDirectory: directory });
    const { grants } = record([
      [during(1, 1, { identities: [worked('t1'), worked('t2')] }), [file('t2', 'template.json')]],
      [during(1, 2, { identities: [worked('t1'), worked('t2'), worked('t3')] }), [file('t3', 'state.json')]],
    ]);
    expect(grants).toEqual([
      's3:PutObject arn:aws:s3:::b/*/template.json',
      's3:PutObject arn:aws:s3:::b/*/state.json',
    ]);
  });

  it('knows an id also inside an encoded ARN', () => {
    const tags = `arn:aws:apigateway:${region}::/tags/arn%3Aaws%3Aapigateway%3A${region}%3A%3A%2Fv2%2Fapis%2Fdef`;
    const { grants } = record([
      [during(1, 2, { identities: [{ Api: 'abc' }, { Api: 'def' }] }), [refused('apigateway:DELETE', tags)]],
    ]);
    expect(grants).toEqual([
      'apigateway:DELETE arn:aws:apigateway:${Region}::/tags/arn%3Aaws%3Aapigateway%3A${Region}%3A%3A%2Fv2%2Fapis%2F*',
    ]);
  });

  it('widens when the thing has another logical id each time, and is about the same thing', () => {
    const version = (name: string, number: number) =>
      refused(
        'lambda:GetFunctionConfiguration',
        `arn:aws:lambda:${region}:${accountId}:function:shop-${name}:${number}`,
        {
          logicalId: `Version${name}${number}`,
          resourceType: 'AWS::Lambda::Version',
        },
      );
    const worked = (number: number) => ({
      FunctionA: 'shop-a',
      FunctionB: 'shop-b',
      [`Versiona${number}`]: '',
      [`Versionb${number}`]: '',
    });
    const { grants } = record([
      [during(1, 1, { identities: [worked(1)] }), [version('a', 1)]],
      [during(1, 2, { identities: [worked(1), worked(2)] }), [version('b', 2)]],
      [during(1, 3, { identities: [worked(1), worked(2), worked(3)] }), [version('a', 3), version('b', 3)]],
    ]);
    expect(grants).toEqual([
      'lambda:GetFunctionConfiguration arn:aws:lambda:${Region}:${AccountId}:function:shop-a:*',
      'lambda:GetFunctionConfiguration arn:aws:lambda:${Region}:${AccountId}:function:shop-b:*',
    ]);
  });

  it.each([
    ['is named after the time, of a shared API', 'Deployment17953428385', ['*']],
    ['is another one', 'Deployment', ['d1', 'd2']],
  ])('widens, or does not, where the thing with an id of its own %s', (_, stem, ids) => {
    const worked = (number: number) => ({
      [`${stem}${number}`]: `d${number}`,
      [`${stem}${number + 1}`]: `d${number + 1}`,
    });
    const refusal = (number: number) =>
      refused('apigateway:DELETE', `arn:aws:apigateway:${region}::/restapis/shared/deployments/d${number}`, {
        logicalId: `${stem}${number}`,
        resourceType: 'AWS::ApiGateway::Deployment',
        status: 'DELETE_FAILED',
      });
    const { grants } = record([
      [during(1, 1, { identities: [worked(1)] }), [refusal(1)]],
      [during(1, 2, { identities: [worked(1), worked(2)] }), [refusal(2)]],
    ]);
    const deployments = 'arn:aws:apigateway:${Region}::/restapis/shared/deployments';
    expect(grants).toEqual(ids.map((id) => `apigateway:DELETE ${deployments}/${id}`));
  });

  it('does not widen over two things that one resource needs one after the other', () => {
    const seen = { logicalId: 'Function' };
    const { grants } = record([
      [during(1, 1), [refused('lambda:GetLayerVersion', layer('a'), seen)]],
      [during(1, 2), [refused('lambda:GetLayerVersion', layer('b'), seen)]],
    ]);
    expect(grants).toHaveLength(2);
  });

  it('does not widen over two things refused in one attempt', () => {
    const queue = (name: string) =>
      refused('sqs:CreateQueue', `arn:aws:sqs:${region}:${accountId}:shop-h1qx-${name}`);
    const { grants } = record([[during(1, 1), [queue('in'), queue('out')]]]);
    expect(grants).toHaveLength(2);
  });
});

describe('a thing of IAM that is printed without its path', () => {
  const iam = (resource: string) => `arn:aws:iam::${accountId}:${resource}`;
  const template = (resource: string) => `arn:aws:iam::\${AccountId}:${resource}`;
  const named = (action: string, kind: string, name: string, logicalId = 'Clerk'): SeenDenial => ({
    ...refused(action, iam(`${kind}/${name}`), { logicalId }),
    resourceAsPrinted: `${kind} ${name}`,
  });
  const created = (life: number, name: string) =>
    refused('iam:CreateRole', iam(`role/shop/h${life}qx/${name}`), { logicalId: 'Clerk' });

  it('has the path that another refusal printed', () => {
    const { grants } = record([
      [during(1, 1), [created(1, 'shop-h1qx-Clerk-A1')]],
      [during(1, 2), [named('iam:PutRolePolicy', 'role', 'shop-h1qx-Clerk-A1')]],
    ]);
    expect(grants).toEqual([
      `iam:CreateRole ${template('role/shop/${Stage}/shop-${Stage}-Clerk-A1')}`,
      `iam:PutRolePolicy ${template('role/shop/${Stage}/shop-${Stage}-Clerk-A1')}`,
    ]);
  });

  it('has it in another life too, under a name that was widened', () => {
    const { grants, decisions } = record([
      [during(1, 1), [created(1, 'shop-h1qx-Clerk-A1')]],
      [during(1, 2), [named('iam:PutRolePolicy', 'role', 'shop-h1qx-Clerk-A1')]],
      [during(2, 3), [created(2, 'shop-h2qx-Clerk-B2')]],
      [during(2, 4), [named('iam:DeleteRole', 'role', 'shop-h2qx-Clerk-B2', 'Other')]],
    ]);
    expect(decisions).toEqual(['granted', 'granted', 'widened', 'granted']);
    expect(grants.at(-2)).toBe(`iam:PutRolePolicy ${template('role/shop/${Stage}/shop-${Stage}-Clerk-*')}`);
    expect(grants.at(-1)).toBe(`iam:DeleteRole ${template('role/shop/${Stage}/shop-${Stage}-Clerk-B2')}`);
  });

  it('has none where none was printed, nor that of another thing', () => {
    const { grants } = record([
      [during(1, 1), [created(1, 'shop-h1qx-Clerk-A1')]],
      [
        during(1, 2),
        [
          named('iam:GetRole', 'role', 'shop-Porter'),
          named('iam:CreatePolicy', 'policy', 'shop-h1qx-Clerk-A1'),
        ],
      ],
    ]);
    expect(grants.slice(1)).toEqual([
      `iam:GetRole ${template('role/shop-Porter')}`,
      `iam:CreatePolicy ${template('policy/shop-${Stage}-Clerk-A1')}`,
    ]);
  });

  it('is any of that name once it was refused though granted, in every life', () => {
    const first = record([[during(1, 1), [named('iam:CreatePolicy', 'policy', 'shop-h1qx-Limit-A1')]]]);
    const [grant] = first.ledger.grants;
    if (!grant) throw new Error('nothing was granted');
    const { ledger } = escalate(first.ledger, grant, 5) ?? first;
    expect(ledger.grants[0]).toMatchObject({
      resource: template('policy/*shop-${Stage}-Limit-A1'),
      widenings: [{ reason: 'refused 5 times though granted, and its path is not printed' }],
    });
    const later = recordDenials(
      ledger,
      [named('iam:CreatePolicy', 'policy', 'shop-h2qx-Limit-B2')],
      during(2, 2),
    );
    expect(later.ledger.grants.map(({ resource }) => resource)).toEqual([
      template('policy/*shop-${Stage}-Limit-*'),
    ]);
  });
});

describe('a generated name that is cut within the stage in its logical id', () => {
  const stages = ['hk5b20q2wxa', 'h61ytk0q2wx'];
  const role = (life: number, random: string) =>
    `arn:aws:iam::${accountId}:role/shop-${stages[life - 1]}-FlowDash${stages[life - 1]?.slice(0, 5)}-${random}`;
  const lives = (life: number, attempt: number) =>
    during(life, attempt, {
      parameters: { accountId, region, stage: stages[life - 1] ?? '' },
      stackName: `shop-${stages[life - 1]}`,
      identities: [{ 'FlowDash${Stage}Role': `shop-\${Stage}-FlowDash*`, Flow: '' }],
    });
  const seen = (life: number) => ({ logicalId: `FlowDash${stages[life - 1]}Role` });
  const whole = 'iam:CreateRole arn:aws:iam::${AccountId}:role/shop-${Stage}-FlowDash*';

  it('stays as it was printed until another is met', () => {
    const { grants } = record([[lives(1, 1), [refused('iam:CreateRole', role(1, 'A1'), seen(1))]]]);
    expect(grants).toEqual(['iam:CreateRole arn:aws:iam::${AccountId}:role/shop-${Stage}-FlowDashhk5b2-A1']);
  });

  it.each([1, 2])('ends before the stage once it was made anew in life %d, wherever it stands', (life) => {
    const passed = { logicalId: 'Flow' };
    const { grants } = record([
      [
        lives(1, 1),
        [refused('iam:CreateRole', role(1, 'A1'), seen(1)), refused('iam:PassRole', role(1, 'A1'), passed)],
      ],
      [lives(life, 2), [refused('iam:CreateRole', role(life, 'B2'), seen(life))]],
    ]);
    expect(grants).toEqual([whole, whole.replace('CreateRole', 'PassRole')]);
  });
});

it('a generated name whose logical id is cut is known again in the same life', () => {
  const seen = { logicalId: 'DownloadDefinitionsEventsRuleSchedule1' };
  const rule = (name: string) => `arn:aws:events:${region}:${accountId}:rule/shop-h1qx-${name}`;
  const { grants } = record([
    [during(1, 1), [refused('events:PutRule', rule('DownloadDefinitionsEventsRule-1A2B3C'), seen)]],
    [during(1, 2), [refused('events:PutRule', rule('DownloadDefinitionsEventsRule-4D5E6F'), seen)]],
    [during(1, 3), [refused('events:PutRule', rule('OtherRule-4D5E6F'), seen)]],
  ]);
  expect(grants).toEqual([
    'events:PutRule arn:aws:events:${Region}:${AccountId}:rule/shop-${Stage}-DownloadDefinitionsEventsRule-*',
    'events:PutRule arn:aws:events:${Region}:${AccountId}:rule/shop-${Stage}-OtherRule-4D5E6F',
  ]);
});

describe('where CloudFormation works as a role of its own', () => {
  const deploymentRoleArn = `arn:aws:iam::${accountId}:role/harness/harness-r1-role-1`;
  const session = `arn:aws:sts::${accountId}:assumed-role/harness-r1-role-1/AWSCloudFormation`;
  const asRole = during(1, 1, { parameters: { accountId, region, stage: 'h1qx', deploymentRoleArn } });
  const fromStack = { seen: { via: 'cloudformation', logicalId: 'Queue', status: 'CREATE_FAILED' } } as const;
  const queue = `arn:aws:sqs:${region}:${accountId}:shop-h1qx`;
  const byClient = { seen: { via: 'client' } } as const;
  const ofRole = { lacking: 'service-role', principal: session, ...fromStack } as const;
  const grantees = (denials: readonly SeenDenial[], circumstances = asRole) =>
    record([[circumstances, denials]]).ledger.grants.map(
      ({ grantee, action, resource }) => `${grantee}: ${action} ${resource}`,
    );

  it('what the role was refused is granted to it', () => {
    const denial = { ...refused('sqs:CreateQueue', queue), ...ofRole };
    expect(grantees([denial])).toEqual([
      'deployment-role: sqs:CreateQueue arn:aws:sqs:${Region}:${AccountId}:shop-${Stage}',
    ]);
  });

  it('what names the account alone is its, and in the words of the CLI the deployer’s', () => {
    const principal = `User with accountId: ${accountId}`;
    const { resource: _, ...tagging } = { ...refused('logs:TagResource', '*'), principal };
    expect(grantees([{ ...tagging, ...fromStack }])).toEqual(['deployment-role: logs:TagResource *']);
    expect(grantees([{ ...tagging, ...byClient }])).toEqual(['deployer: logs:TagResource *']);
  });

  it('the same grant of the one is none of the other', () => {
    const denial = { ...refused('sqs:CreateQueue', queue), ...byClient };
    const { decisions, ledger } = record([
      [asRole, [denial]],
      [asRole, [{ ...denial, ...ofRole }]],
    ]);
    expect(decisions).toEqual(['granted', 'granted']);
    expect(ledger.grants.map(({ grantee }) => grantee)).toEqual(['deployer', 'deployment-role']);
  });

  it('the role itself is a parameter', () => {
    expect(grantees([{ ...refused('iam:PassRole', deploymentRoleArn), ...byClient }])).toEqual([
      'deployer: iam:PassRole ${DeploymentRole}',
    ]);
  });

  it('a service role where none is looked for is nobody’s', () => {
    const denial = { ...refused('sqs:CreateQueue', queue), ...ofRole };
    expect(record([[during(1, 1), [denial]]]).decisions).toEqual(['not-the-deployers']);
  });
});
