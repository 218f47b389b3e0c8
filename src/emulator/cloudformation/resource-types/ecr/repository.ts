import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, lowerKeys, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

const nameOf = (resource: ResourceView) =>
  textOf(resource.properties['RepositoryName']) ??
  resource.generatedName({ maxLength: 256, lowerCase: true });
const place = (resource: ResourceView) => ({ repositoryName: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:ecr:${resource.region}:${resource.accountId}:repository/${resource.physicalId}`;

const repositoryPolicy = ({ properties }: ResourceView) => textOf(properties['RepositoryPolicyText']);
const lifecyclePolicy = ({ properties }: ResourceView) =>
  textOf(valuesOf(properties['LifecyclePolicy'])['LifecyclePolicyText']);

const putLifecycle: Step = {
  call: 'ecr:PutLifecyclePolicy',
  when: (resource) => lifecyclePolicy(resource) !== undefined,
  input: (resource) => ({ ...place(resource), lifecyclePolicyText: lifecyclePolicy(resource) }),
};
const setPolicy: Step = {
  call: 'ecr:SetRepositoryPolicy',
  when: (resource) => repositoryPolicy(resource) !== undefined,
  input: (resource) => ({ ...place(resource), policyText: repositoryPolicy(resource) }),
};
const scanning = ({ properties }: ResourceView) => ({
  scanOnPush: isTrue(valuesOf(properties['ImageScanningConfiguration'])['ScanOnPush']),
});
const mutability = ({ properties }: ResourceView): object => ({
  ...(properties['ImageTagMutability'] !== undefined && {
    imageTagMutability: properties['ImageTagMutability'],
  }),
  ...(properties['ImageTagMutabilityExclusionFilters'] !== undefined && {
    imageTagMutabilityExclusionFilters: lowerKeys(properties['ImageTagMutabilityExclusionFilters']),
  }),
});

/** Read first, so that nobody needs the permission to delete what is not there. */
function removing(
  noun: 'Lifecycle' | 'Repository',
  isWanted: (resource: ResourceView) => boolean,
): readonly Step[] {
  const absent = [`${noun}PolicyNotFoundException`];
  return [
    {
      call: `ecr:Get${noun}Policy`,
      when: (resource) => !isWanted(resource),
      ignoring: absent,
      input: place,
    },
    {
      call: `ecr:Delete${noun}Policy`,
      when: (resource) => !isWanted(resource) && wasThere(resource, noun),
      ignoring: absent,
      input: place,
    },
  ];
}

/** By the template before: of what the read has just answered nothing is known where it was ignored. */
function wasThere({ previous }: ResourceView, noun: 'Lifecycle' | 'Repository'): boolean {
  return previous[noun === 'Lifecycle' ? 'LifecyclePolicy' : 'RepositoryPolicyText'] !== undefined;
}

export const ecrRepository: ResourceType = {
  type: 'AWS::ECR::Repository',
  refusedAs: 'GeneralServiceException',
  knownBy: 'RepositoryName',
  idAfter: 'ecr:CreateRepository',
  physicalId: nameOf,
  replacedBy: ['RepositoryName', 'EncryptionConfiguration'],
  attributes: {
    Arn: arn,
    RepositoryUri: (resource) =>
      `${resource.accountId}.dkr.ecr.${resource.region}.amazonaws.com/${resource.physicalId}`,
  },
  create: [
    {
      call: 'ecr:CreateRepository',
      input: (resource) => ({
        repositoryName: nameOf(resource),
        ...mutability(resource),
        ...(resource.properties['ImageScanningConfiguration'] !== undefined && {
          imageScanningConfiguration: scanning(resource),
        }),
        ...(resource.properties['EncryptionConfiguration'] !== undefined && {
          encryptionConfiguration: lowerKeys(resource.properties['EncryptionConfiguration']),
        }),
        tags: withoutSystemTags(resource.tags),
      }),
    },
    putLifecycle,
    setPolicy,
  ],
  update: [
    setPolicy,
    ...removing('Repository', (resource) => repositoryPolicy(resource) !== undefined),
    putLifecycle,
    ...removing('Lifecycle', (resource) => lifecyclePolicy(resource) !== undefined),
    {
      call: 'ecr:PutImageTagMutability',
      when: ({ properties }) => properties['ImageTagMutability'] !== undefined,
      input: (resource) => ({ ...place(resource), ...mutability(resource) }),
    },
    {
      call: 'ecr:PutImageScanningConfiguration',
      when: ({ properties }) => properties['ImageScanningConfiguration'] !== undefined,
      input: (resource) => ({ ...place(resource), imageScanningConfiguration: scanning(resource) }),
    },
    {
      call: 'ecr:DescribeRepositories',
      input: (resource) => ({ repositoryNames: [resource.physicalId] }),
    },
    { call: 'ecr:ListTagsForResource', input: (resource) => ({ resourceArn: arn(resource) }) },
    {
      call: 'ecr:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ resourceArn: arn(resource), tagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'ecr:TagResource',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({ resourceArn: arn(resource), tags: withoutSystemTags(setTags(resource)) }),
    },
  ],
  delete: [
    {
      call: 'ecr:DeleteRepository',
      ignoring: ['RepositoryNotFoundException'],
      input: (resource) => ({
        ...place(resource),
        ...(isTrue(resource.properties['EmptyOnDelete']) && { force: true }),
      }),
    },
  ],
};
