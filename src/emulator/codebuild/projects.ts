import type {
  BatchGetProjectsInput,
  BatchGetProjectsOutput,
  CreateProjectInput,
  CreateProjectOutput,
  DeleteProjectInput,
  DeleteProjectOutput,
  ListProjectsInput,
  ListProjectsOutput,
  UpdateProjectInput,
  UpdateProjectOutput,
  UpdateProjectVisibilityInput,
  UpdateProjectVisibilityOutput,
} from '@aws-sdk/client-codebuild';
import { isAssumableBy, toPassRole } from '../iam/pass-role.ts';
import { roleMay } from '../lambda/execution-role.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';
import { toSetProject } from './requirements.ts';
import { getProject, onProject, projectArn, projectsOf } from './store.ts';

/** Source: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html */
export const createProject = defineOperation<CreateProjectInput, CreateProjectOutput>({
  name: 'CreateProject',
  requires: (input, call) => toSetProject('CreateProject', input, call),
  handle: (input, call) => {
    const name = input.name ?? '';
    if (!/^[A-Za-z0-9][A-Za-z0-9\-_]{1,149}$/.test(name)) {
      throw invalid('Project name is not valid: letters, digits, - and _, 2 to 150 of them');
    }
    const arn = projectArn(name, call);
    if (projectsOf(call).has(name)) {
      throw new AwsError('ResourceAlreadyExistsException', `Project already exists: ${arn}`);
    }
    assertServiceRole(input.serviceRole, call);
    assertNetwork(input, input.serviceRole, call);
    const now = new Date();
    const project = {
      timeoutInMinutes: 60,
      queuedTimeoutInMinutes: 480,
      encryptionKey: `arn:aws:kms:${call.region}:${call.account.accountId}:alias/aws/s3`,
      cache: { type: 'NO_CACHE' as const },
      ...given(input),
      name,
      arn,
      badge: { badgeEnabled: input.badgeEnabled ?? false },
      projectVisibility: 'PRIVATE' as const,
      created: now,
      lastModified: now,
    };
    projectsOf(call).set(name, project);
    return { project };
  },
});

/** What is not given stays as it is. */
export const updateProject = defineOperation<UpdateProjectInput, UpdateProjectOutput>({
  name: 'UpdateProject',
  requires: (input, call) => toSetProject('UpdateProject', input, call),
  handle: (input, call) => {
    const current = getProject(call, input.name);
    if (input.serviceRole !== undefined) assertServiceRole(input.serviceRole, call);
    assertNetwork(input, input.serviceRole ?? current.serviceRole, call);
    const { badgeEnabled } = input;
    const project = {
      ...current,
      ...given(input),
      name: current.name,
      ...(badgeEnabled !== undefined && { badge: { badgeEnabled } }),
      lastModified: new Date(),
    };
    projectsOf(call).set(current.name, project);
    return { project };
  },
});

/** One that is not there is no error. */
export const deleteProject = defineOperation<DeleteProjectInput, DeleteProjectOutput>({
  name: 'DeleteProject',
  requires: (input, call) => [onProject('DeleteProject', input.name, call)],
  handle: (input, call) => {
    projectsOf(call).delete(input.name ?? '');
    return {};
  },
});

export const batchGetProjects = defineOperation<BatchGetProjectsInput, BatchGetProjectsOutput>({
  name: 'BatchGetProjects',
  requires: (input, call) =>
    (input.names ?? []).map((name) => onProject('BatchGetProjects', name.split(':project/').at(-1), call)),
  handle: (input, call) => {
    const names = input.names ?? [];
    const find = (name: string) => projectsOf(call).get(name.split(':project/').at(-1) ?? '');
    return {
      projects: names.flatMap((name) => find(name) ?? []),
      projectsNotFound: names.filter((name) => !find(name)),
    };
  },
});

export const listProjects = defineOperation<ListProjectsInput, ListProjectsOutput>({
  name: 'ListProjects',
  requires: () => [{ action: 'codebuild:ListProjects', resource: '*' }],
  handle: (input, call) => {
    const names = [...projectsOf(call).keys()].toSorted();
    const sorted = input.sortOrder === 'DESCENDING' ? names.toReversed() : names;
    const { items, next } = cutPage(sorted, input.nextToken, call.pageSize ?? 100, () =>
      invalid('Invalid nextToken'),
    );
    return { projects: items, nextToken: next };
  },
});

export const updateProjectVisibility = defineOperation<
  UpdateProjectVisibilityInput,
  UpdateProjectVisibilityOutput
>({
  name: 'UpdateProjectVisibility',
  requires: (input, call) => [
    onProject('UpdateProjectVisibility', input.projectArn?.split(':project/').at(-1), call),
    ...toPassRole(input.resourceAccessRole, 'codebuild.amazonaws.com'),
  ],
  handle: (input, call) => {
    const project = getProject(call, input.projectArn);
    const { projectVisibility, resourceAccessRole } = input;
    projectsOf(call).set(project.name, { ...project, projectVisibility, resourceAccessRole });
    return { projectArn: project.arn, projectVisibility };
  },
});

export function invalid(message: string): AwsError {
  return new AwsError('InvalidInputException', message);
}

function given({ badgeEnabled: _badge, ...input }: Partial<CreateProjectInput>) {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

/** Source of the words: https://docs.aws.amazon.com/codebuild/latest/userguide/troubleshooting.html */
function assertServiceRole(role: string | undefined, call: Call): void {
  const arn = roleArn(role, call);
  if (isAssumableBy('codebuild.amazonaws.com', arn, call.account)) return;
  throw invalid(`CodeBuild is not authorized to perform: sts:AssumeRole on ${arn}`);
}

/** The project's role looks at the network. Source: https://github.com/aws/aws-cdk/issues/2652 */
function assertNetwork(
  { vpcConfig }: Pick<UpdateProjectInput, 'vpcConfig'>,
  role: string | undefined,
  call: Call,
): void {
  if (vpcConfig?.vpcId === undefined) return;
  if (roleMay(roleArn(role, call), 'ec2:DescribeSecurityGroups', '*', call.account)) return;
  throw invalid('Not authorized to perform DescribeSecurityGroups');
}

function roleArn(role: string | undefined, { account }: Call): string {
  return role?.startsWith('arn:') ? role : `arn:aws:iam::${account.accountId}:role/${role ?? ''}`;
}
