import { isDeepStrictEqual } from 'node:util';
import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';

const place = ({ properties }: ResourceView) =>
  pickProperties(properties, 'ResourceId', 'ScalableDimension', 'ServiceNamespace');

const register: Step = {
  call: 'application-autoscaling:RegisterScalableTarget',
  input: (resource) => ({
    ...place(resource),
    MinCapacity: numberOf(resource.properties['MinCapacity']),
    MaxCapacity: numberOf(resource.properties['MaxCapacity']),
    ...pickProperties(resource.properties, 'RoleARN', 'SuspendedState'),
  }),
};

const describe: Step = {
  call: 'application-autoscaling:DescribeScalableTargets',
  input: ({ properties }) => ({
    ServiceNamespace: properties['ServiceNamespace'],
    ResourceIds: [properties['ResourceId']],
    ScalableDimension: properties['ScalableDimension'],
  }),
};

const actionsIn = (values: Values): readonly unknown[] => listOf(values['ScheduledActions']);
const nameOf = (action: unknown): unknown => valuesOf(action)['ScheduledActionName'];

const put = (isUpdate: boolean): Step => ({
  call: 'application-autoscaling:PutScheduledAction',
  forEach: ({ properties, previous }) =>
    actionsIn(properties).filter(
      (action) => !isUpdate || !actionsIn(previous).some((other) => isDeepStrictEqual(action, other)),
    ),
  input: (resource, action) => ({ ...place(resource), ...valuesOf(action) }),
});

const describeActions: Step = {
  call: 'application-autoscaling:DescribeScheduledActions',
  input: place,
};

export const applicationAutoScalingScalableTarget: ResourceType = {
  type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  physicalId: ({ properties }) =>
    ['ResourceId', 'ScalableDimension', 'ServiceNamespace'].map((name) => textOf(properties[name])).join('|'),
  replacedBy: ['ResourceId', 'ScalableDimension', 'ServiceNamespace'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [describe, register, put(false)],
  update: [
    describe,
    register,
    { ...describeActions, when: (resource) => resource.changed('ScheduledActions') },
    {
      call: 'application-autoscaling:DeleteScheduledAction',
      forEach: ({ properties, previous }) => {
        const names = new Set(actionsIn(properties).map(nameOf));
        return actionsIn(previous)
          .map(nameOf)
          .filter((name) => !names.has(name));
      },
      input: (resource, ScheduledActionName) => ({ ...place(resource), ScheduledActionName }),
    },
    put(true),
  ],
  delete: [
    {
      call: 'application-autoscaling:DeregisterScalableTarget',
      ignoring: ['ObjectNotFoundException'],
      input: place,
    },
  ],
};
