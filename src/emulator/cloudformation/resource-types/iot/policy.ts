import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { isTrue, listOf, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

/** A generated name is the logical id with a random end, and has no hyphens. */
const nameOf = (resource: ResourceView) =>
  textOf(resource.properties['PolicyName']) ??
  `${resource.logicalId}_${resource.generatedName().split('-').at(-1)}`.slice(-128);
const place = (resource: ResourceView) => ({ policyName: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:iot:${resource.region}:${resource.accountId}:policy/${resource.physicalId}`;
const documentOf = ({ properties }: ResourceView) => textOf(properties['PolicyDocument']) ?? '';

const read: Step = { call: 'iot:GetPolicy', input: place };
const readTags: Step = {
  call: 'iot:ListTagsForResource',
  input: (resource) => ({ resourceArn: arn(resource) }),
};
const readVersions: Step = { call: 'iot:ListPolicyVersions', input: place };

/** In the order of their ids as text, as the handler sorts them. */
function versionsOf(resource: ResourceView): readonly Values[] {
  return listOf(resource.output('iot:ListPolicyVersions')['policyVersions'])
    .map(valuesOf)
    .toSorted((one, other) => (String(one['versionId']) < String(other['versionId']) ? -1 : 1));
}

const addVersion: Step = {
  call: 'iot:CreatePolicyVersion',
  input: (resource) => ({ ...place(resource), policyDocument: documentOf(resource), setAsDefault: true }),
};

/** There were five versions already: what was last answered is an older document. */
const isFull = (resource: ResourceView) =>
  resource.changed('PolicyDocument') &&
  resource.output('iot:CreatePolicyVersion')['policyDocument'] !== documentOf(resource);

/** Sources: `behaviour.md`. The oldest of five versions makes room for the sixth. */
export const iotPolicy: ResourceType = {
  type: 'AWS::IoT::Policy',
  frame: 'internal',
  idAfter: 'iot:CreatePolicy',
  physicalId: nameOf,
  replacedBy: ['PolicyName'],
  attributes: { Arn: arn, Id: (resource) => resource.physicalId },
  create: [
    {
      call: 'iot:CreatePolicy',
      input: (resource) => ({
        policyName: nameOf(resource),
        policyDocument: documentOf(resource),
        tags: withoutSystemTags(resource.tags),
      }),
    },
    read,
    readTags,
  ],
  update: [
    {
      ...addVersion,
      when: (resource) => resource.changed('PolicyDocument'),
      ignoring: ['VersionsLimitExceededException'],
    },
    { ...readVersions, when: isFull },
    {
      call: 'iot:SetDefaultPolicyVersion',
      when: (resource) => isFull(resource) && isTrue(versionsOf(resource)[0]?.['isDefaultVersion']),
      input: (resource) => ({
        ...place(resource),
        policyVersionId: versionsOf(resource).at(-1)?.['versionId'],
      }),
    },
    {
      call: 'iot:DeletePolicyVersion',
      when: isFull,
      input: (resource) => ({ ...place(resource), policyVersionId: versionsOf(resource)[0]?.['versionId'] }),
    },
    { ...addVersion, when: isFull },
    {
      call: 'iot:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ resourceArn: arn(resource), tagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'iot:TagResource',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({ resourceArn: arn(resource), tags: withoutSystemTags(setTags(resource)) }),
    },
    read,
    readTags,
  ],
  delete: [
    { ...readVersions, ignoring: ['ResourceNotFoundException'] },
    {
      call: 'iot:DeletePolicyVersion',
      forEach: (resource) => versionsOf(resource).filter((one) => !isTrue(one['isDefaultVersion'])),
      input: (resource, item) => ({ ...place(resource), policyVersionId: valuesOf(item)['versionId'] }),
    },
    { call: 'iot:DeletePolicy', ignoring: ['ResourceNotFoundException'], input: place },
    { ...read, ignoring: ['ResourceNotFoundException'], until: () => false, pollSeconds: 30 },
  ],
};
