import type { Project } from '@aws-sdk/client-codebuild';
import { AwsError, type Requirement } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';
import { tagsByKey } from '../tag-lists.ts';

export type StoredProject = Project & { readonly name: string; readonly arn: string };

/** By name. */
export const projectsOf = defineRegionalStore('codebuild', () => new Map<string, StoredProject>());

export function projectArn(name: string | undefined, { account, region }: Place): string {
  return `arn:aws:codebuild:${region}:${account.accountId}:project/${name ?? ''}`;
}

/** By name or ARN. @throws AwsError ResourceNotFoundException */
export function getProject(place: Place, named: string | undefined): StoredProject {
  const project = projectsOf(place).get((named ?? '').split(':project/').at(-1) ?? '');
  if (project) return project;
  throw new AwsError(
    'ResourceNotFoundException',
    `Project cannot be found: ${projectArn(named?.split(':project/').at(-1), place)}`,
  );
}

export function tagsOf(arn: string, place: Place): Record<string, string> | undefined {
  const project = projectsOf(place).get(arn.split(':project/')[1] ?? '');
  return project && tagsByKey(project.tags);
}

export function onProject(
  operation: string,
  name: string | undefined,
  place: Place,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `codebuild:${operation}`, resource: projectArn(name, place), context };
}
