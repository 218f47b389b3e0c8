import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, requiredText, textOf, valuesOf } from '../properties.ts';

const place = (resource: ResourceView) => ({
  logGroupName: requiredText(resource, 'LogGroupName'),
  filterName: resource.physicalId,
});

const read: Step = {
  call: 'logs:DescribeSubscriptionFilters',
  input: (resource) => ({
    logGroupName: requiredText(resource, 'LogGroupName'),
    filterNamePrefix: resource.physicalId,
  }),
  ignoring: ['ResourceNotFoundException'],
};
const put: Step = {
  call: 'logs:PutSubscriptionFilter',
  input: (resource) => {
    const { DestinationArn, Distribution, FilterPattern, RoleArn } = resource.properties;
    return {
      ...place(resource),
      filterPattern: textOf(FilterPattern) ?? '',
      destinationArn: DestinationArn,
      ...(RoleArn !== undefined && { roleArn: RoleArn }),
      ...(Distribution !== undefined && { distribution: Distribution }),
    };
  },
};

export const logsSubscriptionFilter: ResourceType = {
  type: 'AWS::Logs::SubscriptionFilter',
  physicalId: (resource) =>
    textOf(resource.properties['FilterName']) ?? resource.generatedName({ maxLength: 512 }),
  replacedBy: ['FilterName', 'LogGroupName'],
  create: [read, { ...put, objection: wordExisting, objectionCode: 'AlreadyExists' }, read],
  update: [read, put],
  delete: [
    {
      call: 'logs:DeleteSubscriptionFilter',
      input: place,
      ignoring: ['ResourceNotFoundException'],
    },
  ],
};

function wordExisting(resource: ResourceView): string | undefined {
  const { logGroupName, filterName } = place(resource);
  const filters = listOf(resource.output('logs:DescribeSubscriptionFilters')['subscriptionFilters']);
  if (!filters.map(valuesOf).some((filter) => filter['filterName'] === filterName)) return undefined;
  const identifier = { '/properties/FilterName': filterName, '/properties/LogGroupName': logGroupName };
  return `Resource of type 'AWS::Logs::SubscriptionFilter' with identifier '${JSON.stringify(identifier)}' already exists.`;
}
