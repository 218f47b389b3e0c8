import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
} from '@aws-sdk/client-cloudwatch-logs';

import { AwsError, defineOperation } from '../operation.ts';
import type { Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { pageOf } from './paging.ts';
import { groupArn, onAnyGroup, onGroup } from './requirements.ts';
import { getGroup, invalid, logGroups } from './store.ts';

export const createLogGroup = defineOperation({
  name: 'CreateLogGroup',
  requires: (input: CreateLogGroupRequest, call): readonly Requirement[] => {
    const tags = requestTagContext(input.tags);
    const creating = onGroup('logs:CreateLogGroup', input.logGroupName, call, tags);
    if (Object.keys(input.tags ?? {}).length === 0) return [creating];
    const tagging: Requirement = {
      ...onGroup('logs:TagResource', input.logGroupName, call, tags),
      refuse: () =>
        new AwsError(
          'AccessDeniedException',
          `User with accountId: ${call.caller.principal.accountId} is not authorized to perform CreateLogGroup with Tags. An additional permission "logs:TagResource" is required.`,
        ),
    };
    return [creating, tagging];
  },
  handle: (input: CreateLogGroupRequest, call): object => {
    const name = checkName(input.logGroupName);
    const groups = logGroups(call);
    if (groups.has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    const arn = groupArn(name, call);
    groups.set(name, {
      name,
      arn,
      description: {
        logGroupName: name,
        creationTime: Date.now(),
        metricFilterCount: 0,
        arn: `${arn}:*`,
        logGroupArn: arn,
        storedBytes: 0,
        logGroupClass: input.logGroupClass ?? 'STANDARD',
        deletionProtectionEnabled: input.deletionProtectionEnabled ?? false,
        ...(input.kmsKeyId !== undefined && { kmsKeyId: input.kmsKeyId }),
      },
      tags: input.tags ?? {},
      streams: new Map(),
      subscriptionFilters: new Map(),
      metricFilters: new Map(),
      dataProtectionPolicy: undefined,
      indexPolicy: undefined,
    });
    return {};
  },
});

export const deleteLogGroup = defineOperation({
  name: 'DeleteLogGroup',
  requires: (input: DeleteLogGroupRequest, call) => [
    onGroup('logs:DeleteLogGroup', input.logGroupName, call),
  ],
  handle: (input: DeleteLogGroupRequest, call): object => {
    const group = getGroup(input.logGroupName, call);
    if (group.description.deletionProtectionEnabled) {
      throw invalid('The specified log group is protected from deletion.');
    }
    logGroups(call).delete(group.name);
    return {};
  },
});

export const describeLogGroups = defineOperation({
  name: 'DescribeLogGroups',
  requires: (_input: DescribeLogGroupsRequest, call) => [onAnyGroup('logs:DescribeLogGroups', call)],
  handle: (input: DescribeLogGroupsRequest, call): DescribeLogGroupsResponse => {
    const found = [...logGroups(call).values()]
      .filter(({ name }) => name.startsWith(input.logGroupNamePrefix ?? ''))
      .filter(({ name }) => name.toLowerCase().includes((input.logGroupNamePattern ?? '').toLowerCase()))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const { items, next } = pageOf(found, input);
    return { logGroups: items.map((group) => group.description), ...next };
  },
});

/** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
function checkName(name: string | undefined): string {
  if (name !== undefined && /^[.\-_/#A-Za-z0-9]{1,512}$/.test(name)) return name;
  throw invalid(
    `1 validation error detected: Value '${name ?? ''}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
  );
}
