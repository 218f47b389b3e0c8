import { randomUUID } from 'node:crypto';
import type {
  BatchGetApplicationsInput,
  BatchGetApplicationsOutput,
  CreateApplicationInput,
  CreateApplicationOutput,
  DeleteApplicationInput,
  GetApplicationInput,
  GetApplicationOutput,
  ListApplicationsInput,
  ListApplicationsOutput,
  UpdateApplicationInput,
} from '@aws-sdk/client-codedeploy';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { tagsByKey } from '../tag-lists.ts';
import { onApplication, withTags } from './requirements.ts';
import { codeDeployState, getApplication } from './store.ts';

const platforms: readonly string[] = ['Server', 'Lambda', 'ECS', 'Kubernetes'];

/** Source: https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateApplication.html */
export const createApplication = defineOperation<CreateApplicationInput, CreateApplicationOutput>({
  name: 'CreateApplication',
  requires: (input, call) =>
    withTags(onApplication('CreateApplication', input.applicationName, call), input.tags),
  handle: (input, call) => {
    const name = checkName(input.applicationName);
    assertFree(call, name);
    const platform = input.computePlatform ?? 'Server';
    if (!platforms.includes(platform)) {
      throw new AwsError('InvalidComputePlatformException', `The computePlatform ${platform} is invalid.`);
    }
    const applicationId = randomUUID();
    codeDeployState(call).applications.set(name, {
      info: {
        applicationId,
        applicationName: name,
        createTime: new Date(),
        linkedToGitHub: false,
        computePlatform: platform,
      },
      tags: tagsByKey(input.tags),
      groups: new Map(),
    });
    return { applicationId };
  },
});

export const readApplication = defineOperation<GetApplicationInput, GetApplicationOutput>({
  name: 'GetApplication',
  requires: (input, call) => [onApplication('GetApplication', input.applicationName, call)],
  handle: (input, call) => ({ application: getApplication(call, input.applicationName).info }),
});

export const batchGetApplications = defineOperation<BatchGetApplicationsInput, BatchGetApplicationsOutput>({
  name: 'BatchGetApplications',
  requires: (input, call) =>
    (input.applicationNames ?? []).map((name) => onApplication('BatchGetApplications', name, call)),
  handle: (input, call) => ({
    applicationsInfo: (input.applicationNames ?? []).map((name) => getApplication(call, name).info),
  }),
});

export const listApplications = defineOperation<ListApplicationsInput, ListApplicationsOutput>({
  name: 'ListApplications',
  requires: () => [{ action: 'codedeploy:ListApplications', resource: '*' }],
  handle: (input, call) => {
    const names = [...codeDeployState(call).applications.keys()].toSorted();
    const { items, next } = cutPage(names, input.nextToken, call.pageSize ?? 100, badToken);
    return { applications: items, nextToken: next };
  },
});

/** Only the name changes. */
export const updateApplication = defineOperation<UpdateApplicationInput, object>({
  name: 'UpdateApplication',
  requires: (input, call) => [onApplication('UpdateApplication', input.applicationName, call)],
  handle: (input, call) => {
    const application = getApplication(call, input.applicationName);
    const newName = checkName(input.newApplicationName ?? input.applicationName);
    if (newName === application.info.applicationName) return {};
    assertFree(call, newName);
    const { applications } = codeDeployState(call);
    applications.delete(application.info.applicationName);
    applications.set(newName, { ...application, info: { ...application.info, applicationName: newName } });
    return {};
  },
});

/** With its groups; one that is not there is no error (assumed: the reference lists none). */
export const deleteApplication = defineOperation<DeleteApplicationInput, object>({
  name: 'DeleteApplication',
  requires: (input, call) => [onApplication('DeleteApplication', input.applicationName, call)],
  handle: (input, call) => {
    codeDeployState(call).applications.delete(input.applicationName ?? '');
    return {};
  },
});

export function badToken(): AwsError {
  return new AwsError('InvalidNextTokenException', 'The next token was specified in an invalid format.');
}

function checkName(name: string | undefined): string {
  if (name === undefined || name === '') {
    throw new AwsError('ApplicationNameRequiredException', 'An application name is required.');
  }
  if (/^[a-zA-Z0-9._+=,@-]{1,100}$/.test(name)) return name;
  throw new AwsError(
    'InvalidApplicationNameException',
    'The application name was specified in an invalid format.',
  );
}

function assertFree(place: Parameters<typeof codeDeployState>[0], name: string): void {
  if (!codeDeployState(place).applications.has(name)) return;
  throw new AwsError('ApplicationAlreadyExistsException', `Application already exists: ${name}`);
}
