import type {
  GetEventSelectorsRequest,
  GetEventSelectorsResponse,
  GetInsightSelectorsRequest,
  GetInsightSelectorsResponse,
  PutEventSelectorsRequest,
  PutEventSelectorsResponse,
  PutInsightSelectorsRequest,
  PutInsightSelectorsResponse,
} from '@aws-sdk/client-cloudtrail';
import { AwsError, defineOperation } from '../operation.ts';
import { onTrail } from './trail-requirements.ts';
import { getTrail, type MadeTrail } from './trail-store.ts';

function selectorsOf({ arn, eventSelectors, advancedEventSelectors }: MadeTrail): GetEventSelectorsResponse {
  if (advancedEventSelectors) {
    return { TrailARN: arn, AdvancedEventSelectors: [...advancedEventSelectors] };
  }
  const usual = [{ ReadWriteType: 'All' as const, IncludeManagementEvents: true, DataResources: [] }];
  return { TrailARN: arn, EventSelectors: [...(eventSelectors ?? usual)] };
}

/** One kind takes the place of the other. Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html */
export const putEventSelectors = defineOperation<PutEventSelectorsRequest, PutEventSelectorsResponse>({
  name: 'PutEventSelectors',
  requires: (input, call) => [onTrail('PutEventSelectors', input.TrailName, call)],
  handle: (input, call) => {
    const trail = getTrail(input.TrailName, call);
    const { EventSelectors: plain, AdvancedEventSelectors: advanced } = input;
    if (Boolean(plain) === Boolean(advanced)) {
      throw new AwsError(
        'InvalidEventSelectorsException',
        'You must specify either EventSelectors or AdvancedEventSelectors.',
      );
    }
    trail.eventSelectors = plain;
    trail.advancedEventSelectors = advanced;
    return selectorsOf(trail);
  },
});

export const getEventSelectors = defineOperation<GetEventSelectorsRequest, GetEventSelectorsResponse>({
  name: 'GetEventSelectors',
  requires: (input, call) => [onTrail('GetEventSelectors', input.TrailName, call)],
  handle: (input, call) => selectorsOf(getTrail(input.TrailName, call)),
});

/** An empty list switches them off. */
export const putInsightSelectors = defineOperation<PutInsightSelectorsRequest, PutInsightSelectorsResponse>({
  name: 'PutInsightSelectors',
  requires: (input, call) => [onTrail('PutInsightSelectors', input.TrailName, call)],
  handle: (input, call) => {
    const trail = getTrail(input.TrailName, call);
    trail.insightSelectors = input.InsightSelectors;
    return { TrailARN: trail.arn, InsightSelectors: input.InsightSelectors };
  },
});

export const getInsightSelectors = defineOperation<GetInsightSelectorsRequest, GetInsightSelectorsResponse>({
  name: 'GetInsightSelectors',
  requires: (input, call) => [onTrail('GetInsightSelectors', input.TrailName, call)],
  handle: (input, call) => {
    const { arn, insightSelectors } = getTrail(input.TrailName, call);
    if (!insightSelectors?.length) {
      throw new AwsError('InsightNotEnabledException', `Trail ${arn} does not have Insights enabled.`);
    }
    return { TrailARN: arn, InsightSelectors: [...insightSelectors] };
  },
});
