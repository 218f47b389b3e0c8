import type {
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
  DescribeRegionsRequest,
  DescribeRegionsResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { fitting } from './filters.ts';
import { toDescribe } from './requirements.ts';
import { zoneId, zonesOf } from './zones.ts';

/** Enabled in every account. Source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const regions: readonly string[] = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

const endpointOf = (region: string): string => `ec2.${region}.amazonaws.com`;

export const describeRegions = defineOperation<DescribeRegionsRequest, DescribeRegionsResult>({
  name: 'DescribeRegions',
  requires: toDescribe('DescribeRegions'),
  handle: (input) => {
    const strange = input.RegionNames?.find((name) => !regions.includes(name));
    if (strange !== undefined) {
      throw new AwsError('InvalidParameterValue', `Invalid region provided: ${strange}`);
    }
    const asked = regions.filter((name) => input.RegionNames?.includes(name) ?? true);
    const found = fitting(
      asked.map((name) => ({ name, tags: {} })),
      input.Filters,
      {
        endpoint: ({ name }) => [endpointOf(name)],
        'opt-in-status': () => ['opt-in-not-required'],
        'region-name': ({ name }) => [name],
      },
    );
    return {
      Regions: found.map(({ name }) => ({
        RegionName: name,
        Endpoint: endpointOf(name),
        OptInStatus: 'opt-in-not-required',
      })),
    };
  },
});

export const describeAvailabilityZones = defineOperation<
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult
>({
  name: 'DescribeAvailabilityZones',
  requires: toDescribe('DescribeAvailabilityZones'),
  handle: (input, { region }) => {
    const zones = zonesOf(region);
    const strange = input.ZoneNames?.find((name) => !zones.includes(name));
    if (strange !== undefined) {
      throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${strange}]`);
    }
    const asked = zones.filter((name) => input.ZoneNames?.includes(name) ?? true);
    const found = fitting(
      asked.map((name) => ({ name, tags: {} })),
      input.Filters,
      {
        'opt-in-status': () => ['opt-in-not-required'],
        'region-name': () => [region],
        state: () => ['available'],
        'zone-id': ({ name }) => [zoneId(name)],
        'zone-name': ({ name }) => [name],
        'zone-type': () => ['availability-zone'],
      },
    );
    return {
      AvailabilityZones: found.map(({ name }) => ({
        ZoneName: name,
        ZoneId: zoneId(name),
        RegionName: region,
        GroupName: `${region}-zg-1`,
        NetworkBorderGroup: region,
        OptInStatus: 'opt-in-not-required',
        State: 'available',
        ZoneType: 'availability-zone',
      })),
    };
  },
});
