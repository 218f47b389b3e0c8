import { expect, test } from 'vitest';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

async function createZone(actor: ServiceActor, name: string, more: object = {}): Promise<string> {
  const { HostedZone } = await actor.call<{ HostedZone: { Id: string } }>('route53:CreateHostedZone', {
    Name: name,
    CallerReference: `${name} ${JSON.stringify(more)}`,
    ...more,
  });
  return HostedZone.Id;
}

test('a zone can be read under both forms of its id', async () => {
  const { operator } = createServiceAccount();
  const Id = await createZone(operator, 'example.test');
  const zone = { HostedZone: { Id, Name: 'example.test.', ResourceRecordSetCount: 2 } };
  for (const form of [Id, Id.replace('/hostedzone/', '')])
    await expect(operator.call('route53:GetHostedZone', { Id: form })).resolves.toMatchObject(zone);
  expect(await operator.fails('route53:GetHostedZone', { Id: 'Z1' })).toBe(
    'NoSuchHostedZone: No hosted zone found with ID: Z1',
  );
});

test('a zone with records of its own is not deleted', async () => {
  const { operator } = createServiceAccount();
  const Id = await createZone(operator, 'example.test');
  const change = (Action: string) =>
    operator.call('route53:ChangeResourceRecordSets', {
      HostedZoneId: Id,
      ChangeBatch: {
        Changes: [
          {
            Action,
            ResourceRecordSet: {
              Name: 'a.example.test',
              Type: 'A',
              TTL: 1,
              ResourceRecords: [{ Value: '192.0.2.1' }],
            },
          },
        ],
      },
    });
  await change('CREATE');
  expect(await operator.fails('route53:DeleteHostedZone', { Id })).toMatch(/^HostedZoneNotEmpty: /);
  await change('DELETE');
  await operator.call('route53:DeleteHostedZone', { Id });
});

test('zones are listed page by page, and by name from a name on', async () => {
  const { operator } = createServiceAccount();
  for (const name of ['b.test', 'a.test', 'c.org']) await createZone(operator, name);
  const first = await operator.call<{ HostedZones: { Name: string }[]; NextMarker: string }>(
    'route53:ListHostedZones',
    { MaxItems: 2 },
  );
  expect(first.HostedZones.map(({ Name }) => Name)).toEqual(['b.test.', 'a.test.']);
  const rest = await operator.call<typeof first>('route53:ListHostedZones', { Marker: first.NextMarker });
  expect(rest.HostedZones.map(({ Name }) => Name)).toEqual(['c.org.']);
  const named = await operator.call<typeof first>('route53:ListHostedZonesByName', { DNSName: 'a.test' });
  expect(named.HostedZones.map(({ Name }) => Name)).toEqual(['a.test.', 'b.test.']);
});

test('a private zone needs a look at its network', async () => {
  const open = createServiceAccount();
  const { Vpcs } = await open.operator.call<{ Vpcs: { VpcId: string }[] }>('ec2:DescribeVpcs');
  const VPC = { VPCId: Vpcs[0]?.VpcId, VPCRegion: 'us-east-1' };
  const user = await open.user('blind', 'route53:CreateHostedZone');
  const zone = { Name: 'corp.test', CallerReference: 'one', VPC };
  expect(await user.fails('route53:CreateHostedZone', zone)).toMatch(/perform: ec2:DescribeVpcs/);
  const Id = await createZone(open.operator, 'corp.test', { VPC });
  await expect(open.operator.call('route53:GetHostedZone', { Id })).resolves.toMatchObject({
    HostedZone: { Config: { PrivateZone: true } },
    VPCs: [VPC],
  });
  expect(
    await open.operator.fails('route53:DisassociateVPCFromHostedZone', { HostedZoneId: Id, VPC }),
  ).toMatch(/^LastVPCAssociation: /);
  expect(
    await open.operator.fails('route53:AssociateVPCWithHostedZone', {
      HostedZoneId: Id,
      VPC: { ...VPC, VPCId: 'vpc-0' },
    }),
  ).toMatch(/^InvalidVPCId: /);
});

test('what names no resource prints none', async () => {
  const { user } = createServiceAccount();
  const nobody = await user('nobody');
  expect(await nobody.fails('route53:ListHostedZones')).toMatch(
    /^AccessDenied: User: \S+ is not authorized to perform: route53:ListHostedZones because /,
  );
});

test('tags of a zone are its own', async () => {
  const { operator } = createServiceAccount();
  const zone = { ResourceType: 'hostedzone', ResourceId: await createZone(operator, 'example.test') };
  const AddTags = [
    { Key: 'team', Value: 'web' },
    { Key: 'stage', Value: 'dev' },
  ];
  await operator.call('route53:ChangeTagsForResource', { ...zone, AddTags });
  await operator.call('route53:ChangeTagsForResource', { ...zone, RemoveTagKeys: ['stage'] });
  await expect(operator.call('route53:ListTagsForResource', zone)).resolves.toMatchObject({
    ResourceTagSet: { Tags: [{ Key: 'team', Value: 'web' }] },
  });
});
