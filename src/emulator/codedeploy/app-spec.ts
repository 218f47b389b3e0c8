import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import { parse } from 'yaml';
import { AwsError } from '../operation.ts';

/** What a Lambda deployment's AppSpec file asks for. */
export interface AppSpec {
  readonly functionName: string;
  readonly alias: string;
  readonly currentVersion: string;
  readonly targetVersion: string;
  /** Functions to be invoked, by lifecycle event. */
  readonly hooks: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Only content in the request is read; a revision in S3 or GitHub is NotImplemented.
 * Source: https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
 * @throws AwsError RevisionRequiredException, InvalidRevisionException, NotImplemented
 */
export function parseAppSpec(revision: RevisionLocation | undefined): AppSpec {
  if (!revision) throw new AwsError('RevisionRequiredException', 'The revision ID was not specified.');
  const content = revision.appSpecContent?.content ?? revision.string?.content;
  if (content === undefined) {
    throw new AwsError(
      'NotImplemented',
      `codedeploy:CreateDeployment of a revision in ${revision.revisionType ?? 'S3'}`,
      501,
    );
  }
  const { Resources: resources, Hooks: hooks } = objectOf(readContent(content));
  const [resource] = listOf(resources).flatMap((one) => Object.values(objectOf(one)).map(objectOf));
  const properties = objectOf(resource?.['Properties']);
  const member = (name: string): string => {
    const value = properties[name];
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw invalidRevision(`The AppSpec file names no ${name}`);
  };
  return {
    functionName: member('Name'),
    alias: member('Alias'),
    currentVersion: member('CurrentVersion'),
    targetVersion: member('TargetVersion'),
    hooks: Object.fromEntries(
      listOf(hooks).flatMap((one) =>
        Object.entries(objectOf(one)).map(([event, name]) => [event, String(name)]),
      ),
    ),
  };
}

function readContent(content: string): unknown {
  try {
    return parse(content);
  } catch (error) {
    throw invalidRevision(error instanceof Error ? error.message : String(error));
  }
}

function invalidRevision(reason: string): AwsError {
  return new AwsError(
    'InvalidRevisionException',
    `The revision was specified in an invalid format. ${reason}`,
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
}
