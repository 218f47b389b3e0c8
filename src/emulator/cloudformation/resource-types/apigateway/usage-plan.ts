import type { ResourceType, ResourceView, Values } from '../../resource-type.ts';
import { patchChanged, type PatchOperation, patchStructure } from './patch.ts';
import { apiGatewayTagSteps } from './tag-steps.ts';
import { listOf, pickLowered, textOf, valuesOf } from '../properties.ts';
import { tagRecord } from '../tags.ts';

const place = (resource: ResourceView): { usagePlanId: string } => ({ usagePlanId: resource.physicalId });

function numbersOf(value: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(pickLowered(valuesOf(value), 'BurstLimit', 'RateLimit', 'Limit', 'Offset', 'Period')).map(
      ([name, member]) => [name, name === 'period' ? member : Number(member)],
    ),
  );
}

const stagesOf = (values: Values): string[] =>
  listOf(values['ApiStages'])
    .map(valuesOf)
    .map((stage) => `${textOf(stage['ApiId'])}:${textOf(stage['Stage'])}`);

function changesOf(resource: ResourceView): PatchOperation[] {
  const { properties, previous } = resource;
  const before = stagesOf(previous);
  const now = stagesOf(properties);
  return [
    ...patchChanged(resource, 'Description', 'UsagePlanName').map((operation) =>
      operation.path === '/usagePlanName' ? { ...operation, path: '/name' } : operation,
    ),
    ...before
      .filter((stage) => !now.includes(stage))
      .map((value) => ({ op: 'remove' as const, path: '/apiStages', value })),
    ...now
      .filter((stage) => !before.includes(stage))
      .map((value) => ({ op: 'add' as const, path: '/apiStages', value })),
    ...patchStructure('/throttle', previous['Throttle'], properties['Throttle']),
    ...patchStructure('/quota', previous['Quota'], properties['Quota']),
  ];
}

/** The API stages that the plan still has when it is to be deleted; Serverless may have taken them away before. */
const stagesLeft = (resource: ResourceView): PatchOperation[] =>
  listOf(resource.output('apigateway:GetUsagePlan')['apiStages'])
    .map(valuesOf)
    .map((stage) => ({
      op: 'remove',
      path: '/apiStages',
      value: `${textOf(stage['apiId'])}:${textOf(stage['stage'])}`,
    }));

export const apiGatewayUsagePlan: ResourceType = {
  type: 'AWS::ApiGateway::UsagePlan',
  idAfter: 'apigateway:CreateUsagePlan',
  physicalId: (resource) => String(resource.output('apigateway:CreateUsagePlan')['id']),
  replacedBy: [],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'apigateway:CreateUsagePlan',
      input: (resource) => {
        const { properties } = resource;
        return {
          name: textOf(properties['UsagePlanName']) ?? resource.generatedName(),
          ...pickLowered(properties, 'Description'),
          ...(properties['Throttle'] === undefined ? {} : { throttle: numbersOf(properties['Throttle']) }),
          ...(properties['Quota'] === undefined ? {} : { quota: numbersOf(properties['Quota']) }),
          apiStages: listOf(properties['ApiStages']).map((stage) =>
            pickLowered(valuesOf(stage), 'ApiId', 'Stage'),
          ),
          tags: tagRecord(resource.tags),
        };
      },
    },
  ],
  update: [
    { call: 'apigateway:GetUsagePlan', input: place },
    {
      call: 'apigateway:UpdateUsagePlan',
      when: (resource) => changesOf(resource).length > 0,
      input: (resource) => ({ ...place(resource), patchOperations: changesOf(resource) }),
    },
    ...apiGatewayTagSteps(
      (resource) => `arn:aws:apigateway:${resource.region}::/usageplans/${resource.physicalId}`,
    ),
  ],
  delete: [
    { call: 'apigateway:GetUsagePlan', ignoring: ['NotFoundException'], input: place },
    {
      call: 'apigateway:UpdateUsagePlan',
      ignoring: ['NotFoundException'],
      when: (resource) => stagesLeft(resource).length > 0,
      input: (resource) => ({ ...place(resource), patchOperations: stagesLeft(resource) }),
    },
    { call: 'apigateway:DeleteUsagePlan', ignoring: ['NotFoundException'], input: place },
  ],
};
