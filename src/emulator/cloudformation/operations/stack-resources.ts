import type {
  DescribeStackResourceInput,
  DescribeStackResourceOutput,
  DescribeStackResourcesInput,
  DescribeStackResourcesOutput,
  ListStackResourcesInput,
  ListStackResourcesOutput,
} from '@aws-sdk/client-cloudformation';

import { type Call, defineOperation } from '../../operation.ts';
import { cloudFormationStore, type Stack, type StackResource } from '../store.ts';
import { validationError } from '../template/validation-error.ts';
import { requireStack } from './find-stack.ts';
import { cutPage } from './page.ts';
import { onStack, stackArn } from './requirements.ts';

function renderCommon(resource: StackResource) {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.instance?.physicalId,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.statusReason,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' as const },
  };
}

function ofStack(stack: Stack) {
  return { StackName: stack.name, StackId: stack.stackId };
}

export const describeStackResource = defineOperation<DescribeStackResourceInput, DescribeStackResourceOutput>(
  {
    name: 'DescribeStackResource',
    requires: onStack('DescribeStackResource'),
    handle: (input, call) => {
      const stack = requireStack(call, input.StackName, 'quotes');
      const resource = stack.resources.get(input.LogicalResourceId ?? '');
      if (!resource) {
        throw validationError(
          `Resource ${input.LogicalResourceId ?? ''} does not exist for stack ${stack.name}`,
        );
      }
      const { metadata } = resource.definition;
      return {
        StackResourceDetail: {
          ...ofStack(stack),
          ...renderCommon(resource),
          LastUpdatedTimestamp: resource.changedAt,
          Metadata: JSON.stringify(metadata ?? {}),
        },
      };
    },
  },
);

function stackOfPhysicalId(call: Call, physicalId: string | undefined): Stack | undefined {
  const { stacks } = call.account.store(cloudFormationStore);
  return [...stacks.values()].find(
    (stack) =>
      stack.region === call.region &&
      [...stack.resources.values()].some(({ instance }) => instance?.physicalId === physicalId),
  );
}

export const describeStackResources = defineOperation<
  DescribeStackResourcesInput,
  DescribeStackResourcesOutput
>({
  name: 'DescribeStackResources',
  requires: (input, call) => [
    {
      action: 'cloudformation:DescribeStackResources',
      resource: stackArn(call, input.StackName ?? stackOfPhysicalId(call, input.PhysicalResourceId)?.stackId),
    },
  ],
  handle: (input, call) => {
    const { StackName, PhysicalResourceId, LogicalResourceId } = input;
    if ((StackName === undefined) === (PhysicalResourceId === undefined)) {
      throw validationError('You must specify either StackName or PhysicalResourceId, but not both');
    }
    const stack =
      StackName === undefined
        ? stackOfPhysicalId(call, PhysicalResourceId)
        : requireStack(call, StackName, 'withId');
    if (!stack) throw validationError(`Stack for ${PhysicalResourceId ?? ''} does not exist`);
    const found = [...stack.resources.values()].filter(
      ({ logicalId }) => LogicalResourceId === undefined || logicalId === LogicalResourceId,
    );
    return {
      StackResources: found.map((resource) => ({
        ...ofStack(stack),
        ...renderCommon(resource),
        Timestamp: resource.changedAt,
      })),
    };
  },
});

export const listStackResources = defineOperation<ListStackResourcesInput, ListStackResourcesOutput>({
  name: 'ListStackResources',
  requires: onStack('ListStackResources'),
  handle: (input, call) => {
    const stack = requireStack(call, input.StackName, 'withId');
    const { page, next } = cutPage([...stack.resources.values()], input.NextToken, call);
    return {
      StackResourceSummaries: page.map((resource) => ({
        ...renderCommon(resource),
        LastUpdatedTimestamp: resource.changedAt,
      })),
      ...next,
    };
  },
});
