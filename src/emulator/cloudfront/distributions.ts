import type {
  CreateDistributionRequest,
  CreateDistributionResult,
  CreateDistributionWithTagsRequest,
  CreateDistributionWithTagsResult,
  DeleteDistributionRequest,
  DistributionConfig,
  UpdateDistributionRequest,
  UpdateDistributionResult,
} from '@aws-sdk/client-cloudfront';
import { createIdentifier } from '../apigateway/identifier.ts';
import { serveCertificate } from '../acm/store.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { assertConfig } from './distribution-checks.ts';
import { completeConfig } from './distribution-defaults.ts';
import { makeEdgeRoles, toConfigure } from './distribution-permissions.ts';
import { renderDistribution } from './read-distributions.ts';
import { cloudFrontArn, onThing, toCreate } from './requirements.ts';
import { cloudFrontState, type Distribution, findDistribution } from './store.ts';
import { assertVersion, makeCode } from './versions.ts';

/** How long edge locations take to know a configuration: of the order that users see; assumed. */
const deploymentMs = 180_000;

const path = (id: string | undefined): string => `distribution/${id}`;

const certificateOf = (config: DistributionConfig): string | undefined =>
  config.ViewerCertificate?.ACMCertificateArn;

function add(call: Call, asked: DistributionConfig | undefined, tags: Readonly<Record<string, string>>) {
  const { distributions } = cloudFrontState(call.account);
  const config = completeConfig(asked);
  const same = [...distributions.values()].find(
    (one) => one.config.CallerReference === config.CallerReference,
  );
  if (same)
    throw new AwsError(
      'DistributionAlreadyExists',
      `The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ${same.id}`,
      409,
    );
  assertConfig(call, config);
  makeEdgeRoles(call, config);
  const id = makeCode();
  const one: Distribution = {
    id,
    arn: cloudFrontArn(call, path(id)),
    domainName: `d${createIdentifier(13)}.cloudfront.net`,
    eTag: makeCode(),
    modifiedAt: new Date(),
    config,
    deployed: call.account.clock.after(deploymentMs),
    tags: new Map(Object.entries(tags)),
    invalidations: new Map(),
  };
  distributions.set(id, one);
  serveCertificate(call.account, one.arn, { now: certificateOf(config) });
  return {
    Distribution: renderDistribution(one),
    ETag: one.eTag,
    Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${id}`,
  };
}

export const createDistribution = defineOperation<CreateDistributionRequest, CreateDistributionResult>({
  name: 'CreateDistribution',
  requires: (input, call) => [
    toCreate('CreateDistribution'),
    ...toConfigure(call, input.DistributionConfig ?? ({} as DistributionConfig)),
  ],
  handle: (input, call) => add(call, input.DistributionConfig, {}),
});

export const createDistributionWithTags = defineOperation<
  CreateDistributionWithTagsRequest,
  CreateDistributionWithTagsResult
>({
  name: 'CreateDistributionWithTags',
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cf-api-permissions-ref.html
  requires: (input, call) => {
    const { DistributionConfig: config, Tags } = input.DistributionConfigWithTags ?? {};
    const context = requestTagContext(tagsByKey(Tags?.Items));
    return [
      toCreate('CreateDistribution', context),
      onThing('TagResource', path('*'), call, context),
      ...toConfigure(call, config ?? ({} as DistributionConfig)),
    ];
  },
  handle: (input, call) => {
    const { DistributionConfig: config, Tags } = input.DistributionConfigWithTags ?? {};
    return add(call, config, tagsByKey(Tags?.Items));
  },
});

export const updateDistribution = defineOperation<UpdateDistributionRequest, UpdateDistributionResult>({
  name: 'UpdateDistribution',
  requires: (input, call) => [
    onThing('UpdateDistribution', path(input.Id), call),
    ...toConfigure(
      call,
      input.DistributionConfig ?? ({} as DistributionConfig),
      cloudFrontState(call.account).distributions.get(input.Id ?? '')?.config,
    ),
  ],
  handle: (input, call) => {
    const one = findDistribution(call, input.Id);
    assertVersion(one, input.IfMatch);
    const config = completeConfig(input.DistributionConfig);
    if (config.CallerReference !== one.config.CallerReference)
      throw new AwsError('IllegalUpdate', 'The update contains modifications that are not allowed.');
    assertConfig(call, config, one.id);
    makeEdgeRoles(call, config);
    const change = { before: certificateOf(one.config), now: certificateOf(config) };
    serveCertificate(call.account, one.arn, change);
    one.config = config;
    one.eTag = makeCode();
    one.modifiedAt = new Date();
    one.deployed = call.account.clock.after(deploymentMs);
    return { Distribution: renderDistribution(one), ETag: one.eTag };
  },
});

export const deleteDistribution = defineOperation<DeleteDistributionRequest, void>({
  name: 'DeleteDistribution',
  requires: (input, call) => [onThing('DeleteDistribution', path(input.Id), call)],
  handle: (input, call) => {
    const one = findDistribution(call, input.Id);
    assertVersion(one, input.IfMatch);
    // Disabled, and known to be so everywhere: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToDeleteDistribution.html
    if (one.config.Enabled || !one.deployed.hasPassed)
      throw new AwsError(
        'DistributionNotDisabled',
        'The distribution you are trying to delete has not been disabled.',
        409,
      );
    cloudFrontState(call.account).distributions.delete(one.id);
    serveCertificate(call.account, one.arn, { before: certificateOf(one.config) });
  },
});
