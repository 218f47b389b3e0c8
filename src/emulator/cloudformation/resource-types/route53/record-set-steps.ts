import type { ResourceView, Step, Values } from '../../resource-type.ts';
import { isTrue, listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { awaitChange } from './change-steps.ts';

interface RecordChange {
  readonly Action: 'CREATE' | 'DELETE' | 'UPSERT';
  readonly ResourceRecordSet: object;
}

const wholeName = (name: unknown): string => {
  const text = (textOf(name) ?? '').toLowerCase();
  return text.endsWith('.') ? text : `${text}.`;
};

/** A template's record set as the API takes it. */
export function recordSetOf(values: Values): object {
  const alias = valuesOf(values['AliasTarget']);
  const named = ['Name', 'Type', 'SetIdentifier', 'Failover', 'Region', 'HealthCheckId', 'GeoLocation'];
  return {
    ...pickProperties(values, ...named, 'GeoProximityLocation', 'CidrRoutingConfig'),
    ...(values['TTL'] !== undefined && { TTL: numberOf(values['TTL']) }),
    ...(values['Weight'] !== undefined && { Weight: numberOf(values['Weight']) }),
    ...(values['MultiValueAnswer'] !== undefined && { MultiValueAnswer: isTrue(values['MultiValueAnswer']) }),
    ...(values['ResourceRecords'] !== undefined && {
      ResourceRecords: listOf(values['ResourceRecords']).map((value) => ({ Value: textOf(value) })),
    }),
    ...(values['AliasTarget'] !== undefined && {
      AliasTarget: { ...alias, EvaluateTargetHealth: isTrue(alias['EvaluateTargetHealth']) },
    }),
  };
}

const keyOf = (values: Values): string =>
  [wholeName(values['Name']), textOf(values['Type']), textOf(values['SetIdentifier']) ?? ''].join(' ');

/** What makes the old record sets into the new: what is no longer there goes, all others are put again. */
export function changesBetween(before: readonly Values[], now: readonly Values[]): RecordChange[] {
  const kept = new Set(now.map(keyOf));
  const change = (Action: RecordChange['Action']) => (values: Values) => ({
    Action,
    ResourceRecordSet: recordSetOf(values),
  });
  return [
    ...before.filter((values) => !kept.has(keyOf(values))).map(change('DELETE')),
    ...now.map(change('UPSERT')),
  ];
}

/** The zones of that name. */
const zonesNamed = (resource: ResourceView): readonly Values[] =>
  listOf(resource.output('route53:ListHostedZonesByName')['HostedZones'])
    .map(valuesOf)
    .filter(({ Name }) => Name === wholeName(resource.properties['HostedZoneName']));

function zoneIdOf(resource: ResourceView): string {
  const given = textOf(resource.properties['HostedZoneId']);
  return given ?? (textOf(zonesNamed(resource)[0]?.['Id']) ?? '').replace('/hostedzone/', '');
}

const isNamed = (resource: ResourceView): boolean => resource.properties['HostedZoneId'] === undefined;

/** Finds the zone, makes the changes, and waits until they are everywhere. */
export function recordSteps(
  changes: (resource: ResourceView) => readonly object[],
  ignoring: readonly string[] = [],
): readonly Step[] {
  return [
    {
      call: 'route53:ListHostedZonesByName',
      when: isNamed,
      input: (resource) => ({ DNSName: wholeName(resource.properties['HostedZoneName']) }),
    },
    {
      call: 'route53:GetHostedZone',
      ignoring,
      objection: (resource) => {
        const count = isNamed(resource) ? zonesNamed(resource).length : 1;
        const name = wholeName(resource.properties['HostedZoneName']);
        if (count === 0) return `No hosted zones named ${name} found.`;
        return count > 1 ? `Found multiple hosted zones named ${name}` : undefined;
      },
      input: (resource) => ({ Id: zoneIdOf(resource) }),
    },
    {
      call: 'route53:ChangeResourceRecordSets',
      ignoring,
      input: (resource) => ({
        HostedZoneId: zoneIdOf(resource),
        ChangeBatch: { Changes: changes(resource), ...pickProperties(resource.properties, 'Comment') },
      }),
    },
    awaitChange('route53:ChangeResourceRecordSets'),
  ];
}
