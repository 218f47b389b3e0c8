import type {
  GetResourceRequestStatusInput,
  GetResourceRequestStatusOutput,
  ListResourceRequestsInput,
  ListResourceRequestsOutput,
} from '@aws-sdk/client-cloudcontrol';

import { AwsError, defineOperation } from '../operation.ts';
import { cloudControlStore } from './store.ts';

export const getResourceRequestStatus = defineOperation<
  GetResourceRequestStatusInput,
  GetResourceRequestStatusOutput
>({
  name: 'GetResourceRequestStatus',
  handle: ({ RequestToken: token = '' }, { account }) => {
    const request = account.store(cloudControlStore).requests.get(token);
    if (!request) {
      throw new AwsError('RequestTokenNotFoundException', `Request with token ${token} was not found`);
    }
    return { ProgressEvent: request.event };
  },
});

export const listResourceRequests = defineOperation<ListResourceRequestsInput, ListResourceRequestsOutput>({
  name: 'ListResourceRequests',
  handle: ({ MaxResults: most = 20, NextToken: token, ResourceRequestStatusFilter: filter }, { account }) => {
    const { Operations: operations, OperationStatuses: statuses } = filter ?? {};
    const events = [...account.store(cloudControlStore).requests.values()]
      .map(({ event }) => event)
      .filter(({ Operation: operation }) => !operations || (operation && operations.includes(operation)))
      .filter(({ OperationStatus: status }) => !statuses || (status && statuses.includes(status)))
      .toReversed();
    const start = Number(token ?? 0);
    const end = start + most;
    return {
      ResourceRequestStatusSummaries: events.slice(start, end),
      ...(end < events.length ? { NextToken: String(end) } : {}),
    };
  },
});
