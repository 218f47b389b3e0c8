import { createHash } from 'node:crypto';

import type {
  DeleteResourcePolicyInput,
  DeleteResourcePolicyOutput,
  DescribeContinuousBackupsInput,
  DescribeContinuousBackupsOutput,
  DescribeContributorInsightsInput,
  DescribeContributorInsightsOutput,
  DescribeKinesisStreamingDestinationInput,
  DescribeKinesisStreamingDestinationOutput,
  GetResourcePolicyInput,
  GetResourcePolicyOutput,
  PutResourcePolicyInput,
  PutResourcePolicyOutput,
  UpdateContinuousBackupsInput,
  UpdateContinuousBackupsOutput,
} from '@aws-sdk/client-dynamodb';

import { AwsError, defineOperation } from '../operation.ts';
import { requireOnTable } from './requirement.ts';
import { findTable, type Table } from './store.ts';

export const describeContinuousBackups = defineOperation<
  DescribeContinuousBackupsInput,
  DescribeContinuousBackupsOutput
>({
  name: 'DescribeContinuousBackups',
  requires: (input, call) => [requireOnTable(call, 'DescribeContinuousBackups', input.TableName)],
  handle: (input, call) => renderBackups(findTable(call, input.TableName, tableNotFound)),
});

export const updateContinuousBackups = defineOperation<
  UpdateContinuousBackupsInput,
  UpdateContinuousBackupsOutput
>({
  name: 'UpdateContinuousBackups',
  requires: (input, call) => [requireOnTable(call, 'UpdateContinuousBackups', input.TableName)],
  handle: (input, call) => {
    const table = findTable(call, input.TableName, tableNotFound);
    if (table.passage?.status === 'CREATING') {
      throw new AwsError(
        'ContinuousBackupsUnavailableException',
        `Backups are being enabled for the table: ${table.description.TableName}. Please retry later`,
      );
    }
    const enabled = input.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled;
    table.pointInTimeRecovery = enabled ? 'ENABLED' : 'DISABLED';
    return renderBackups(table);
  },
});

export const describeContributorInsights = defineOperation<
  DescribeContributorInsightsInput,
  DescribeContributorInsightsOutput
>({
  name: 'DescribeContributorInsights',
  requires: (input, call) => [requireOnTable(call, 'DescribeContributorInsights', input.TableName)],
  handle: (input, call) => ({
    TableName: findTable(call, input.TableName).description.TableName,
    ContributorInsightsStatus: 'DISABLED',
  }),
});

export const describeKinesisStreamingDestination = defineOperation<
  DescribeKinesisStreamingDestinationInput,
  DescribeKinesisStreamingDestinationOutput
>({
  name: 'DescribeKinesisStreamingDestination',
  requires: (input, call) => [requireOnTable(call, 'DescribeKinesisStreamingDestination', input.TableName)],
  handle: (input, call) => ({
    TableName: findTable(call, input.TableName).description.TableName,
    KinesisDataStreamDestinations: [],
  }),
});

export const getResourcePolicy = defineOperation<GetResourcePolicyInput, GetResourcePolicyOutput>({
  name: 'GetResourcePolicy',
  requires: (input, call) => [requireOnTable(call, 'GetResourcePolicy', input.ResourceArn)],
  handle: (input, call) => {
    const policy = findTable(call, input.ResourceArn).resourcePolicy;
    if (policy === undefined) {
      throw new AwsError(
        'PolicyNotFoundException',
        `Resource-based policy not found for the provided ResourceArn: ${input.ResourceArn}`,
      );
    }
    return { Policy: policy, RevisionId: revisionOf(policy) };
  },
});

export const putResourcePolicy = defineOperation<PutResourcePolicyInput, PutResourcePolicyOutput>({
  name: 'PutResourcePolicy',
  requires: (input, call) => [requireOnTable(call, 'PutResourcePolicy', input.ResourceArn)],
  handle: (input, call) => {
    findTable(call, input.ResourceArn).resourcePolicy = input.Policy;
    return { RevisionId: revisionOf(input.Policy ?? '') };
  },
});

export const deleteResourcePolicy = defineOperation<DeleteResourcePolicyInput, DeleteResourcePolicyOutput>({
  name: 'DeleteResourcePolicy',
  requires: (input, call) => [requireOnTable(call, 'DeleteResourcePolicy', input.ResourceArn)],
  // Deleting a policy that is gone is no error.
  handle: (input, call) => {
    findTable(call, input.ResourceArn).resourcePolicy = undefined;
    return {};
  },
});

function revisionOf(policy: string): string {
  return createHash('sha256').update(policy).digest('hex').slice(0, 13);
}

const tableNotFound = (name: string): string => `Table not found: ${name}`;

function renderBackups(table: Table): DescribeContinuousBackupsOutput {
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: table.continuousBackups,
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: table.pointInTimeRecovery },
    },
  };
}
