import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { isTrue, textOf, valuesOf } from '../properties.ts';
import { route53TagStep } from './tag-steps.ts';

const tagging = { resourceType: 'healthcheck', property: 'HealthCheckTags' } as const;
const place = (resource: ResourceView) => ({ HealthCheckId: resource.physicalId });
const read: Step = { call: 'route53:GetHealthCheck', input: place };

const numbers: ReadonlySet<string> = new Set([
  'FailureThreshold',
  'HealthThreshold',
  'Port',
  'RequestInterval',
]);
const flags: ReadonlySet<string> = new Set(['EnableSNI', 'Inverted', 'MeasureLatency']);

/** Numbers and flags may be given as text. */
function configOf({ properties }: ResourceView): Values {
  return Object.fromEntries(
    Object.entries(valuesOf(properties['HealthCheckConfig'])).map(([name, value]) => [
      name,
      numbers.has(name) ? Number(value) : flags.has(name) ? isTrue(value) : value,
    ]),
  );
}

/** What UpdateHealthCheck takes: all but what replaces the check. */
function changeable(resource: ResourceView): Values {
  const { Type: _type, MeasureLatency: _latency, RequestInterval: _interval, ...rest } = configOf(resource);
  return rest;
}

export const route53HealthCheck: ResourceType = {
  type: 'AWS::Route53::HealthCheck',
  physicalId: (resource) =>
    textOf(valuesOf(resource.output('route53:CreateHealthCheck')['HealthCheck'])['Id']) ?? '',
  idAfter: 'route53:CreateHealthCheck',
  replacedBy: [
    'HealthCheckConfig.Type',
    'HealthCheckConfig.MeasureLatency',
    'HealthCheckConfig.RequestInterval',
  ],
  attributes: { HealthCheckId: (resource) => resource.physicalId },
  read: [read],
  create: [
    {
      call: 'route53:CreateHealthCheck',
      input: (resource) => ({
        CallerReference: resource.generatedName({ maxLength: 64 }),
        HealthCheckConfig: configOf(resource),
      }),
    },
    route53TagStep(tagging, true),
  ],
  update: [
    {
      call: 'route53:UpdateHealthCheck',
      when: (resource) => resource.changed('HealthCheckConfig'),
      input: (resource) => ({ ...place(resource), ...changeable(resource) }),
    },
    route53TagStep(tagging, false),
  ],
  delete: [{ call: 'route53:DeleteHealthCheck', ignoring: ['NoSuchHealthCheck'], input: place }],
};
