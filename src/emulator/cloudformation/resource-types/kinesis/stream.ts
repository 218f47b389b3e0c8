import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord, withoutSystemTags } from '../tags.ts';

const place = (resource: ResourceView) => ({ StreamName: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:kinesis:${resource.region}:${resource.accountId}:stream/${resource.physicalId}`;
const absent = ['ResourceNotFoundException'];

const modeOf = ({ properties }: ResourceView) =>
  textOf(valuesOf(properties['StreamModeDetails'])['StreamMode']) ?? 'PROVISIONED';
/** A provisioned stream has one shard unless the template says. */
const shardsOf = (resource: ResourceView) => numberOf(resource.properties['ShardCount']) ?? 1;
const hoursOf = (values: ResourceView['properties']) => numberOf(values['RetentionPeriodHours']) ?? 24;
const encryptionOf = (resource: ResourceView) => valuesOf(resource.properties['StreamEncryption']);
const isGiven = (resource: ResourceView, name: string) => resource.properties[name] !== undefined;

const read: Step = { call: 'kinesis:DescribeStreamSummary', input: place };
/** Each change needs an ACTIVE stream, so it is waited for after every one. */
const active: Step = {
  ...read,
  until: (output) => valuesOf(output['StreamDescriptionSummary'])['StreamStatus'] === 'ACTIVE',
};

/** A change and the wait for its end, where there is one. */
function changing(step: Step): readonly Step[] {
  return [step, { ...active, ...(step.when && { when: step.when }) }];
}

const retain: Pick<Step, 'input'> = {
  input: (resource) => ({ ...place(resource), RetentionPeriodHours: hoursOf(resource.properties) }),
};
const encrypt: Pick<Step, 'call' | 'input'> = {
  call: 'kinesis:StartStreamEncryption',
  input: (resource) => ({
    ...place(resource),
    ...pickProperties(encryptionOf(resource), 'EncryptionType', 'KeyId'),
  }),
};
const resize: Pick<Step, 'call' | 'input'> = {
  call: 'kinesis:UpdateMaxRecordSize',
  input: (resource) => ({
    StreamARN: arn(resource),
    MaxRecordSizeInKiB: numberOf(resource.properties['MaxRecordSizeInKiB']),
  }),
};
const warm: Pick<Step, 'call' | 'input'> = {
  call: 'kinesis:UpdateStreamWarmThroughput',
  input: (resource) => ({
    ...place(resource),
    WarmThroughputMiBps: numberOf(resource.properties['WarmThroughputMiBps']),
  }),
};

const metrics = 'DesiredShardLevelMetrics';
const addedMetrics = ({ properties, previous }: ResourceView) =>
  listOf(properties[metrics]).filter((name) => !listOf(previous[metrics]).includes(name));
const removedMetrics = ({ properties, previous }: ResourceView) =>
  listOf(previous[metrics]).filter((name) => !listOf(properties[metrics]).includes(name));

export const kinesisStream: ResourceType = {
  type: 'AWS::Kinesis::Stream',
  idAfter: 'kinesis:CreateStream',
  physicalId: (resource) => textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 128 }),
  replacedBy: ['Name'],
  attributes: { Arn: arn },
  create: [
    {
      call: 'kinesis:CreateStream',
      input: (resource) => {
        const tags = tagRecord(withoutSystemTags(resource.tags));
        return {
          StreamName: textOf(resource.properties['Name']) ?? resource.generatedName({ maxLength: 128 }),
          StreamModeDetails: { StreamMode: modeOf(resource) },
          ...(modeOf(resource) === 'PROVISIONED' && { ShardCount: shardsOf(resource) }),
          ...(Object.keys(tags).length > 0 && { Tags: tags }),
        };
      },
    },
    active,
    ...changing({
      ...retain,
      call: 'kinesis:IncreaseStreamRetentionPeriod',
      when: ({ properties }) => hoursOf(properties) > 24,
    }),
    ...changing({ ...encrypt, when: (resource) => isGiven(resource, 'StreamEncryption') }),
    ...changing({
      call: 'kinesis:EnableEnhancedMonitoring',
      when: ({ properties }) => listOf(properties[metrics]).length > 0,
      input: (resource) => ({
        ...place(resource),
        ShardLevelMetrics: listOf(resource.properties[metrics]),
      }),
    }),
    ...changing({ ...resize, when: (resource) => isGiven(resource, 'MaxRecordSizeInKiB') }),
    ...changing({ ...warm, when: (resource) => isGiven(resource, 'WarmThroughputMiBps') }),
  ],
  update: [
    ...changing({
      call: 'kinesis:UpdateStreamMode',
      when: (resource) => resource.changed('StreamModeDetails'),
      input: (resource) => ({
        StreamARN: arn(resource),
        StreamModeDetails: { StreamMode: modeOf(resource) },
      }),
    }),
    ...changing({
      call: 'kinesis:UpdateShardCount',
      when: (resource) => resource.changed('ShardCount') && modeOf(resource) === 'PROVISIONED',
      input: (resource) => ({
        ...place(resource),
        TargetShardCount: shardsOf(resource),
        ScalingType: 'UNIFORM_SCALING',
      }),
    }),
    ...changing({
      ...retain,
      call: 'kinesis:IncreaseStreamRetentionPeriod',
      when: ({ properties, previous }) => hoursOf(properties) > hoursOf(previous),
    }),
    ...changing({
      ...retain,
      call: 'kinesis:DecreaseStreamRetentionPeriod',
      when: ({ properties, previous }) => hoursOf(properties) < hoursOf(previous),
    }),
    ...changing({
      ...encrypt,
      when: (resource) => resource.changed('StreamEncryption') && isGiven(resource, 'StreamEncryption'),
    }),
    ...changing({
      call: 'kinesis:StopStreamEncryption',
      when: (resource) => resource.changed('StreamEncryption') && !isGiven(resource, 'StreamEncryption'),
      input: (resource) => ({
        ...place(resource),
        ...pickProperties(valuesOf(resource.previous['StreamEncryption']), 'EncryptionType', 'KeyId'),
      }),
    }),
    ...changing({
      call: 'kinesis:DisableEnhancedMonitoring',
      when: (resource) => removedMetrics(resource).length > 0,
      input: (resource) => ({ ...place(resource), ShardLevelMetrics: removedMetrics(resource) }),
    }),
    ...changing({
      call: 'kinesis:EnableEnhancedMonitoring',
      when: (resource) => addedMetrics(resource).length > 0,
      input: (resource) => ({ ...place(resource), ShardLevelMetrics: addedMetrics(resource) }),
    }),
    ...changing({
      ...resize,
      when: (resource) => resource.changed('MaxRecordSizeInKiB') && isGiven(resource, 'MaxRecordSizeInKiB'),
    }),
    ...changing({
      ...warm,
      when: (resource) => resource.changed('WarmThroughputMiBps') && isGiven(resource, 'WarmThroughputMiBps'),
    }),
    {
      call: 'kinesis:RemoveTagsFromStream',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ...place(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'kinesis:AddTagsToStream',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({ ...place(resource), Tags: tagRecord(withoutSystemTags(setTags(resource))) }),
    },
  ],
  delete: [
    {
      call: 'kinesis:DeleteStream',
      ignoring: absent,
      input: (resource) => ({ ...place(resource), EnforceConsumerDeletion: true }),
    },
    { ...read, ignoring: absent, until: () => false },
  ],
};
