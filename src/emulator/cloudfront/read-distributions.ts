import type {
  Distribution as RenderedDistribution,
  DistributionSummary,
  GetDistributionConfigRequest,
  GetDistributionConfigResult,
  GetDistributionRequest,
  GetDistributionResult,
  ListDistributionsRequest,
  ListDistributionsResult,
} from '@aws-sdk/client-cloudfront';
import { defineOperation } from '../operation.ts';
import { onThing } from './requirements.ts';
import { cloudFrontState, type Distribution, findDistribution } from './store.ts';
import { pageAfter } from './versions.ts';

const path = (id: string | undefined): string => `distribution/${id}`;
const none = { Enabled: false, Quantity: 0 };

export function renderDistribution(one: Distribution): RenderedDistribution {
  return {
    Id: one.id,
    ARN: one.arn,
    Status: one.deployed.hasPassed ? 'Deployed' : 'InProgress',
    LastModifiedTime: one.modifiedAt,
    InProgressInvalidationBatches: [...one.invalidations.values()].filter(
      ({ completed }) => !completed.hasPassed,
    ).length,
    DomainName: one.domainName,
    ActiveTrustedSigners: none,
    ActiveTrustedKeyGroups: none,
    DistributionConfig: one.config,
  };
}

export const getDistribution = defineOperation<GetDistributionRequest, GetDistributionResult>({
  name: 'GetDistribution',
  requires: (input, call) => [onThing('GetDistribution', path(input.Id), call)],
  handle: (input, call) => {
    const one = findDistribution(call, input.Id);
    return { Distribution: renderDistribution(one), ETag: one.eTag };
  },
});

export const getDistributionConfig = defineOperation<
  GetDistributionConfigRequest,
  GetDistributionConfigResult
>({
  name: 'GetDistributionConfig',
  requires: (input, call) => [onThing('GetDistributionConfig', path(input.Id), call)],
  handle: (input, call) => {
    const { config, eTag } = findDistribution(call, input.Id);
    return { DistributionConfig: config, ETag: eTag };
  },
});

function summarise(one: Distribution): DistributionSummary {
  const { config } = one;
  const {
    ActiveTrustedSigners: _s,
    ActiveTrustedKeyGroups: _g,
    DistributionConfig: _c,
    ...rest
  } = renderDistribution(one);
  const { CallerReference: _r, Logging: _l, DefaultRootObject: _o, ...told } = config;
  return { ...rest, ...told, Staging: false, ETag: one.eTag } as unknown as DistributionSummary;
}

export const listDistributions = defineOperation<ListDistributionsRequest, ListDistributionsResult>({
  name: 'ListDistributions',
  handle: (input, call) => {
    const all = [...cloudFrontState(call.account).distributions.values()];
    const { items, rest, marked } = pageAfter(all, input.Marker, input.MaxItems);
    return {
      DistributionList: {
        ...rest,
        ...marked,
        ...(items.length > 0 && { Items: items.map(summarise) }),
      },
    };
  },
});
