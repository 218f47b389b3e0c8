/** The zones of a region that this account has. */
export function zonesOf(region: string): readonly string[] {
  return ['a', 'b', 'c'].map((letter) => region + letter);
}

/** `use1-az1` of `us-east-1a`. Zone ids stand in no order of names in a real account; here they do. */
export function zoneId(zone: string): string {
  const region = zone.slice(0, -1);
  return `${shortName(region)}-az${zonesOf(region).indexOf(zone) + 1}`;
}

/** `use1` of `us-east-1`. */
function shortName(region: string): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  return area + direction.replaceAll(/(north|south|east|west|central)/g, (word) => word.charAt(0)) + number;
}
