import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { packInlineCode } from './inline-code.ts';
import { lambdaTagSteps } from './tag-steps.ts';
import { listOf, numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { tagRecord, withoutSystemTags } from '../tags.ts';

/** What UpdateFunctionConfiguration takes, with what it is set back to when the template no longer says it. */
const configuration: Values = {
  DeadLetterConfig: { TargetArn: '' },
  Description: '',
  Environment: { Variables: {} },
  EphemeralStorage: { Size: 512 },
  FileSystemConfigs: [],
  Handler: undefined,
  ImageConfig: {},
  KmsKeyArn: '',
  Layers: [],
  LoggingConfig: undefined,
  MemorySize: 128,
  Role: undefined,
  Runtime: undefined,
  SnapStart: { ApplyOn: 'None' },
  Timeout: 3,
  TracingConfig: { Mode: 'PassThrough' },
  VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
};

const place = (resource: ResourceView) => ({ FunctionName: resource.physicalId });
const arn = (resource: ResourceView) =>
  `arn:aws:lambda:${resource.region}:${resource.accountId}:function:${resource.physicalId}`;
const absent = ['ResourceNotFoundException'];

const read: Step = { call: 'lambda:GetFunction', input: place };
/** Read again until Lambda is done with it: the next change would meet a conflict. */
const settled: Step = {
  ...read,
  until: (output) => {
    const { State: state, LastUpdateStatus: update } = valuesOf(output['Configuration']);
    return state !== 'Pending' && update !== 'InProgress';
  },
  pollSeconds: 1,
};

export const lambdaFunction: ResourceType = {
  type: 'AWS::Lambda::Function',
  physicalId: (resource) =>
    textOf(resource.properties['FunctionName']) ?? resource.generatedName({ maxLength: 64 }),
  replacedBy: ['FunctionName', 'PackageType'],
  attributes: { Arn: arn },
  create: [
    { ...read, ignoring: absent },
    {
      call: 'lambda:CreateFunction',
      input: (resource) => ({
        ...place(resource),
        ...configurationOf(resource.properties),
        ...pickProperties(resource.properties, 'PackageType', 'Architectures', 'CodeSigningConfigArn'),
        Code: codeOf(resource),
        Tags: tagRecord(withoutSystemTags(resource.tags)),
      }),
    },
    settled,
    {
      call: 'lambda:PutFunctionConcurrency',
      when: (resource) => resource.properties['ReservedConcurrentExecutions'] !== undefined,
      input: concurrencyOf,
    },
    {
      call: 'lambda:PutFunctionRecursionConfig',
      when: (resource) => resource.properties['RecursiveLoop'] !== undefined,
      input: recursionOf,
    },
    {
      call: 'lambda:PutRuntimeManagementConfig',
      when: (resource) => resource.properties['RuntimeManagementConfig'] !== undefined,
      input: runtimeManagementOf,
    },
  ],
  update: [
    {
      call: 'lambda:UpdateFunctionCode',
      when: (resource) => resource.changed('Code', 'Architectures'),
      input: (resource) => ({
        ...place(resource),
        ...codeOf(resource),
        ...pickProperties(resource.properties, 'Architectures'),
      }),
    },
    { ...settled, when: (resource) => resource.changed('Code', 'Architectures') },
    {
      call: 'lambda:UpdateFunctionConfiguration',
      when: (resource) => resource.changed(...Object.keys(configuration)),
      input: (resource) => ({
        ...place(resource),
        ...configurationOf({ ...resetOf(resource), ...resource.properties }),
      }),
    },
    { ...settled, when: (resource) => resource.changed(...Object.keys(configuration)) },
    {
      call: 'lambda:PutFunctionConcurrency',
      when: (resource) =>
        resource.changed('ReservedConcurrentExecutions') &&
        resource.properties['ReservedConcurrentExecutions'] !== undefined,
      input: concurrencyOf,
    },
    {
      call: 'lambda:DeleteFunctionConcurrency',
      when: (resource) =>
        resource.changed('ReservedConcurrentExecutions') &&
        resource.properties['ReservedConcurrentExecutions'] === undefined,
      input: place,
    },
    {
      call: 'lambda:PutFunctionRecursionConfig',
      when: (resource) => resource.changed('RecursiveLoop'),
      input: recursionOf,
    },
    {
      call: 'lambda:PutRuntimeManagementConfig',
      when: (resource) => resource.changed('RuntimeManagementConfig'),
      input: runtimeManagementOf,
    },
    ...lambdaTagSteps(arn),
  ],
  delete: [
    { call: 'lambda:DeleteFunction', input: place, ignoring: absent },
    { ...read, ignoring: absent },
    {
      // Its interfaces go some time after it. Whether a refusal stops AWS's handler is assumed: behaviour.md of ec2.
      call: 'ec2:DescribeNetworkInterfaces',
      soft: true,
      when: (resource) => subnetsOf(resource).length > 0,
      input: (resource) => ({
        Filters: [{ Name: 'description', Values: [`AWS Lambda VPC ENI-${resource.physicalId}-*`] }],
      }),
      until: ({ NetworkInterfaces: interfaces }) => listOf(interfaces).length === 0,
      pollSeconds: 30,
    },
  ],
};

function subnetsOf({ properties }: ResourceView): readonly unknown[] {
  return listOf(valuesOf(properties['VpcConfig'])['SubnetIds']);
}

function codeOf(resource: ResourceView): Values {
  const code = valuesOf(resource.properties['Code']);
  const inline = textOf(code['ZipFile']);
  if (inline === undefined) return code;
  return { ZipFile: packInlineCode(inline, textOf(resource.properties['Runtime'])) };
}

/** Template properties as the API takes them: numbers as numbers, and one member spelled otherwise. */
function configurationOf(properties: Values): Record<string, unknown> {
  const {
    KmsKeyArn: keyArn,
    MemorySize: memory,
    Timeout: timeout,
    ...others
  } = pickProperties(properties, ...Object.keys(configuration));
  const environment = valuesOf(valuesOf(others['Environment'])['Variables']);
  return {
    ...others,
    ...(others['Environment'] !== undefined && {
      Environment: {
        Variables: Object.fromEntries(
          Object.entries(environment).map(([name, value]) => [name, textOf(value) ?? '']),
        ),
      },
    }),
    ...(keyArn !== undefined && { KMSKeyArn: keyArn }),
    ...(memory !== undefined && { MemorySize: numberOf(memory) }),
    ...(timeout !== undefined && { Timeout: numberOf(timeout) }),
  };
}

/** Defaults for what an update takes away; what never was there is not sent. */
function resetOf(resource: ResourceView): Values {
  const removed = Object.keys(configuration).filter(
    (name) => resource.previous[name] !== undefined && resource.properties[name] === undefined,
  );
  return pickProperties(configuration, ...removed);
}

function concurrencyOf(resource: ResourceView): object {
  const reserved = numberOf(resource.properties['ReservedConcurrentExecutions']);
  return { ...place(resource), ReservedConcurrentExecutions: reserved };
}

function recursionOf(resource: ResourceView): object {
  return { ...place(resource), RecursiveLoop: resource.properties['RecursiveLoop'] ?? 'Terminate' };
}

function runtimeManagementOf(resource: ResourceView): object {
  const { UpdateRuntimeOn: on = 'Auto', RuntimeVersionArn: version } = valuesOf(
    resource.properties['RuntimeManagementConfig'],
  );
  return {
    ...place(resource),
    UpdateRuntimeOn: on,
    ...(version !== undefined && { RuntimeVersionArn: version }),
  };
}
