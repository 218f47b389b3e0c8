import type { ListResourceRecordSetsResponse } from '@aws-sdk/client-route-53';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { HandClock } from '../../../support/hand-clock.ts';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

type Change = readonly [action: string, name: string, type: string, value?: string];

let operator: ServiceActor;
let zoneId: string;
let open: ReturnType<typeof createServiceAccount>;
const clock = () => open.account.clock as HandClock;

beforeEach(async () => {
  open = createServiceAccount(undefined, undefined, new HandClock());
  ({ operator } = open);
  const made = await operator.call<{ HostedZone: { Id: string } }>('route53:CreateHostedZone', {
    Name: 'Example.test',
    CallerReference: 'one',
  });
  zoneId = made.HostedZone.Id;
});

const batch = (...changes: readonly Change[]) => ({
  HostedZoneId: zoneId,
  ChangeBatch: {
    Changes: changes.map(([Action, Name, Type, Value = '192.0.2.1']) => ({
      Action,
      ResourceRecordSet: { Name, Type, TTL: 60, ResourceRecords: [{ Value }] },
    })),
  },
});

async function change(...changes: readonly Change[]) {
  return operator.call<{ ChangeInfo: { Id: string; Status: string } }>(
    'route53:ChangeResourceRecordSets',
    batch(...changes),
  );
}

async function list(input: object = {}) {
  return operator.call<ListResourceRecordSetsResponse>('route53:ListResourceRecordSets', {
    HostedZoneId: zoneId,
    ...input,
  });
}

const names = ({ ResourceRecordSets: sets }: ListResourceRecordSetsResponse) =>
  sets?.map(({ Name, Type }) => `${Name} ${Type}`);

test('a zone has its servers and its authority, and its name in small letters', async () => {
  expect(names(await list())).toEqual(['example.test. NS', 'example.test. SOA']);
});

test('a change is known everywhere after a minute', async () => {
  const { ChangeInfo } = await change(['CREATE', 'www.example.test', 'A']);
  const status = async () => {
    const { ChangeInfo: info } = await operator.call<{ ChangeInfo: { Status: string } }>(
      'route53:GetChange',
      {
        Id: ChangeInfo.Id,
      },
    );
    return info.Status;
  };
  clock().pass(59);
  expect(await status()).toBe('PENDING');
  clock().pass(1);
  expect(await status()).toBe('INSYNC');
});

test('names are listed from their last label, wildcards by their octal digits', async () => {
  await change(
    ['CREATE', 'b.a.example.test', 'A'],
    ['CREATE', '*.example.test', 'A'],
    ['CREATE', 'a.example.test.', 'TXT', '"x"'],
  );
  const [, , ...all] = names(await list()) ?? [];
  expect(all).toEqual(['\\052.example.test. A', 'a.example.test. TXT', 'b.a.example.test. A']);
  const page = await list({ MaxItems: 3 });
  expect(page).toMatchObject({ IsTruncated: true, NextRecordName: 'a.example.test.', NextRecordType: 'TXT' });
  expect(names(await list({ StartRecordName: 'A.example.test', StartRecordType: 'TXT' }))).toEqual(
    all.slice(1),
  );
});

describe('a batch is refused', () => {
  beforeEach(async () => {
    await change(['CREATE', 'www.example.test', 'A'], ['CREATE', 'cdn.example.test', 'CNAME', 'example.com']);
  });

  it.each<[string, readonly Change[]]>([
    [
      "Tried to create resource record set [name='www.example.test.', type='A'] but it already exists",
      [['CREATE', 'WWW.example.test', 'A']],
    ],
    [
      "Tried to delete resource record set [name='api.example.test.', type='A'] but it was not found",
      [['DELETE', 'api.example.test', 'A']],
    ],
    [
      "Tried to delete resource record set [name='www.example.test.', type='A'] but the values provided do not match the current values",
      [['DELETE', 'www.example.test', 'A', '192.0.2.9']],
    ],
    [
      'RRSet with DNS name www.example.org. is not permitted in zone example.test.',
      [['UPSERT', 'www.example.org', 'A']],
    ],
    [
      'RRSet of type CNAME with DNS name example.test. is not permitted at apex in zone example.test.',
      [['CREATE', 'example.test', 'CNAME', 'example.com']],
    ],
    [
      'RRSet of type CNAME with DNS name www.example.test. is not permitted as it conflicts with other records with the same DNS name in zone example.test.',
      [['CREATE', 'www.example.test', 'CNAME', 'example.com']],
    ],
    [
      'RRSet of type A with DNS name cdn.example.test. is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone example.test.',
      [['CREATE', 'cdn.example.test', 'A']],
    ],
    [
      "The request contains an invalid set of changes for a resource record set 'A a.example.test.'",
      [
        ['CREATE', 'a.example.test', 'A'],
        ['UPSERT', 'a.example.test', 'A'],
      ],
    ],
  ])('%s', async (message, changes) => {
    expect(
      await operator.fails(
        'route53:ChangeResourceRecordSets',
        batch(['CREATE', 'new.example.test', 'A'], ...changes),
      ),
    ).toBe(`InvalidChangeBatch: [${message}]`);
    expect(names(await list())).not.toContain('new.example.test. A');
  });

  it('all faults at once', async () => {
    expect(
      await operator.fails(
        'route53:ChangeResourceRecordSets',
        batch(['DELETE', 'a.example.test', 'A'], ['DELETE', 'b.example.test', 'A']),
      ),
    ).toMatch(/^InvalidChangeBatch: \[Tried .* not found, Tried .* not found]$/);
  });

  it('without values', async () => {
    const { ChangeBatch, ...place } = batch(['CREATE', 'a.example.test', 'A']);
    const [only] = ChangeBatch.Changes;
    const { ResourceRecords: _, ...bare } = only?.ResourceRecordSet ?? {};
    expect(
      await operator.fails('route53:ChangeResourceRecordSets', {
        ...place,
        ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet: bare }] },
      }),
    ).toBe(
      'InvalidInput: Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none in Change with [Action=CREATE, Name=a.example.test., Type=A, SetIdentifier=null]',
    );
  });
});

test('an alias within the zone has to have a target', async () => {
  const alias = (target: string) => ({
    HostedZoneId: zoneId,
    ChangeBatch: {
      Changes: [
        {
          Action: 'UPSERT',
          ResourceRecordSet: {
            Name: 'alias.example.test',
            Type: 'A',
            AliasTarget: { HostedZoneId: zoneId, DNSName: target, EvaluateTargetHealth: false },
          },
        },
      ],
    },
  });
  expect(await operator.fails('route53:ChangeResourceRecordSets', alias('www.example.test'))).toMatch(
    /^InvalidChangeBatch: \[Tried to create an alias that targets www\.example\.test\., type A in zone Z\w+, but that target was not found]$/,
  );
  await change(['CREATE', 'www.example.test', 'A']);
  await operator.call('route53:ChangeResourceRecordSets', alias('www.example.test'));
});

test('a permission can be limited to names, types and actions', async () => {
  const user = await open.user('limited', {
    Effect: 'Allow',
    Action: 'route53:ChangeResourceRecordSets',
    Resource: `arn:aws:route53:::${zoneId.slice(1)}`,
    Condition: {
      'ForAllValues:StringEquals': {
        'route53:ChangeResourceRecordSetsNormalizedRecordNames': ['_acme.example.test'],
        'route53:ChangeResourceRecordSetsRecordTypes': ['CNAME'],
        'route53:ChangeResourceRecordSetsActions': ['UPSERT'],
      },
    },
  });
  await user.call(
    'route53:ChangeResourceRecordSets',
    batch(['UPSERT', '_ACME.example.test', 'CNAME', 'example.com']),
  );
  expect(
    await user.fails(
      'route53:ChangeResourceRecordSets',
      batch(['UPSERT', 'www.example.test', 'CNAME', 'example.com']),
    ),
  ).toMatch(
    /^AccessDenied: User: .* is not authorized to perform: route53:ChangeResourceRecordSets on resource: arn:aws:route53:::hostedzone\/Z\w+ because/,
  );
});
