import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, lowerKeys, requiredText, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord } from '../tags.ts';

const named = (resource: ResourceView) => ({ repositoryName: requiredText(resource, 'RepositoryName') });
const arnOf = (resource: ResourceView): string =>
  `arn:aws:codecommit:${resource.region}:${resource.accountId}:${requiredText(resource, 'RepositoryName')}`;
const clonePath = (resource: ResourceView): string =>
  `git-codecommit.${resource.region}.amazonaws.com/v1/repos/${requiredText(resource, 'RepositoryName')}`;
const triggersOf = ({ properties }: ResourceView) => listOf(properties['Triggers']);

const putTriggers: Step = {
  call: 'codecommit:PutRepositoryTriggers',
  when: (resource) => triggersOf(resource).length > 0,
  input: (resource) => ({ ...named(resource), triggers: lowerKeys(triggersOf(resource)) }),
};

export const codeCommitRepository: ResourceType = {
  type: 'AWS::CodeCommit::Repository',
  frame: 'semicolon',
  idAfter: 'codecommit:CreateRepository',
  physicalId: (resource) =>
    textOf(valuesOf(resource.output('codecommit:CreateRepository')['repositoryMetadata'])['repositoryId']) ??
    '',
  replacedBy: [],
  attributes: {
    Arn: arnOf,
    CloneUrlHttp: (resource) => `https://${clonePath(resource)}`,
    CloneUrlSsh: (resource) => `ssh://${clonePath(resource)}`,
    Name: (resource) => requiredText(resource, 'RepositoryName'),
  },
  create: [
    {
      call: 'codecommit:CreateRepository',
      input: (resource) => ({
        ...named(resource),
        repositoryDescription: textOf(resource.properties['RepositoryDescription']),
        kmsKeyId: textOf(resource.properties['KmsKeyId']),
        ...(resource.tags.length > 0 && { tags: tagRecord(resource.tags) }),
      }),
    },
    putTriggers,
    {
      // Code that is committed at once: not built, and said so.
      call: 'codecommit:CreateCommit',
      when: ({ properties }) => properties['Code'] !== undefined,
      input: (resource) => ({
        ...named(resource),
        branchName: textOf(valuesOf(resource.properties['Code'])['BranchName']) ?? 'main',
      }),
    },
  ],
  update: [
    {
      call: 'codecommit:UpdateRepositoryName',
      when: (resource) => resource.changed('RepositoryName'),
      input: (resource) => ({
        oldName: textOf(resource.previous['RepositoryName']),
        newName: requiredText(resource, 'RepositoryName'),
      }),
    },
    {
      call: 'codecommit:UpdateRepositoryDescription',
      when: (resource) => resource.changed('RepositoryDescription'),
      input: (resource) => ({
        ...named(resource),
        repositoryDescription: textOf(resource.properties['RepositoryDescription']),
      }),
    },
    {
      call: 'codecommit:UpdateRepositoryEncryptionKey',
      when: (resource) => resource.changed('KmsKeyId'),
      input: (resource) => ({
        ...named(resource),
        kmsKeyId: textOf(resource.properties['KmsKeyId']) ?? 'alias/aws/codecommit',
      }),
    },
    { ...putTriggers, when: (resource) => resource.changed('Triggers') },
    {
      call: 'codecommit:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ resourceArn: arnOf(resource), tagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'codecommit:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ resourceArn: arnOf(resource), tags: tagRecord(setTags(resource)) }),
    },
  ],
  delete: [{ call: 'codecommit:DeleteRepository', input: named }],
};
