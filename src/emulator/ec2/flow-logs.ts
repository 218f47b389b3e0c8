import type {
  CreateFlowLogsRequest,
  CreateFlowLogsResult,
  DeleteFlowLogsRequest,
  DeleteFlowLogsResult,
  DescribeFlowLogsRequest,
  DescribeFlowLogsResult,
  FlowLog as Description,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { createId } from './ids.ts';
import { onNew, onThings, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import { select } from './select.ts';
import { ec2State, type Kind } from './store.ts';
import type { FlowLog } from './things.ts';

const kind = 'vpc-flow-log';

/** By the words of CreateFlowLogs. */
const recorded: Readonly<Record<string, Kind>> = {
  NetworkInterface: 'network-interface',
  Subnet: 'subnet',
  VPC: 'vpc',
};

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html */
const usualFormat =
  '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}';

/** @throws AwsError InvalidParameterValue for what is not built, too */
function kindOf(input: CreateFlowLogsRequest): Kind {
  const found = recorded[input.ResourceType ?? ''];
  if (found) return found;
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${input.ResourceType}) for parameter resourceType is invalid.`,
  );
}

/** Of what CreateFlowLogs takes for granted elsewhere. Sources stand in `behaviour.md`. */
function toDeliver(input: CreateFlowLogsRequest): readonly Requirement[] {
  const { DeliverLogsPermissionArn: role, LogDestinationType: type = 'cloud-watch-logs' } = input;
  return [
    ...(role === undefined
      ? []
      : [
          {
            action: 'iam:PassRole',
            resource: role,
            context: { 'iam:PassedToService': 'vpc-flow-logs.amazonaws.com' },
          },
        ]),
    ...(type === 'cloud-watch-logs' ? [] : [{ action: 'logs:CreateLogDelivery', resource: '*' }]),
  ];
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html */
export const createFlowLogs = defineOperation<CreateFlowLogsRequest, CreateFlowLogsResult>({
  name: 'CreateFlowLogs',
  requires: (input, call) => [
    onNew('ec2:CreateFlowLogs', kind, input.TagSpecifications, call),
    ...onThings('ec2:CreateFlowLogs', kindOf(input), input.ResourceIds, call),
    ...toTagNew('CreateFlowLogs', kind, input.TagSpecifications, call),
    ...toDeliver(input),
  ],
  handle: (input, call) => {
    const type = input.LogDestinationType ?? 'cloud-watch-logs';
    if (type === 'cloud-watch-logs' && input.DeliverLogsPermissionArn === undefined) {
      throw new AwsError(
        'InvalidParameter',
        'DeliverLogsPermissionArn can not be empty if LogDestinationType is cloud-watch-logs.',
      );
    }
    const made = (input.ResourceIds ?? []).map((id) => {
      getThing(call, kindOf(input), id);
      return keepThing(call, kind, {
        id: createId('fl'),
        resourceId: id,
        trafficType: input.TrafficType ?? 'ALL',
        destinationType: type,
        destination: input.LogDestination,
        logGroupName: input.LogGroupName,
        roleArn: input.DeliverLogsPermissionArn,
        format: input.LogFormat ?? usualFormat,
        aggregationSeconds: input.MaxAggregationInterval ?? 600,
        createdAt: new Date(),
        tags: tagsOfNew(kind, input.TagSpecifications),
      });
    });
    return { FlowLogIds: made.map(({ id }) => id), Unsuccessful: [] };
  },
});

export const deleteFlowLogs = defineOperation<DeleteFlowLogsRequest, DeleteFlowLogsResult>({
  name: 'DeleteFlowLogs',
  requires: (input, call) => [
    ...onThings('ec2:DeleteFlowLogs', kind, input.FlowLogIds, call),
    ...toStopDelivering(input, call),
  ],
  handle: (input, call) => {
    for (const id of input.FlowLogIds ?? []) ec2State(call)[kind].delete(getThing(call, kind, id).id);
    return { Unsuccessful: [] };
  },
});

function toStopDelivering(input: DeleteFlowLogsRequest, call: Call): readonly Requirement[] {
  const types = (input.FlowLogIds ?? []).map((id) => ec2State(call)[kind].get(id)?.destinationType);
  const isDelivered = types.some((type) => type !== undefined && type !== 'cloud-watch-logs');
  return isDelivered ? [{ action: 'logs:DeleteLogDelivery', resource: '*' }] : [];
}

export const describeFlowLogs = defineOperation<DescribeFlowLogsRequest, DescribeFlowLogsResult>({
  name: 'DescribeFlowLogs',
  requires: toDescribe('DescribeFlowLogs'),
  handle: (input, call) => {
    const { items, next } = select(
      kind,
      input.FlowLogIds,
      { ...input, Filters: input.Filter },
      {
        'flow-log-id': ({ id }) => [id],
        'log-destination-type': ({ destinationType }) => [destinationType],
        'log-group-name': ({ logGroupName }) => [logGroupName],
        'resource-id': ({ resourceId }) => [resourceId],
        'traffic-type': ({ trafficType }) => [trafficType],
      },
      call,
    );
    return { FlowLogs: items.map(describe), ...next };
  },
});

function describe(log: FlowLog): Description {
  return {
    FlowLogId: log.id,
    FlowLogStatus: 'ACTIVE',
    ResourceId: log.resourceId,
    TrafficType: log.trafficType as Description['TrafficType'],
    LogDestinationType: log.destinationType as Description['LogDestinationType'],
    LogDestination: log.destination,
    LogGroupName: log.logGroupName,
    DeliverLogsPermissionArn: log.roleArn,
    DeliverLogsStatus: 'SUCCESS',
    LogFormat: log.format,
    MaxAggregationInterval: log.aggregationSeconds,
    CreationTime: log.createdAt,
    Tags: tagList(log.tags),
  };
}
