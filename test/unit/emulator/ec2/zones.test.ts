import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

interface Zones {
  readonly AvailabilityZones: readonly { readonly ZoneName: string; readonly ZoneId: string }[];
}

it.each([
  [
    'us-east-1',
    'a use1-az1, b use1-az2, c use1-az3, d use1-az4, e use1-az5, f use1-az6',
    '172.31.80.0/20 in us-east-1f',
  ],
  ['us-west-2', 'a usw2-az1, b usw2-az2, c usw2-az3, d usw2-az4', '172.31.48.0/20 in us-west-2d'],
  ['ap-northeast-1', 'a apne1-az1, c apne1-az2, d apne1-az4', '172.31.32.0/20 in ap-northeast-1d'],
  ['us-west-1', 'a usw1-az1, b usw1-az3', '172.31.16.0/20 in us-west-1b'],
  ['eu-west-1', 'a euw1-az1, b euw1-az2, c euw1-az3', '172.31.32.0/20 in eu-west-1c'],
])('%s has its zones, and a default subnet in each', async (region, zones, last) => {
  const { operator } = createServiceAccount(region);
  const { AvailabilityZones: found } = await operator.call<Zones>('ec2:DescribeAvailabilityZones', {});
  expect(found.map(({ ZoneName, ZoneId }) => `${ZoneName.slice(region.length)} ${ZoneId}`).join(', ')).toBe(
    zones,
  );
  const { Subnets: subnets } = await operator.call<{
    Subnets: readonly { readonly AvailabilityZone: string; readonly CidrBlock: string }[];
  }>('ec2:DescribeSubnets', {});
  expect(subnets).toHaveLength(found.length);
  expect(subnets.map(({ AvailabilityZone, CidrBlock }) => `${CidrBlock} in ${AvailabilityZone}`)).toContain(
    last,
  );
});
