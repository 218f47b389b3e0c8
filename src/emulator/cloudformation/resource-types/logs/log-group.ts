import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, listOf, numberOf, pickProperties, textOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord, withoutSystemTags } from '../tags.ts';

const place = (resource: ResourceView) => ({ logGroupName: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:logs:${resource.region}:${resource.accountId}:log-group:${resource.physicalId}`;
const retentionOf = (resource: ResourceView) => numberOf(resource.properties['RetentionInDays']);
const absent = ['ResourceNotFoundException'];

const read: Step = {
  call: 'logs:DescribeLogGroups',
  input: (resource) => ({ logGroupNamePrefix: resource.physicalId }),
};
const putRetention: Step = {
  call: 'logs:PutRetentionPolicy',
  when: (resource) => retentionOf(resource) !== undefined,
  input: (resource) => ({ ...place(resource), retentionInDays: retentionOf(resource) }),
};
const putDataProtection: Step = {
  call: 'logs:PutDataProtectionPolicy',
  when: (resource) => resource.properties['DataProtectionPolicy'] !== undefined,
  input: (resource) => ({
    logGroupIdentifier: resource.physicalId,
    policyDocument: textOf(resource.properties['DataProtectionPolicy']),
  }),
};
const indexPolicyOf = (resource: ResourceView) =>
  listOf(resource.properties['FieldIndexPolicies']).map(textOf)[0];
const putIndexPolicy: Step = {
  call: 'logs:PutIndexPolicy',
  when: (resource) => indexPolicyOf(resource) !== undefined,
  input: (resource) => ({
    logGroupIdentifier: resource.physicalId,
    policyDocument: indexPolicyOf(resource),
  }),
};

export const logsLogGroup: ResourceType = {
  type: 'AWS::Logs::LogGroup',
  refusedAs: 'GeneralServiceException',
  taggingActions: ['logs:TagResource', 'logs:UntagResource', 'logs:ListTagsForResource'],
  knownBy: 'LogGroupName',
  physicalId: (resource) =>
    textOf(resource.properties['LogGroupName']) ?? resource.generatedName({ maxLength: 512 }),
  replacedBy: ['LogGroupName'],
  attributes: { Arn: (resource) => `${arn(resource)}:*` },
  read: [
    read,
    {
      call: 'logs:ListTagsForResource',
      soft: true,
      input: (resource) => ({ resourceArn: arn(resource) }),
    },
  ],
  create: [
    read,
    {
      call: 'logs:CreateLogGroup',
      input: (resource) => {
        const tags = tagRecord(withoutSystemTags(resource.tags));
        const { KmsKeyId: keyId, LogGroupClass: logGroupClass } = pickProperties(
          resource.properties,
          'KmsKeyId',
          'LogGroupClass',
        );
        return {
          ...place(resource),
          ...(keyId !== undefined && { kmsKeyId: keyId }),
          ...(logGroupClass !== undefined && { logGroupClass }),
          ...(isTrue(resource.properties['DeletionProtectionEnabled']) && {
            deletionProtectionEnabled: true,
          }),
          ...(Object.keys(tags).length > 0 && { tags }),
        };
      },
    },
    putRetention,
    putDataProtection,
    putIndexPolicy,
  ],
  update: [
    {
      ...putRetention,
      when: (resource) => resource.changed('RetentionInDays') && retentionOf(resource) !== undefined,
    },
    {
      call: 'logs:DeleteRetentionPolicy',
      when: (resource) => resource.changed('RetentionInDays') && retentionOf(resource) === undefined,
      input: place,
    },
    {
      call: 'logs:AssociateKmsKey',
      when: (resource) => resource.changed('KmsKeyId') && resource.properties['KmsKeyId'] !== undefined,
      input: (resource) => ({ ...place(resource), kmsKeyId: resource.properties['KmsKeyId'] }),
    },
    {
      call: 'logs:DisassociateKmsKey',
      when: (resource) => resource.changed('KmsKeyId') && resource.properties['KmsKeyId'] === undefined,
      input: place,
    },
    {
      ...putDataProtection,
      when: (resource) =>
        resource.changed('DataProtectionPolicy') && resource.properties['DataProtectionPolicy'] !== undefined,
    },
    {
      ...putIndexPolicy,
      when: (resource) => resource.changed('FieldIndexPolicies') && indexPolicyOf(resource) !== undefined,
    },
    {
      call: 'logs:DeleteIndexPolicy',
      when: (resource) => resource.changed('FieldIndexPolicies') && indexPolicyOf(resource) === undefined,
      input: (resource) => ({ logGroupIdentifier: resource.physicalId }),
    },
    {
      call: 'logs:ListTagsForResource',
      when: (resource) => resource.tagsChanged,
      input: (resource) => ({ resourceArn: arn(resource) }),
    },
    {
      call: 'logs:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ resourceArn: arn(resource), tagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'logs:TagResource',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({
        resourceArn: arn(resource),
        tags: tagRecord(withoutSystemTags(setTags(resource))),
      }),
    },
  ],
  delete: [{ call: 'logs:DeleteLogGroup', input: place, ignoring: absent }],
};
