import type {
  CreateConfigurationSetEventDestinationRequest,
  CreateConfigurationSetEventDestinationResponse,
  CreateConfigurationSetRequest,
  CreateConfigurationSetResponse,
  DeleteConfigurationSetEventDestinationRequest,
  DeleteConfigurationSetEventDestinationResponse,
  DeleteConfigurationSetRequest,
  DeleteConfigurationSetResponse,
  DescribeConfigurationSetRequest,
  DescribeConfigurationSetResponse,
  EventDestination,
  UpdateConfigurationSetEventDestinationRequest,
  UpdateConfigurationSetEventDestinationResponse,
} from '@aws-sdk/client-ses';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { defineRegionalStore } from '../regional-store.ts';

/** By the set's name, its destinations by theirs. */
const setsOf = defineRegionalStore(
  'ses-configuration-sets',
  () => new Map<string, Map<string, EventDestination>>(),
);

/** The first version of SES's API has no resources in IAM. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonses.html */
const onAll = (operation: string) => (): readonly Requirement[] => [
  { action: `ses:${operation}`, resource: '*', context: { 'ses:ApiVersion': '1' } },
];

/** Source, of the codes below as well: https://docs.aws.amazon.com/ses/latest/APIReference/API_CreateConfigurationSet.html */
export const createConfigurationSet = defineOperation<
  CreateConfigurationSetRequest,
  CreateConfigurationSetResponse
>({
  name: 'CreateConfigurationSet',
  requires: onAll('CreateConfigurationSet'),
  handle: (input, call) => {
    const name = input.ConfigurationSet?.Name ?? '';
    if (!/^[\w-]{1,64}$/u.test(name)) {
      throw new AwsError('InvalidConfigurationSet', `Invalid configuration set name <${name}>.`);
    }
    if (setsOf(call).has(name)) {
      throw new AwsError('ConfigurationSetAlreadyExists', `Configuration set <${name}> already exists.`);
    }
    setsOf(call).set(name, new Map());
    return {};
  },
});

export const describeConfigurationSet = defineOperation<
  DescribeConfigurationSetRequest,
  DescribeConfigurationSetResponse
>({
  name: 'DescribeConfigurationSet',
  requires: onAll('DescribeConfigurationSet'),
  handle: (input, call) => {
    const destinations = findSet(call, input.ConfigurationSetName);
    const asked = input.ConfigurationSetAttributeNames ?? [];
    return {
      ConfigurationSet: { Name: input.ConfigurationSetName },
      ...(asked.includes('eventDestinations') && { EventDestinations: [...destinations.values()] }),
    };
  },
});

export const deleteConfigurationSet = defineOperation<
  DeleteConfigurationSetRequest,
  DeleteConfigurationSetResponse
>({
  name: 'DeleteConfigurationSet',
  requires: onAll('DeleteConfigurationSet'),
  handle: (input, call) => {
    findSet(call, input.ConfigurationSetName);
    setsOf(call).delete(input.ConfigurationSetName ?? '');
    return {};
  },
});

export const createConfigurationSetEventDestination = defineOperation<
  CreateConfigurationSetEventDestinationRequest,
  CreateConfigurationSetEventDestinationResponse
>({
  name: 'CreateConfigurationSetEventDestination',
  requires: onAll('CreateConfigurationSetEventDestination'),
  handle: (input, call) => {
    const { EventDestination: destination } = input;
    const destinations = findSet(call, input.ConfigurationSetName);
    const name = destination?.Name ?? '';
    if (destinations.has(name)) {
      throw new AwsError(
        'EventDestinationAlreadyExists',
        `An event destination with name <${name}> already exists in configuration set <${input.ConfigurationSetName}>.`,
      );
    }
    if (destination) destinations.set(name, destination);
    return {};
  },
});

export const updateConfigurationSetEventDestination = defineOperation<
  UpdateConfigurationSetEventDestinationRequest,
  UpdateConfigurationSetEventDestinationResponse
>({
  name: 'UpdateConfigurationSetEventDestination',
  requires: onAll('UpdateConfigurationSetEventDestination'),
  handle: (input, call) => {
    const { EventDestination: destination } = input;
    const destinations = findDestination(call, input.ConfigurationSetName, destination?.Name);
    if (destination) destinations.set(destination.Name ?? '', destination);
    return {};
  },
});

export const deleteConfigurationSetEventDestination = defineOperation<
  DeleteConfigurationSetEventDestinationRequest,
  DeleteConfigurationSetEventDestinationResponse
>({
  name: 'DeleteConfigurationSetEventDestination',
  requires: onAll('DeleteConfigurationSetEventDestination'),
  handle: (input, call) => {
    const { ConfigurationSetName: set, EventDestinationName: name } = input;
    findDestination(call, set, name).delete(name ?? '');
    return {};
  },
});

/** @throws AwsError ConfigurationSetDoesNotExist */
function findSet(call: Call, name: string | undefined): Map<string, EventDestination> {
  const found = setsOf(call).get(name ?? '');
  if (found) return found;
  throw new AwsError('ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`);
}

/** The destinations of the set. @throws AwsError EventDestinationDoesNotExist */
function findDestination(
  call: Call,
  set: string | undefined,
  name: string | undefined,
): Map<string, EventDestination> {
  const destinations = findSet(call, set);
  if (destinations.has(name ?? '')) return destinations;
  throw new AwsError(
    'EventDestinationDoesNotExist',
    `No event destination with name <${name}> in configuration set <${set}>.`,
  );
}
