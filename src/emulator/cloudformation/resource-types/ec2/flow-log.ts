import type { ResourceType, Step } from '../../resource-type.ts';
import { listOf, numberOf, pickProperties, requiredText, textOf } from '../properties.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const gone = ['InvalidFlowLogId.NotFound'];
const settings = [
  'DeliverLogsPermissionArn',
  'LogDestination',
  'LogDestinationType',
  'LogFormat',
  'LogGroupName',
  'ResourceType',
  'TrafficType',
] as const;
const describe: Step = {
  call: 'ec2:DescribeFlowLogs',
  input: (resource) => ({ FlowLogIds: [resource.physicalId] }),
};

export const ec2FlowLog: ResourceType = {
  type: 'AWS::EC2::FlowLog',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource) => textOf(listOf(resource.output('ec2:CreateFlowLogs')['FlowLogIds'])[0]) ?? '',
  idAfter: 'ec2:CreateFlowLogs',
  replacedBy: [...settings, 'MaxAggregationInterval', 'ResourceId'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'ec2:CreateFlowLogs',
      input: (resource) => {
        const { MaxAggregationInterval: interval } = resource.properties;
        return {
          ...pickProperties(resource.properties, ...settings),
          ResourceIds: [requiredText(resource, 'ResourceId')],
          ...(interval !== undefined && { MaxAggregationInterval: numberOf(interval) }),
          ...tagSpecifications(resource, 'vpc-flow-log'),
        };
      },
    },
    describe,
  ],
  update: [...tagSteps(), { ...describe, when: (resource) => resource.tagsChanged }],
  delete: [
    { ...describe, ignoring: gone },
    {
      call: 'ec2:DeleteFlowLogs',
      ignoring: gone,
      input: (resource) => ({ FlowLogIds: [resource.physicalId] }),
    },
  ],
};
