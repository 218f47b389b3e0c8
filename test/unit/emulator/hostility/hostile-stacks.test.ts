import { describe, expect, test } from 'vitest';
import { cloudFormationStore } from '../../../../src/emulator/cloudformation/store.ts';
import { Hostility, type HostileMode } from '../../../../src/emulator/hostility/hostility.ts';
import { createServiceAccount } from '../../../support/service-account.ts';

const topics = Array.from({ length: 8 }, (_, index) => `Topic${index}`);

function templateOf(resources: object): string {
  return JSON.stringify({ Resources: resources });
}

function topicsOf(names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, { Type: 'AWS::SNS::Topic' }]));
}

function open(modes: readonly HostileMode[], seed = 1) {
  const place = createServiceAccount('us-east-1', new Hostility(modes, seed));
  return {
    ...place,
    /** `LogicalId STATUS` of all events so far, oldest first. */
    events: () =>
      [...place.account.store(cloudFormationStore).stacks.values()].flatMap(({ events }) =>
        events.map(({ LogicalResourceId: id, ResourceStatus: status }) => `${id} ${status}`),
      ),
    failures: () =>
      [...place.account.store(cloudFormationStore).stacks.values()].flatMap(({ events }) =>
        events.filter(({ ResourceStatus: status }) => status?.endsWith('_FAILED')),
      ),
  };
}

async function createStack(modes: readonly HostileMode[], seed?: number): Promise<string[]> {
  const place = open(modes, seed);
  await place.operator.call('cloudformation:CreateStack', {
    StackName: 's',
    TemplateBody: templateOf(topicsOf(topics)),
  });
  await place.settle();
  return place.events();
}

describe('random order', () => {
  test('begins independent resources in an order of the seed', async () => {
    const begun = async (modes: readonly HostileMode[], seed?: number): Promise<string[]> => {
      const events = await createStack(modes, seed);
      const begins = events.filter((event) => /^Topic.* CREATE_IN_PROGRESS$/.test(event));
      return [...new Set(begins)];
    };
    const one = await begun(['random-order'], 1);
    expect(one).toHaveLength(topics.length);
    expect(one).not.toEqual(await begun([]));
    expect(await begun(['random-order'], 1)).toEqual(one);
    expect(await begun(['random-order'], 2)).not.toEqual(one);
  });

  test('goes on with independent resources though one has failed', async () => {
    const refused = async (modes: readonly HostileMode[]): Promise<string[]> => {
      const place = open(modes);
      const deployer = await place.user('deployer', 'cloudformation:*', 'sqs:*');
      await deployer.call('cloudformation:CreateStack', {
        StackName: 's',
        TemplateBody: templateOf({
          First: { Type: 'AWS::SNS::Topic' },
          Queue: { Type: 'AWS::SQS::Queue' },
          Second: {
            Type: 'AWS::SSM::Parameter',
            DependsOn: 'Queue',
            Properties: { Type: 'String', Value: 'v' },
          },
        }),
      });
      return (await place.settle()).filter((failure) => failure.includes('not authorized'));
    };
    expect(await refused([])).toHaveLength(1);
    expect(await refused(['random-order'])).toHaveLength(2);
  });
});

describe('a silent clean-up', () => {
  async function leaveTopics(modes: readonly HostileMode[], allowed: readonly string[], seed?: number) {
    const place = open(modes, seed);
    const deployer = await place.user('deployer', ...allowed);
    await deployer.call('cloudformation:CreateStack', {
      StackName: 's',
      TemplateBody: templateOf({ ...topicsOf(topics), Queue: { Type: 'AWS::SQS::Queue' } }),
    });
    await place.settle();
    await deployer.call('cloudformation:UpdateStack', {
      StackName: 's',
      TemplateBody: templateOf({ Queue: { Type: 'AWS::SQS::Queue' } }),
    });
    await place.settle();
    const { Topics: left } = await place.operator.call<{ Topics: readonly unknown[] }>('sns:ListTopics');
    return { failures: place.failures(), events: place.events(), left };
  }

  const some = ['cloudformation:*', 'sqs:*', 'sns:CreateTopic', 'sns:Get*', 'sns:List*', 'sns:TagResource'];

  test('gives no reason for what it could not delete', async () => {
    const { failures, events } = await leaveTopics(['silent-clean-up'], some);
    expect(failures).toHaveLength(3 * topics.length);
    expect(failures.every(({ ResourceStatusReason: reason }) => reason === undefined)).toBe(true);
    expect(events.at(-1)).toBe('s UPDATE_COMPLETE');
  });

  test('gives one in a mild account', async () => {
    const { failures } = await leaveTopics([], some);
    expect(failures).toHaveLength(3 * topics.length);
    expect(failures.every(({ ResourceStatusReason: reason }) => reason?.includes('SNS:DeleteTopic'))).toBe(
      true,
    );
  });

  test('now and then fails though everything is allowed, and leaves the thing', async () => {
    const runs = await Promise.all(
      [5, 5, 5].map((seed) => leaveTopics(['silent-clean-up'], ['cloudformation:*', 'sqs:*', 'sns:*'], seed)),
    );
    const [run] = runs;
    expect(run?.left.length).toBeGreaterThan(0);
    expect(run?.failures).toHaveLength(3 * (run?.left.length ?? 0));
    expect(run?.events.at(-1)).toBe('s UPDATE_COMPLETE');
    expect(new Set(runs.map(({ left }) => left.length)).size).toBe(1);
    const mild = await leaveTopics([], ['cloudformation:*', 'sqs:*', 'sns:*']);
    expect(mild).toMatchObject({ failures: [], left: [] });
  });
});

describe('vague wording', () => {
  test('leaves events that do not say what was refused, while the trail does', async () => {
    const place = open(['vague-wording'], 1);
    const deployer = await place.user('deployer', 'cloudformation:*');
    const types = [
      'SNS::Topic',
      'SQS::Queue',
      'Logs::LogGroup',
      'Lambda::LayerVersion',
      'ApiGateway::RestApi',
    ];
    await deployer.call('cloudformation:CreateStack', {
      StackName: 's',
      TemplateBody: templateOf(
        Object.fromEntries(
          types.map((type, index) => [
            `Thing${index}`,
            { Type: `AWS::${type}`, Properties: { Name: 'n', Content: { S3Bucket: 'b', S3Key: 'k' } } },
          ]),
        ),
      ),
    });
    await place.settle();
    const reasons = place.failures().map(({ ResourceStatusReason: reason }) => reason ?? '');
    const full = reasons.filter((reason) => reason.includes('is not authorized to perform'));
    expect(reasons).toHaveLength(types.length);
    expect(full.length).toBeLessThan(types.length);
    const { Events: events } = await place.operator.call<{ Events: { CloudTrailEvent: string }[] }>(
      'cloudtrail:LookupEvents',
    );
    const refused = events
      .map(({ CloudTrailEvent: text }) => JSON.parse(text) as Record<string, unknown>)
      .filter(({ errorCode }) => errorCode !== undefined);
    expect(refused).toHaveLength(types.length);
    for (const { errorMessage, userIdentity, sourceIPAddress } of refused) {
      expect(errorMessage).toMatch(/is not authorized to perform: /);
      expect(userIdentity).toMatchObject({ invokedBy: 'cloudformation.amazonaws.com' });
      expect(sourceIPAddress).toBe('cloudformation.amazonaws.com');
    }
  });
});
