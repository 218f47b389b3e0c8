import type {
  DescribeTrailsRequest,
  DescribeTrailsResponse,
  GetTrailRequest,
  GetTrailResponse,
  GetTrailStatusRequest,
  GetTrailStatusResponse,
  ListTrailsRequest,
  ListTrailsResponse,
  Trail,
} from '@aws-sdk/client-cloudtrail';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { onTrail } from './trail-requirements.ts';
import { findTrail, getTrail as getMadeTrail, trailsOf, type MadeTrail } from './trail-store.ts';

function describe({ settings, ...trail }: MadeTrail): Trail {
  return {
    ...settings,
    HasCustomEventSelectors: Boolean(trail.eventSelectors ?? trail.advancedEventSelectors),
    HasInsightSelectors: (trail.insightSelectors?.length ?? 0) > 0,
  };
}

const refuse = () => new AwsError('InvalidNextTokenException', 'Invalid next token.');

/** Those that are not there are left out. */
export const describeTrails = defineOperation<DescribeTrailsRequest, DescribeTrailsResponse>({
  name: 'DescribeTrails',
  requires: () => [{ action: 'cloudtrail:DescribeTrails', resource: '*' }],
  handle: (input, call) => {
    const found = input.trailNameList?.length
      ? input.trailNameList.flatMap((named) => findTrail(named, call) ?? [])
      : [...trailsOf(call).values()];
    return { trailList: found.map(describe) };
  },
});

export const getTrail = defineOperation<GetTrailRequest, GetTrailResponse>({
  name: 'GetTrail',
  requires: (input, call) => [onTrail('GetTrail', input.Name, call)],
  handle: (input, call) => ({ Trail: describe(getMadeTrail(input.Name, call)) }),
});

export const getTrailStatus = defineOperation<GetTrailStatusRequest, GetTrailStatusResponse>({
  name: 'GetTrailStatus',
  requires: (input, call) => [onTrail('GetTrailStatus', input.Name, call)],
  handle: (input, call) => {
    const { isLogging, startedAt, stoppedAt } = getMadeTrail(input.Name, call);
    return {
      IsLogging: isLogging,
      ...(startedAt && { StartLoggingTime: startedAt, TimeLoggingStarted: startedAt.toISOString() }),
      ...(stoppedAt && { StopLoggingTime: stoppedAt, TimeLoggingStopped: stoppedAt.toISOString() }),
    };
  },
});

export const listTrails = defineOperation<ListTrailsRequest, ListTrailsResponse>({
  name: 'ListTrails',
  requires: () => [{ action: 'cloudtrail:ListTrails', resource: '*' }],
  handle: (input, call) => {
    const { items, next } = cutPage([...trailsOf(call).values()], input.NextToken, 100, refuse);
    return {
      Trails: items.map(({ arn, name }) => ({ TrailARN: arn, Name: name, HomeRegion: call.region })),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});
