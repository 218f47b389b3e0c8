import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, textOf, valuesOf } from '../properties.ts';
import { withoutSystemTags } from '../tags.ts';
import { distributionConfigOf } from './distribution-config.ts';
import { cloudFrontTagSteps } from './tag-steps.ts';

const place = (resource: ResourceView) => ({ Id: resource.physicalId });

/** Found under the one call, whether there were tags or not. */
const made = 'cloudfront:CreateDistribution';

const configOf = (resource: ResourceView, callerReference: string): object =>
  distributionConfigOf(resource.properties['DistributionConfig'], callerReference);

const hasTags = (resource: ResourceView): boolean => withoutSystemTags(resource.tags).length > 0;

const read: Step = { call: 'cloudfront:GetDistributionConfig', input: place };

/** The version that was read, or that the call before it left. */
const current = (resource: ResourceView) => ({
  ...place(resource),
  IfMatch: textOf(resource.output('cloudfront:GetDistributionConfig')['ETag']),
});

const awaitDeployment: Step = {
  call: 'cloudfront:GetDistribution',
  input: place,
  until: ({ Distribution }) => valuesOf(Distribution)['Status'] === 'Deployed',
  pollSeconds: 15,
};

const wasRead = (resource: ResourceView) =>
  valuesOf(resource.output('cloudfront:GetDistributionConfig')['DistributionConfig']);

/** A distribution that was there, and would serve on. */
const isEnabled = (resource: ResourceView): boolean => isTrue(wasRead(resource)['Enabled']);

export const cloudFrontDistribution: ResourceType = {
  type: 'AWS::CloudFront::Distribution',
  frame: 'typed',
  physicalId: (resource) => textOf(valuesOf(resource.output(made)['Distribution'])['Id']) ?? '',
  idAfter: made,
  replacedBy: [],
  attributes: {
    DomainName: (resource) =>
      valuesOf(resource.output('cloudfront:GetDistribution')['Distribution'])['DomainName'],
    Id: (resource) => resource.physicalId,
  },
  read: [{ call: 'cloudfront:GetDistribution', input: place }, read],
  create: [
    {
      call: made,
      when: (resource) => !hasTags(resource),
      input: (resource) => ({ DistributionConfig: configOf(resource, resource.generatedName()) }),
    },
    {
      call: 'cloudfront:CreateDistributionWithTags',
      keptAs: made,
      when: hasTags,
      input: (resource) => ({
        DistributionConfigWithTags: {
          DistributionConfig: configOf(resource, resource.generatedName()),
          Tags: { Items: withoutSystemTags(resource.tags) },
        },
      }),
    },
    awaitDeployment,
    read,
  ],
  update: [
    read,
    {
      call: 'cloudfront:UpdateDistribution',
      when: (resource) => resource.changed('DistributionConfig'),
      input: (resource) => ({
        ...current(resource),
        DistributionConfig: configOf(resource, textOf(wasRead(resource)['CallerReference']) ?? ''),
      }),
    },
    { ...awaitDeployment, when: (resource) => resource.changed('DistributionConfig') },
    ...cloudFrontTagSteps(
      (resource) => `arn:aws:cloudfront::${resource.accountId}:distribution/${resource.physicalId}`,
    ),
  ],
  delete: [
    { ...read, ignoring: ['NoSuchDistribution'] },
    {
      call: 'cloudfront:UpdateDistribution',
      ignoring: ['NoSuchDistribution'],
      when: isEnabled,
      input: (resource) => ({
        ...current(resource),
        DistributionConfig: { ...wasRead(resource), Enabled: false },
      }),
    },
    { ...awaitDeployment, ignoring: ['NoSuchDistribution'] },
    {
      call: 'cloudfront:DeleteDistribution',
      ignoring: ['NoSuchDistribution'],
      input: (resource) => ({
        ...place(resource),
        IfMatch: textOf(resource.output('cloudfront:GetDistribution')['ETag']),
      }),
    },
  ],
};
