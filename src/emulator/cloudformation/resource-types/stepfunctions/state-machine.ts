import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, lowerKeys, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { definitionOf, objectToDefinition } from './definition.ts';
import { stepFunctionsTags, stepFunctionsTagSteps } from './tag-steps.ts';

const nameOf = (resource: ResourceView) =>
  textOf(resource.properties['StateMachineName']) ?? resource.generatedName({ maxLength: 80 });
const place = (resource: ResourceView) => ({ stateMachineArn: resource.physicalId });
const arnOf = (resource: ResourceView) =>
  `arn:aws:states:${resource.region}:${resource.accountId}:stateMachine:${nameOf(resource)}`;
const absent = ['StateMachineDoesNotExist'];

const readDefinition: Step = {
  call: 's3:GetObject',
  when: ({ properties }) => properties['DefinitionS3Location'] !== undefined,
  objection: objectToDefinition,
  input: ({ properties }) => {
    const { Bucket, Key, Version } = valuesOf(properties['DefinitionS3Location']);
    return { Bucket, Key, ...(Version !== undefined && { VersionId: Version }) };
  },
};

function settingsOf({ properties }: ResourceView): object {
  const logging = valuesOf(properties['LoggingConfiguration']);
  const { KmsDataKeyReusePeriodSeconds: seconds, ...encryption } = valuesOf(
    properties['EncryptionConfiguration'],
  );
  return {
    ...(properties['LoggingConfiguration'] !== undefined && {
      loggingConfiguration: {
        ...(lowerKeys(pickProperties(logging, 'Level', 'Destinations')) as object),
        ...(logging['IncludeExecutionData'] !== undefined && {
          includeExecutionData: isTrue(logging['IncludeExecutionData']),
        }),
      },
    }),
    ...(properties['TracingConfiguration'] !== undefined && {
      tracingConfiguration: { enabled: isTrue(valuesOf(properties['TracingConfiguration'])['Enabled']) },
    }),
    ...(properties['EncryptionConfiguration'] !== undefined && {
      encryptionConfiguration: {
        ...(lowerKeys(encryption) as object),
        ...(seconds !== undefined && { kmsDataKeyReusePeriodSeconds: numberOf(seconds) }),
      },
    }),
  };
}

const read: Step = { call: 'states:DescribeStateMachine', input: place };

/** Read after creation too, by nobody but whoever asks for the revision: so the revision of the last update, or the first. */
const revisionOf = (resource: ResourceView) =>
  textOf(resource.output('states:UpdateStateMachine')['revisionId']) ?? 'INITIAL';

export const stepFunctionsStateMachine: ResourceType = {
  type: 'AWS::StepFunctions::StateMachine',
  frame: 'first-sdk',
  idAfter: 'states:CreateStateMachine',
  physicalId: (resource) => String(resource.output('states:CreateStateMachine')['stateMachineArn']),
  replacedBy: ['StateMachineName', 'StateMachineType'],
  attributes: {
    Arn: (resource) => resource.physicalId,
    Name: (resource) => resource.physicalId.split(':').at(-1),
    StateMachineRevisionId: revisionOf,
  },
  create: [
    readDefinition,
    {
      call: 'states:DescribeStateMachine',
      ignoring: [...absent, 'AccessDeniedException'],
      objection: objectToDefinition,
      input: (resource) => ({ stateMachineArn: arnOf(resource) }),
    },
    {
      call: 'states:CreateStateMachine',
      objection: (resource) =>
        resource.output('states:DescribeStateMachine')['stateMachineArn'] === undefined
          ? undefined
          : 'State machine already exists',
      input: (resource) => ({
        name: nameOf(resource),
        roleArn: resource.properties['RoleArn'],
        definition: definitionOf(resource),
        ...(resource.properties['StateMachineType'] !== undefined && {
          type: resource.properties['StateMachineType'],
        }),
        ...settingsOf(resource),
        tags: stepFunctionsTags(resource.tags),
      }),
    },
  ],
  update: [
    readDefinition,
    {
      call: 'states:UpdateStateMachine',
      objection: objectToDefinition,
      input: (resource) => ({
        ...place(resource),
        roleArn: resource.properties['RoleArn'],
        definition: definitionOf(resource),
        ...settingsOf(resource),
      }),
    },
    ...stepFunctionsTagSteps,
  ],
  delete: [
    { ...read, ignoring: absent },
    { call: 'states:DeleteStateMachine', input: place },
    { ...read, ignoring: absent, until: () => false },
  ],
};
