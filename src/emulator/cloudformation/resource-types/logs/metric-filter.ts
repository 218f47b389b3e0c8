import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, lowerKeys, numberOf, requiredText, textOf, valuesOf } from '../properties.ts';

const place = (resource: ResourceView) => ({
  logGroupName: requiredText(resource, 'LogGroupName'),
  filterName: resource.physicalId,
});

const read: Step = {
  call: 'logs:DescribeMetricFilters',
  input: (resource) => ({
    logGroupName: requiredText(resource, 'LogGroupName'),
    filterNamePrefix: resource.physicalId,
  }),
};

/** As the API spells a transformation: its dimensions are a map, their keys the template's own. */
function transformationOf(given: unknown): object {
  const { DefaultValue, Dimensions, ...rest } = valuesOf(given);
  return {
    ...(lowerKeys(rest) as object),
    ...(DefaultValue !== undefined && { defaultValue: numberOf(DefaultValue) }),
    ...(Dimensions !== undefined && {
      dimensions: Object.fromEntries(
        listOf(Dimensions).map((one) => [textOf(valuesOf(one)['Key']) ?? '', valuesOf(one)['Value']]),
      ),
    }),
  };
}

const put: Step = {
  call: 'logs:PutMetricFilter',
  input: (resource) => {
    const { ApplyOnTransformedLogs: transformed, FilterPattern, MetricTransformations } = resource.properties;
    return {
      ...place(resource),
      filterPattern: textOf(FilterPattern) ?? '',
      metricTransformations: listOf(MetricTransformations).map(transformationOf),
      ...(transformed !== undefined && { applyOnTransformedLogs: isTrue(transformed) }),
    };
  },
};

export const logsMetricFilter: ResourceType = {
  type: 'AWS::Logs::MetricFilter',
  refusedAs: 'GeneralServiceException',
  physicalId: (resource) =>
    textOf(resource.properties['FilterName']) ?? resource.generatedName({ maxLength: 512 }),
  replacedBy: ['FilterName', 'LogGroupName'],
  create: [
    { ...read, ignoring: ['ResourceNotFoundException'] },
    { ...put, objection: wordExisting, objectionCode: 'AlreadyExists' },
    read,
  ],
  update: [read, put],
  delete: [{ call: 'logs:DeleteMetricFilter', ignoring: ['ResourceNotFoundException'], input: place }],
};

function wordExisting(resource: ResourceView): string | undefined {
  const { logGroupName, filterName } = place(resource);
  const filters = listOf(resource.output('logs:DescribeMetricFilters')['metricFilters']).map(valuesOf);
  if (!filters.some((filter) => filter['filterName'] === filterName)) return undefined;
  return `Metric Filter with name ${filterName} already exists in log group ${logGroupName}.`;
}
