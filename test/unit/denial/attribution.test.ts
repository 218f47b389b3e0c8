import { describe, expect, test } from 'vitest';
import { attribute } from '../../../src/denial/attribution/attribute.ts';
import { attributeClientCall, attributeUntoldUploads } from '../../../src/denial/attribution/client-call.ts';
import { findEcho } from '../../../src/denial/attribution/find-echo.ts';
import { readDecodedMessage } from '../../../src/denial/attribution/decoded-message.ts';
import { findQuestions, type Question } from '../../../src/denial/attribution/question.ts';
import { harvestDenials, type SeenDenial } from '../../../src/denial/harvest.ts';
import type { StackEvent } from '../../../src/denial/observation.ts';
import { accountId, context, deployerArn, functionArn, sentence } from './made-up.ts';
import { record } from './trail-records.ts';

const at = (second: number, ms = 0) => new Date(Date.UTC(2026, 0, 2, 3, 4, second, ms)).toISOString();

function event(rest: Partial<StackEvent> = {}): StackEvent {
  return {
    kind: 'stack-event',
    stackId: 'stack',
    stackName: 'svc-dev',
    eventId: 'e',
    at: at(5, 700),
    logicalId: 'Hello',
    physicalId: 'svc-dev-hello',
    resourceType: 'AWS::Lambda::Function',
    status: 'CREATE_FAILED',
    ...rest,
  };
}

const begun = event({ at: at(5, 100), status: 'CREATE_IN_PROGRESS', physicalId: '' });
const handler = (message: string, code = 'GeneralServiceException') =>
  `Resource handler returned message: "${message}" (RequestToken: aa-1, HandlerErrorCode: ${code})`;

const untagged =
  'Encountered a permissions error performing a tagging operation, please add required tag permissions. See https://repost.aws/knowledge-center/cloudformation-tagging-permission-error for how to resolve. Resource handler returned message: "Unauthorized tagging operation"';

function ask(reason: string | undefined, rest: Partial<StackEvent> = {}) {
  const events = [begun, event({ ...(reason !== undefined && { reason }), ...rest })];
  const harvest = harvestDenials(events, context);
  return findQuestions(events, harvest.denials, harvest.lookAlikes);
}

describe('findQuestions', () => {
  test.each<[string, string | undefined]>([
    ['no reason', undefined],
    ['UnknownError', 'UnknownError'],
    ['UnknownError in its envelope', handler('UnknownError')],
    ['null', handler('null (Service: Lambda, Status Code: 400, Request ID: aa) (SDK Attempt Count: 1)')],
    [
      'null with a 403',
      handler('null (Service: Lambda, Status Code: 403, Request ID: aa) (SDK Attempt Count: 1)'),
    ],
    [
      'a code',
      handler(
        'Service returned error code AccessDeniedException (Service: Lambda, Status Code: 400, Request ID: aa)',
      ),
    ],
    ['a type', handler("Access denied for operation 'AWS::Lambda::Function'.", 'AccessDenied')],
    ['an operation', handler("Access denied for operation 'CreateFunction'.", 'AccessDenied')],
    [
      'a fault of the service, for which a handler takes what it does not know',
      handler(
        "Internal error reported from downstream service during operation 'CreatePolicy'.",
        'ServiceInternalError',
      ),
    ],
    ['a tag', handler(untagged, 'UnauthorizedTaggingOperation')],
    ['the words of S3', 'API: s3:CreateBucket Access Denied'],
  ])('asks about %s', (_, reason) => {
    expect(ask(reason)).toEqual([
      expect.objectContaining({
        seen: {
          via: 'cloudformation',
          logicalId: 'Hello',
          resourceType: 'AWS::Lambda::Function',
          status: 'CREATE_FAILED',
        },
        from: at(5, 100),
        until: at(5, 700),
        names: ['svc-dev-hello'],
      }),
    ]);
  });

  test.each<[string, string, Partial<StackEvent>?]>([
    ['a sentence', sentence('lambda:CreateFunction', functionArn)],
    ['another failure', handler('Function already exists', 'AlreadyExists')],
    ['collateral', 'Resource creation cancelled'],
    ['a dead key', handler('The security token included in the request is invalid.')],
    ['a failure that explains itself', 'Template format error'],
    [
      'a tag that was left out',
      untagged.replace(' See', ' Retrying request without including tags. See'),
      { status: 'CREATE_IN_PROGRESS' },
    ],
    ['the stack itself', 'UnknownError', { physicalId: 'stack' }],
    ['a step of CloudFormation alone', '', { resourceType: 'AWS::CloudFormation::WaitCondition' }],
    ['what did not fail', 'UnknownError', { status: 'CREATE_COMPLETE' }],
  ])('does not ask about %s', (_, reason, rest) => {
    expect(ask(reason, rest)).toEqual([]);
  });

  test('asks about the type whose attribute could not be read, not about the one that wanted it', () => {
    const reason = 'Unable to retrieve Arn attribute for AWS::IAM::Role, with error message UnknownError';
    expect(ask(reason)).toEqual([
      expect.objectContaining({
        askedType: 'AWS::IAM::Role',
        seen: expect.objectContaining({ logicalId: 'Hello', resourceType: 'AWS::Lambda::Function' }),
        names: [],
      }),
    ]);
  });

  test('asks once about a deletion that failed three times', () => {
    const events = [1, 2, 3].map((second) => event({ at: at(second), status: 'DELETE_FAILED' }));
    expect(findQuestions(events, [], [])).toHaveLength(1);
  });

  test('tells things of one type apart by their properties', () => {
    const [question] = ask('UnknownError', {
      physicalId: '',
      properties: '{"FunctionName":"svc-dev-hello","Timeout":"6"}',
    });
    expect(question?.names).toEqual(['svc-dev-hello']);
  });

  test('takes an id apart that is put together from names', () => {
    const [question] = ask('UnknownError', { physicalId: 'shop|svc-dev-opened' });
    expect(question?.names).toEqual(['shop', 'svc-dev-opened']);
  });

  test.each([
    ['arn:aws:lambda:eu-west-1:123456789012:function:svc-dev-hello:3', ['svc-dev-hello']],
    ['arn:aws:sns:eu-west-1:123456789012:svc-dev-prices', ['svc-dev-prices']],
    ['arn:aws:events:eu-west-1:123456789012:rule/shop/svc-dev-opened', ['shop', 'svc-dev-opened']],
  ])('takes the name out of %s', (physicalId, names) => {
    const [question] = ask('UnknownError', { physicalId, properties: '' });
    expect(question?.names).toEqual([physicalId, ...names]);
  });

  test('asks about the bare words of S3 in the output', () => {
    const harvest = harvestDenials([{ kind: 'child-output', text: 'Error:\nAccess Denied\n' }], context);
    expect(findQuestions([], harvest.denials, harvest.lookAlikes)).toEqual([
      expect.objectContaining({ seen: { via: 'client' }, denial: harvest.denials[0] }),
    ]);
  });
});

const question: Question = {
  seen: {
    via: 'cloudformation',
    logicalId: 'Hello',
    resourceType: 'AWS::Lambda::Function',
    status: 'CREATE_FAILED',
  },
  raw: 'UnknownError',
  from: at(5, 100),
  until: at(7),
  names: ['svc-dev-hello'],
};
const lambda = (operation: string, rest: Parameters<typeof record>[2] = {}) =>
  record('lambda', operation, { errorMessage: sentence(`lambda:${operation}`, functionArn), ...rest });

const elsewhere = {
  errorMessage: sentence('lambda:GetFunction', functionArn.replace('hello', 'other')),
};

const attributeOne = (one: Question, records: readonly ReturnType<typeof record>[]) =>
  attribute([one], records, context).get(one);

describe('attribute', () => {
  test.each<[string, readonly ReturnType<typeof record>[], string | undefined]>([
    ['the refused call of the service', [lambda('CreateFunction')], 'lambda:CreateFunction'],
    ['what was answered is none', [lambda('CreateFunction', { errorCode: 'Throttling' })], undefined],
    ['another service is none', [record('s3', 'CreateBucket')], undefined],
    ['what was before is none', [lambda('CreateFunction', { at: at(4) })], undefined],
    ['what came after is none', [lambda('CreateFunction', { at: at(8) })], undefined],
    [
      'the last one, with which the handler ended',
      [lambda('GetFunction', { at: at(5) }), lambda('CreateFunction', { at: at(6) })],
      'lambda:CreateFunction',
    ],
    [
      'what acts rather than what reads in the same second',
      [lambda('CreateFunction'), lambda('ListTags')],
      'lambda:CreateFunction',
    ],
    [
      'what acts rather than what another handler reads after it',
      [lambda('CreateFunction', { at: at(5) }), lambda('GetFunction', { at: at(6) })],
      'lambda:CreateFunction',
    ],
    [
      'the one about this thing rather than the last',
      [
        lambda('CreateFunction'),
        lambda('GetFunction', {
          at: at(6),
          errorMessage: sentence('lambda:GetFunction', functionArn.replace('hello', 'other')),
        }),
      ],
      'lambda:CreateFunction',
    ],
  ])('%s', (_, records, action) => {
    expect(attributeOne(question, records)?.denial.action).toBe(action);
  });

  test.each<[string, Parameters<typeof lambda>, 'named' | 'inferred']>([
    ['that names the thing', ['GetFunction'], 'named'],
    ['that makes what its type is called after', ['CreateFunction', elsewhere], 'named'],
    ['that reads something else, at the right time', ['GetFunction', elsewhere], 'inferred'],
  ])('is as sure of a call %s as it can be', (_, [operation, rest], certainty) => {
    expect(attributeOne(question, [lambda(operation, rest)])?.denial.certainty).toBe(certainty);
  });

  test('follows the operation that the handler names', () => {
    const [named] = ask(handler("Access denied for operation 'GetFunction'.", 'AccessDenied'));
    const records = [lambda('CreateFunction'), lambda('GetFunction')];
    expect(attributeOne(named ?? question, records)?.denial.action).toBe('lambda:GetFunction');
  });

  test('takes each record for one thing, the one that it fits best', () => {
    const permission: Question = {
      ...question,
      seen: { ...question.seen, logicalId: 'Permission', resourceType: 'AWS::Lambda::Permission' },
    };
    const gone: Question = { ...question, seen: { ...question.seen, status: 'DELETE_FAILED' } };
    const records = [
      lambda('DeleteFunction', { at: at(6) }),
      lambda('AddPermission'),
      lambda('TagResource', { at: at(6) }),
    ];
    const answers = attribute([permission, question, gone], records, context);
    expect([permission, question, gone].map((one) => answers.get(one)?.denial.action)).toEqual([
      'lambda:AddPermission',
      'lambda:TagResource',
      'lambda:DeleteFunction',
    ]);
  });

  test('passes over what was told in words', () => {
    const told = harvestDenials(
      [{ kind: 'child-output', text: sentence('lambda:CreateFunction', functionArn) }],
      context,
    ).denials;
    const records = [lambda('CreateFunction'), lambda('GetFunction')];
    const answers = attribute([question], records, context, { known: told });
    expect(answers.get(question)?.denial.action).toBe('lambda:GetFunction');
  });

  test('passes over what the command asked itself', () => {
    const records = [lambda('CreateFunction', { from: '192.0.2.10' }), lambda('GetFunction')];
    expect(attributeOne(question, records)?.denial.action).toBe('lambda:GetFunction');
    const byService = lambda('CreateFunction', { from: 'cloudformation.amazonaws.com' });
    expect(attributeOne(question, [byService, lambda('GetFunction')])?.denial.action).toBe(
      'lambda:CreateFunction',
    );
  });

  test('takes what is withheld before what was refused with it as well', () => {
    const records = [lambda('CreateFunction'), lambda('GetFunction')];
    const answers = attribute([question], records, context, { withheld: ['lambda:GetFunction'] });
    expect(answers.get(question)).toMatchObject({
      denial: { action: 'lambda:GetFunction' },
      refused: ['lambda:GetFunction'],
      rivals: [],
    });
  });

  describe('tells what else it could be', () => {
    const otherArn = functionArn.replace('hello', 'other');
    const about = (operation: string, arn: string) =>
      lambda(operation, {
        eventId: `${operation} ${arn}`,
        errorMessage: sentence(`lambda:${operation}`, arn),
      });
    const reads = [about('GetFunction', functionArn), about('ListTags', functionArn), lambda('ListTags')];
    const creates = about('CreateFunction', functionArn);
    const elsewhere = about('CreateFunction', otherArn);

    test.each<[string, Partial<Question>, readonly ReturnType<typeof record>[], readonly string[]]>([
      ['no read beside what acts', {}, [creates, ...reads], []],
      ['another read', {}, reads, [`lambda:ListTags ${functionArn}`]],
      ['nothing about another thing', {}, [creates, elsewhere], []],
      [
        'all where none is known to be about it',
        { names: [] },
        [elsewhere, creates, ...reads],
        [`lambda:CreateFunction ${functionArn}`],
      ],
    ])('%s', (_, more, records, rivals) => {
      const asked = { ...question, ...more };
      expect(attributeOne(asked, records)?.rivals).toEqual(rivals);
    });
  });

  test('takes what was tried in vain last', () => {
    const tried = { logicalId: 'Hello', status: 'CREATE_FAILED', action: 'lambda:CreateFunction' };
    const records = [lambda('CreateFunction'), lambda('GetFunction')];
    const answers = attribute([question], records, context, { fruitless: [tried] });
    expect(answers.get(question)).toMatchObject({
      denial: { action: 'lambda:GetFunction' },
      refused: ['lambda:CreateFunction', 'lambda:GetFunction'],
    });
  });

  test('leaves open what no record is left for', () => {
    const other = { ...question, names: [] };
    expect(attribute([question, other], [lambda('CreateFunction')], context).size).toBe(1);
  });

  test('does not take the call about one thing for the end of another', () => {
    const gone: Question = {
      ...question,
      seen: { ...question.seen, status: 'DELETE_FAILED' },
      names: ['svc-dev-other'],
    };
    expect(attributeOne(gone, [lambda('DeleteFunction')])).toBeUndefined();
  });

  test('keeps where the failure was seen', () => {
    expect(attributeOne(question, [lambda('CreateFunction')])).toMatchObject({
      denial: { seen: question.seen, soft: false },
      candidates: 1,
      isSure: true,
      endsHandler: true,
    });
  });
});

describe('findEcho', () => {
  const output = 'Error:\nDELETE_FAILED: Role (AWS::IAM::Role)\nundefined\n';
  const collective =
    'Error:\nUPDATE_ROLLBACK_IN_PROGRESS: svc-dev (AWS::CloudFormation::Stack)\nThe following resource(s) failed to create: [Role]. \n';
  test.each<[string, string, readonly StackEvent[], boolean]>([
    ['an event of an earlier attempt', output, [], true],
    ['an event of this attempt', output, [event({ logicalId: 'Role', status: 'DELETE_FAILED' })], false],
    ['another event of that thing', output, [event({ logicalId: 'Role' })], true],
    ['another reason', 'Error:\nno such bucket\n', [], false],
    ['what the stack says of all, and no event says why', collective, [], true],
    [
      'what the stack says of all, beside a step that was given up',
      collective,
      [event({ logicalId: 'Role', status: 'CREATE_FAILED', reason: 'Resource creation cancelled' })],
      true,
    ],
    [
      'what the stack says of all, where an event says why',
      collective,
      [event({ logicalId: 'Role', status: 'CREATE_FAILED', reason: 'Role svc already exists' })],
      false,
    ],
  ])('%s', (_, text, events, expected) => {
    expect(findEcho(text, events) !== undefined).toBe(expected);
  });
});

const bare: SeenDenial = {
  deniedBy: 'unknown',
  certainty: 'unknown',
  lacking: 'unknown',
  soft: false,
  raw: 'Access Denied',
  seen: { via: 'client' },
};

describe('attributeClientCall', () => {
  const place = { deploymentBucket: 'b', artifactDirectory: 'serverless/svc/dev/1-2' };
  const failed = 'Error:\nAccess Denied\n';
  test.each<[string, string, readonly string[]]>([
    ['', failed, ['s3:ListBucket arn:aws:s3:::b']],
    [
      'the template',
      `Uploading CloudFormation file to S3\n× Stack svc-dev failed to deploy (1s)\n${failed}`,
      ['s3:PutObject arn:aws:s3:::b/serverless/svc/dev/1-2/compiled-cloudformation-template.json'],
    ],
    [
      'the state',
      `Uploading CloudFormation file to S3\nUploading State file to S3\n${failed}`,
      ['s3:PutObject arn:aws:s3:::b/serverless/svc/dev/1-2/serverless-state.json'],
    ],
    [
      'all files that are uploaded together',
      `Uploading State file to S3\nUploading service a.zip file to S3 (1 kB)\nUploading service b.zip file to S3 (2 kB)\n${failed}`,
      [
        's3:PutObject arn:aws:s3:::b/serverless/svc/dev/1-2/a.zip',
        's3:PutObject arn:aws:s3:::b/serverless/svc/dev/1-2/b.zip',
      ],
    ],
    ['nothing where the error says more', 'Uploading State file to S3\nError:\nAccess Denied for x\n', []],
  ])('%s', (_, output, calls) => {
    const denials = attributeClientCall(output, bare, place);
    expect(denials.map(({ action, resource }) => `${action} ${resource}`)).toEqual(calls);
  });

  test('leaves it open where the bucket is not known', () => {
    expect(attributeClientCall(failed, bare, {})).toEqual([]);
  });
});

describe('attributeUntoldUploads', () => {
  const packaged = [
    'cloudformation-template-APINestedStack.json',
    'cloudformation-template-create-stack.json',
    'cloudformation-template-update-stack.json',
    'serverless-state.json',
    'svc.zip',
  ];
  const told =
    'Uploading CloudFormation file to S3\nUploading State file to S3\nUploading service svc.zip file to S3 (1 kB)\n';
  const place = { deploymentBucket: 'b', artifactDirectory: 'serverless/svc/dev/1-2' };
  test.each<[string, string, typeof place | object, readonly string[]]>([
    [
      'what was packaged besides, once the steps have told of uploads',
      `${told}Error:\nAccess Denied\n`,
      place,
      ['s3:PutObject arn:aws:s3:::b/serverless/svc/dev/1-2/cloudformation-template-APINestedStack.json'],
    ],
    ['nothing before the first upload', 'Error:\nAccess Denied\n', place, []],
    ['nothing where the error says more', `${told}Error:\nAccess Denied for x\n`, place, []],
    ['nothing where the bucket is not known', `${told}Error:\nAccess Denied\n`, {}, []],
  ])('%s', (_, output, at, calls) => {
    const denials = attributeUntoldUploads(output, bare, packaged, at);
    expect(denials.map(({ action, resource }) => `${action} ${resource}`)).toEqual(calls);
  });
});

describe('readDecodedMessage', () => {
  const encoded = { ...bare, encoded: 'AbCd' };
  test('tells action, resource and who was refused', () => {
    const decoded = JSON.stringify({
      allowed: false,
      explicitDeny: false,
      context: {
        principal: { id: 'AIDA', arn: deployerArn },
        action: 'ec2:CreateTags',
        resource: `arn:aws:ec2:us-east-1:${accountId}:vpc/*`,
      },
    });
    expect(readDecodedMessage(decoded, encoded, context)).toMatchObject({
      action: 'ec2:CreateTags',
      resource: `arn:aws:ec2:us-east-1:${accountId}:vpc/*`,
      lacking: 'deployer',
      deniedBy: 'unknown',
      certainty: 'named',
    });
  });

  test('tells of an explicit deny', () => {
    const decoded = JSON.stringify({ explicitDeny: true, context: { action: 'ec2:CreateVpc' } });
    expect(readDecodedMessage(decoded, encoded, context)?.deniedBy).toBe('explicit-identity');
  });

  test.each(['', '{}', 'null', '{"context":{}}'])('is undefined for %s', (decoded) => {
    expect(readDecodedMessage(decoded, encoded, context)).toBeUndefined();
  });
});
