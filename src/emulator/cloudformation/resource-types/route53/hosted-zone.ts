import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, requiredText, textOf, valuesOf } from '../properties.ts';
import { awaitChange } from './change-steps.ts';
import { route53TagStep } from './tag-steps.ts';

const place = (resource: ResourceView) => ({ Id: resource.physicalId });
const zonePlace = (resource: ResourceView) => ({ HostedZoneId: resource.physicalId });

const commentOf = (resource: ResourceView): string | undefined =>
  textOf(valuesOf(resource.properties['HostedZoneConfig'])['Comment']);

interface Vpc {
  readonly VPCId: string;
  readonly VPCRegion: string;
}

function vpcsOf(values: ResourceView['properties']): readonly Vpc[] {
  return listOf(values['VPCs'])
    .map(valuesOf)
    .map(({ VPCId, VPCRegion }) => ({ VPCId: textOf(VPCId) ?? '', VPCRegion: textOf(VPCRegion) ?? '' }));
}

const without = (vpcs: readonly Vpc[], others: readonly Vpc[]): readonly Vpc[] =>
  vpcs.filter(({ VPCId }) => !others.some((other) => other.VPCId === VPCId));

const tagging = { resourceType: 'hostedzone', property: 'HostedZoneTags' } as const;

const logGroupOf = (resource: ResourceView): string | undefined =>
  textOf(valuesOf(resource.properties['QueryLoggingConfig'])['CloudWatchLogsLogGroupArn']);

const startLogging: Step = {
  call: 'route53:CreateQueryLoggingConfig',
  when: (resource) => logGroupOf(resource) !== undefined,
  input: (resource) => ({ ...zonePlace(resource), CloudWatchLogsLogGroupArn: logGroupOf(resource) }),
};

/** Ends the logging that the zone has, which only a listing names. */
const stopLogging: readonly Step[] = [
  { call: 'route53:ListQueryLoggingConfigs', ignoring: ['NoSuchHostedZone'], input: zonePlace },
  {
    call: 'route53:DeleteQueryLoggingConfig',
    ignoring: ['NoSuchQueryLoggingConfig'],
    forEach: (resource) => listOf(resource.output('route53:ListQueryLoggingConfigs')['QueryLoggingConfigs']),
    input: (_resource, config) => ({ Id: valuesOf(config)['Id'] }),
  },
];

const setFeatures: Step = {
  call: 'route53:UpdateHostedZoneFeatures',
  when: (resource) => resource.properties['HostedZoneFeatures'] !== undefined,
  input: (resource) => ({
    ...zonePlace(resource),
    EnableAcceleratedRecovery: isTrue(
      valuesOf(resource.properties['HostedZoneFeatures'])['EnableAcceleratedRecovery'],
    ),
  }),
};

const readZone: Step = { call: 'route53:GetHostedZone', input: place };

export const route53HostedZone: ResourceType = {
  type: 'AWS::Route53::HostedZone',
  physicalId: (resource) =>
    (textOf(valuesOf(resource.output('route53:CreateHostedZone')['HostedZone'])['Id']) ?? '').replace(
      '/hostedzone/',
      '',
    ),
  idAfter: 'route53:CreateHostedZone',
  replacedBy: ['Name'],
  attributes: {
    Id: (resource) => resource.physicalId,
    // A private zone has none.
    NameServers: (resource) =>
      valuesOf(resource.output('route53:GetHostedZone')['DelegationSet'])['NameServers'] ?? [],
  },
  read: [readZone],
  create: [
    {
      call: 'route53:CreateHostedZone',
      input: (resource) => ({
        Name: requiredText(resource, 'Name'),
        CallerReference: resource.generatedName(),
        HostedZoneConfig: { Comment: commentOf(resource) },
        VPC: vpcsOf(resource.properties)[0],
      }),
    },
    awaitChange('route53:CreateHostedZone'),
    {
      call: 'route53:AssociateVPCWithHostedZone',
      forEach: (resource) => vpcsOf(resource.properties).slice(1),
      input: (resource, vpc) => ({ ...zonePlace(resource), VPC: vpc }),
    },
    awaitChange('route53:AssociateVPCWithHostedZone'),
    route53TagStep(tagging, true),
    startLogging,
    setFeatures,
    readZone,
  ],
  update: [
    readZone,
    {
      call: 'route53:UpdateHostedZoneComment',
      when: (resource) => resource.changed('HostedZoneConfig'),
      input: (resource) => ({ ...place(resource), Comment: commentOf(resource) }),
    },
    {
      call: 'route53:AssociateVPCWithHostedZone',
      forEach: ({ properties, previous }) => without(vpcsOf(properties), vpcsOf(previous)),
      input: (resource, vpc) => ({ ...zonePlace(resource), VPC: vpc }),
    },
    {
      ...awaitChange('route53:AssociateVPCWithHostedZone'),
      when: ({ properties, previous }) => without(vpcsOf(properties), vpcsOf(previous)).length > 0,
    },
    {
      call: 'route53:DisassociateVPCFromHostedZone',
      forEach: ({ properties, previous }) => without(vpcsOf(previous), vpcsOf(properties)),
      input: (resource, vpc) => ({ ...zonePlace(resource), VPC: vpc }),
    },
    {
      ...awaitChange('route53:DisassociateVPCFromHostedZone'),
      when: ({ properties, previous }) => without(vpcsOf(previous), vpcsOf(properties)).length > 0,
    },
    route53TagStep(tagging, false),
    ...stopLogging.map((step): Step => ({
      ...step,
      when: (resource) => resource.changed('QueryLoggingConfig'),
    })),
    {
      ...startLogging,
      when: (resource) => resource.changed('QueryLoggingConfig') && logGroupOf(resource) !== undefined,
    },
    { ...setFeatures, when: (resource) => resource.changed('HostedZoneFeatures') },
  ],
  delete: [
    { ...readZone, ignoring: ['NoSuchHostedZone'] },
    ...stopLogging,
    {
      call: 'route53:UpdateHostedZoneFeatures',
      ignoring: ['NoSuchHostedZone'],
      when: (resource) =>
        isTrue(valuesOf(resource.properties['HostedZoneFeatures'])['EnableAcceleratedRecovery']),
      input: (resource) => ({ ...zonePlace(resource), EnableAcceleratedRecovery: false }),
    },
    { call: 'route53:DeleteHostedZone', ignoring: ['NoSuchHostedZone'], input: place },
    awaitChange('route53:DeleteHostedZone'),
  ],
};
