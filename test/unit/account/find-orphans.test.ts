import { CloudControlClient, type GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import { describe, expect, it } from 'vitest';
import { findOrphans } from '../../../src/account/orphans/find-orphans.ts';
import { createScriptedCloudFormation, missingStack } from '../../support/scripted-client.ts';

const prefix = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/orders-qa';
const group = 'AWS::Logs::LogGroup';

const route = 'AWS::ApiGatewayV2::Route';
const api = 'AWS::ApiGatewayV2::Api';

interface Event {
  readonly stack: 1 | 2;
  readonly status: string;
  readonly type?: string;
  /** Absent: the log group `/a`. */
  readonly id?: string;
  readonly logicalId?: string;
  readonly reason?: string;
  readonly properties?: object;
}

interface Scene {
  /** Oldest first, a second each. */
  readonly events: readonly Event[];
  /** Types and physical ids that the present stack, the second, has. */
  readonly held?: readonly (readonly [type: string, id: string])[];
  /** Error names that Cloud Control answers with, by identifier. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Seconds, by stack. */
  readonly since?: Readonly<Record<1 | 2, number>>;
}

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

/** The orphans of both stacks of that name, and what Cloud Control was asked about. */
async function find({ events, held = [], answers = {}, since }: Scene) {
  const stamped = events.map(
    ({ stack, status, type = group, id = '/a', logicalId = 'A', ...more }, index) => ({
      StackId: `${prefix}/${stack}`,
      LogicalResourceId: logicalId,
      Timestamp: at(index),
      ResourceStatus: status,
      ResourceStatusReason: more.reason,
      ResourceType: type,
      PhysicalResourceId: id,
      ...(more.properties && { ResourceProperties: JSON.stringify(more.properties) }),
    }),
  );
  const { client } = createScriptedCloudFormation(({ name, input }) => {
    const { StackName } = input;
    if (name === 'DescribeStackEvents') {
      return { StackEvents: stamped.filter(({ StackId }) => StackId === StackName).toReversed() };
    }
    if (name === 'ListStackResources') {
      return {
        StackResourceSummaries: held.map(([ResourceType, PhysicalResourceId]) => ({
          ResourceType,
          PhysicalResourceId,
          ResourceStatus: 'CREATE_COMPLETE',
        })),
      };
    }
    if (held.length === 0) throw missingStack();
    return { Stacks: [{ StackId: `${prefix}/2`, StackStatus: 'UPDATE_ROLLBACK_COMPLETE' }] };
  });
  const cloudControl = new CloudControlClient({ region: 'eu-west-1' });
  const asked: string[] = [];
  cloudControl.send = (command: GetResourceCommand) => {
    const { Identifier = '' } = command.input;
    asked.push(Identifier);
    const name = answers[Identifier];
    return name === undefined
      ? Promise.resolve({ TypeName: command.input.TypeName })
      : Promise.reject(Object.assign(new Error(name), { name }));
  };
  const claim = { stackName: 'orders-qa', stage: 'qa', stackIds: [`${prefix}/1`, `${prefix}/2`] };
  const marks = Object.entries(since ?? {}).map(([stack, second]) => [
    `${prefix}/${stack}`,
    { at: at(second).toISOString() },
  ]);
  const orphans = await findOrphans(
    { cloudFormation: client, cloudControl },
    claim,
    Object.fromEntries(marks),
  );
  return { orphans, asked, named: orphans.map(({ type, physicalId }) => `${type} ${physicalId}`) };
}

/** Events of the log group `/a`, or of something else, in one stack. */
function life(stack: 1 | 2, statuses: readonly string[], of: Partial<Event> = {}): Event[] {
  return statuses.map((status) => ({ stack, status, ...of }));
}

const made = 'CREATE_COMPLETE';
const refused = [made, 'DELETE_IN_PROGRESS', 'DELETE_FAILED'];
const initiated = (stack: 1 | 2, status = 'CREATE_IN_PROGRESS'): Event => ({
  stack,
  status,
  reason: 'Resource creation Initiated',
});
const clash = (stack: 1 | 2, id = '/a'): Event[] => [
  { stack, status: 'CREATE_FAILED', reason: '/a already exists', id },
  { stack, status: 'DELETE_COMPLETE', id },
];

describe('findOrphans', () => {
  it.each<[string, Scene]>([
    ['what could not be deleted', { events: life(1, refused) }],
    ['what force left behind', { events: life(1, [...refused, 'DELETE_SKIPPED']) }],
    ['what is retained', { events: life(1, [made, 'DELETE_SKIPPED']) }],
    ['what was made half-way', { events: [initiated(1), ...life(1, ['CREATE_FAILED', 'DELETE_FAILED'])] }],
    [
      'what a replacement made',
      { events: [initiated(1, 'UPDATE_IN_PROGRESS'), ...life(1, ['DELETE_FAILED'])] },
    ],
    ['what is in the way of the same stack', { events: [...life(1, refused), ...clash(1)] }],
    ['what is in the way of the next stack', { events: [...life(1, refused), ...clash(2)] }],
    [
      'what was left before and is in the way now',
      { events: [...life(1, refused), ...clash(2, '')], since: { 1: 3, 2: 3 } },
    ],
    [
      'what was made before and could not be deleted now',
      { events: life(1, refused), since: { 1: 2, 2: 2 } },
    ],
    ['what the present stack has dropped', { events: life(2, refused), held: [[group, '/b']] }],
    [
      'what shares its id with something of another type that the stack has',
      { events: life(2, refused), held: [['AWS::S3::Bucket', '/a']] },
    ],
  ])('finds %s', async (_title, scene) => {
    expect((await find(scene)).named).toEqual([`${group} /a`]);
  });

  it.each<[string, Scene]>([
    ['was deleted', { events: life(1, [made, 'DELETE_COMPLETE']) }],
    ['was deleted in the end', { events: life(1, [...refused, 'DELETE_IN_PROGRESS', 'DELETE_COMPLETE']) }],
    [
      'a later stack of the name has made again and deleted',
      { events: [...life(1, refused), ...life(2, [made, 'DELETE_COMPLETE'])] },
    ],
    ['could not be made because somebody has it already', { events: clash(1) }],
    ['nobody saw being made', { events: life(1, ['DELETE_IN_PROGRESS', 'DELETE_FAILED']) }],
    [
      'somebody else has made again',
      { events: [...life(1, [made, 'DELETE_COMPLETE']), ...life(2, ['CREATE_FAILED', 'DELETE_FAILED'])] },
    ],
    ['the present stack has', { events: life(1, refused), held: [[group, '/a']] }],
    ['was left before', { events: life(1, refused), since: { 1: 3, 2: 3 } }],
    ['is gone by now', { events: life(1, refused), answers: { '/a': 'ResourceNotFoundException' } }],
    [
      'is a step of CloudFormation alone',
      { events: life(1, refused, { type: 'AWS::CloudFormation::WaitConditionHandle', id: 'w' }) },
    ],
  ])('finds nothing that %s', async (_title, scene) => {
    expect((await find(scene)).named).toEqual([]);
  });

  it.each([
    'UnsupportedActionException',
    'TypeNotFoundException',
    'ValidationException',
    'HandlerInternalFailureException',
    'GeneralServiceException',
    'AccessDeniedException',
    'ThrottlingException',
  ])('takes as there what %s tells nothing of', async (name) => {
    const { orphans } = await find({ events: life(1, refused), answers: { '/a': name } });
    expect(orphans).toMatchObject([{ physicalId: '/a', unknown: expect.stringContaining(name) }]);
  });

  it.each([
    ['CredentialsProviderError', 'CredentialsProviderError'],
    ['ENOTFOUND', 'ENOTFOUND'],
  ])('ends where nothing can be asked at all: %s', async (name, thrown) => {
    await expect(find({ events: life(1, refused), answers: { '/a': name } })).rejects.toMatchObject({
      name: thrown,
    });
  });

  it.each<[type: string, id: string, properties: object, identifier: string]>([
    ['AWS::Events::Rule', 'nightly', {}, 'arn:aws:events:eu-west-1:111122223333:rule/nightly'],
    ['AWS::Events::Rule', 'bus|nightly', {}, 'arn:aws:events:eu-west-1:111122223333:rule/bus/nightly'],
    [route, 'r1', { ApiId: 'a1', RouteKey: 'GET /orders' }, 'a1|r1'],
    [route, 'a1|r1', { ApiId: 'a1' }, 'a1|r1'],
    [route, 'r1', {}, 'r1'],
    ['AWS::ApiGatewayV2::Authorizer', 'au1', { ApiId: 'a1' }, 'au1|a1'],
    ['AWS::ApiGateway::Deployment', 'd1', { RestApiId: 'a1' }, 'd1|a1'],
    ['AWS::ApiGateway::Stage', 'qa', { RestApiId: 'a1', StageName: 'qa' }, 'a1|qa'],
    [
      'AWS::ApiGateway::Method',
      'orders-Method-1',
      { RestApiId: 'a1', ResourceId: 'x', HttpMethod: 'GET' },
      'a1|x|GET',
    ],
    ['AWS::Lambda::Permission', 'orders-P-1', { FunctionName: 'arn:f' }, 'arn:f|orders-P-1'],
    ['AWS::Lambda::EventSourceMapping', 'uuid', { FunctionName: 'f' }, 'uuid'],
    ['AWS::Logs::SubscriptionFilter', 'f', { LogGroupName: '/a' }, 'f|/a'],
    ['AWS::AppSync::GraphQLApi', 'arn:aws:appsync:eu-west-1:111122223333:apis/abc', {}, 'abc'],
    ['AWS::Cognito::UserPoolIdentityProvider', 'Google', { UserPoolId: 'eu_1' }, 'eu_1|Google'],
  ])('asks for the %s %s of %j as %s', async (type, id, properties, identifier) => {
    const { asked } = await find({ events: life(1, refused, { type, id, properties }) });
    expect(asked).toEqual([identifier]);
  });

  const part = { type: route, id: 'r1', logicalId: 'R', properties: { ApiId: 'a1' } };
  const whole = { type: api, id: 'a1' };

  it('finds a part of what stays', async () => {
    const events = [...life(2, [made], whole), ...life(2, refused, part)];
    expect((await find({ events, held: [[api, 'a1']] })).named).toEqual([`${route} r1`]);
  });

  it('does not ask for a part of what was deleted', async () => {
    const events = [...life(1, refused, part), ...life(1, [made, 'DELETE_COMPLETE'], whole)];
    expect(await find({ events })).toMatchObject({ named: [], asked: [] });
  });

  it('knows a whole by the id at the end of its ARN', async () => {
    const key = { type: 'AWS::AppSync::ApiKey', id: 'da2-1', properties: { ApiId: 'abc' } };
    const graph = {
      type: 'AWS::AppSync::GraphQLApi',
      id: 'arn:aws:appsync:eu-west-1:111122223333:apis/abc',
      logicalId: 'G',
    };
    const events = [...life(1, refused, key), ...life(1, [made, 'DELETE_COMPLETE'], graph)];
    expect(await find({ events })).toMatchObject({ named: [], asked: [] });
  });

  it('does not ask for a part of what turns out to be gone', async () => {
    const events = [...life(1, refused, part), ...life(1, refused, whole)];
    const answers = { a1: 'ResourceNotFoundException' };
    expect(await find({ events, answers })).toMatchObject({ named: [], asked: ['a1'] });
  });

  it('knows a part by the properties that it was made with', async () => {
    const again = { ...part, properties: { ApiId: 'a2' } };
    const events = [...life(1, refused, part), ...life(2, ['CREATE_FAILED', 'DELETE_COMPLETE'], again)];
    expect((await find({ events })).asked).toEqual(['a1|r1']);
  });

  it('names a whole before its parts', async () => {
    const events = [...life(1, refused, part), ...life(1, refused, whole)];
    expect((await find({ events })).named).toEqual([`${api} a1`, `${route} r1`]);
  });

  it('keeps apart what could not be deleted and what the template retains', async () => {
    const events = [
      ...life(1, [...refused, 'DELETE_SKIPPED'], { id: '/refused' }),
      ...life(1, [made, 'DELETE_SKIPPED'], { id: '/retained' }),
    ];
    expect((await find({ events })).orphans.map(({ physicalId, fate }) => [physicalId, fate])).toEqual([
      ['/refused', 'refused'],
      ['/retained', 'retained'],
    ]);
  });
});
