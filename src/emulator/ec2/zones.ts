/**
 * The letter of each zone with the number in its id, of regions that have others than `a1 b2 c3`. The numbers:
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html. The letters:
 * https://github.com/jsonmaur/aws-regions, without those that a new account is not given, as in
 * https://github.com/getmoto/moto/blob/master/moto/ec2/models/availability_zones_and_regions.py.
 */
const unusual: Readonly<Record<string, string>> = {
  'ap-northeast-1': 'a1 c2 d4',
  'ap-northeast-2': 'a1 b2 c3 d4',
  'ca-central-1': 'a1 b2 d4',
  'us-east-1': 'a1 b2 c3 d4 e5 f6',
  'us-west-1': 'a1 b3',
  'us-west-2': 'a1 b2 c3 d4',
};

/** The zones of a region that this account has. */
export function zonesOf(region: string): readonly string[] {
  return lettersOf(region).map(([letter]) => region + letter);
}

/** `use1-az1` of `us-east-1a`. Zone ids stand in no order of names in a real account; here they do. */
export function zoneId(zone: string): string {
  const region = zone.slice(0, -1);
  const [, number = ''] = lettersOf(region).find(([letter]) => letter === zone.at(-1)) ?? [];
  return `${shortName(region)}-az${number}`;
}

/** `a` and `1` of `a1`. */
function lettersOf(region: string): readonly string[] {
  return (unusual[region] ?? 'a1 b2 c3').split(' ');
}

/** `use1` of `us-east-1`. */
function shortName(region: string): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  return area + direction.replaceAll(/(north|south|east|west|central)/g, (word) => word.charAt(0)) + number;
}
