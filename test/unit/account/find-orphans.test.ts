import { CloudControlClient, type GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import { describe, expect, it } from 'vitest';
import { createOperatorClients } from '../../../src/account/clients.ts';
import { findOrphans } from '../../../src/account/orphans/find-orphans.ts';
import { createScriptedCloudFormation, missingStack } from '../../support/scripted-client.ts';

const prefix = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/orders-qa';
const group = 'AWS::Logs::LogGroup';

/** Of the stack, the resource's status, and more of the resource where it is not the log group `/a`. */
type Event = readonly [stack: 1 | 2, status: string, type?: string, physicalId?: string];

interface Scene {
  /** Oldest first. */
  readonly events: readonly Event[];
  /** Physical ids that the present stack, the second, has. */
  readonly held?: readonly string[];
  /** Error names that Cloud Control answers with, by identifier. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** The orphans of both stacks of that name, and what Cloud Control was asked about. */
async function find({ events, held = [], answers = {} }: Scene) {
  const stamped = events.map(
    ([stack, ResourceStatus, ResourceType = group, PhysicalResourceId = '/a'], index) => ({
      StackId: `${prefix}/${stack}`,
      LogicalResourceId: 'A',
      Timestamp: new Date(Date.UTC(2026, 0, 1, 0, 0, index)),
      ResourceStatus,
      ResourceType,
      PhysicalResourceId,
    }),
  );
  const { client } = createScriptedCloudFormation(({ name, input }) => {
    const { StackName } = input;
    if (name === 'DescribeStackEvents') {
      return { StackEvents: stamped.filter(({ StackId }) => StackId === StackName).toReversed() };
    }
    if (name === 'ListStackResources') {
      return {
        StackResourceSummaries: held.map((PhysicalResourceId) => ({
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
  const clients = { ...createOperatorClients({ region: 'eu-west-1' }), cloudFormation: client, cloudControl };
  const claim = { stackName: 'orders-qa', stage: 'qa', stackIds: [`${prefix}/1`, `${prefix}/2`] };
  const orphans = await findOrphans(clients, claim);
  return { orphans: orphans.map(({ type, physicalId }) => `${type} ${physicalId}`), asked };
}

describe('findOrphans', () => {
  it.each<[string, Scene, readonly string[]]>([
    [
      'what could not be deleted',
      {
        events: [
          [1, 'CREATE_COMPLETE'],
          [1, 'DELETE_FAILED'],
        ],
      },
      [`${group} /a`],
    ],
    [
      'what force left behind',
      {
        events: [
          [1, 'CREATE_COMPLETE'],
          [1, 'DELETE_FAILED'],
          [1, 'DELETE_SKIPPED'],
        ],
      },
      [`${group} /a`],
    ],
    [
      'nothing that was deleted',
      {
        events: [
          [1, 'CREATE_COMPLETE'],
          [1, 'DELETE_COMPLETE'],
        ],
      },
      [],
    ],
    [
      'nothing that was deleted in the end',
      {
        events: [
          [1, 'DELETE_FAILED'],
          [1, 'DELETE_COMPLETE'],
        ],
      },
      [],
    ],
    [
      'nothing that a later stack of the name has made again and deleted',
      {
        events: [
          [1, 'DELETE_FAILED'],
          [2, 'CREATE_COMPLETE'],
          [2, 'DELETE_COMPLETE'],
        ],
      },
      [],
    ],
    [
      'nothing that could not be made because somebody has it already',
      {
        events: [
          [1, 'CREATE_FAILED'],
          [1, 'DELETE_COMPLETE'],
        ],
      },
      [],
    ],
    ['nothing that the present stack has', { events: [[1, 'DELETE_FAILED']], held: ['/a'] }, []],
    ['what the present stack has dropped', { events: [[2, 'DELETE_FAILED']], held: ['/b'] }, [`${group} /a`]],
    [
      'no part, which goes with its whole',
      { events: [[1, 'DELETE_FAILED', 'AWS::ApiGatewayV2::Route', 'r1']] },
      [],
    ],
    [
      'nothing that is gone by now',
      { events: [[1, 'DELETE_FAILED']], answers: { '/a': 'ResourceNotFoundException' } },
      [],
    ],
    [
      'what Cloud Control cannot tell of',
      { events: [[1, 'DELETE_FAILED']], answers: { '/a': 'UnsupportedActionException' } },
      [`${group} /a`],
    ],
  ])('finds %s', async (_title, scene, found) => {
    expect((await find(scene)).orphans).toEqual(found);
  });

  it.each([
    ['nightly', 'nightly'],
    ['orders-bus|nightly', 'orders-bus/nightly'],
  ])('asks for the rule %s by its ARN', async (physicalId, path) => {
    const { asked } = await find({ events: [[1, 'DELETE_FAILED', 'AWS::Events::Rule', physicalId]] });
    expect(asked).toEqual([`arn:aws:events:eu-west-1:111122223333:rule/${path}`]);
  });
});
