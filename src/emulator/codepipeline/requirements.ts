import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { toPassRole } from '../iam/pass-role.ts';
import type { Call, Requirement } from '../operation.ts';
import { pipelineArn } from './store.ts';

export function onPipeline(
  operation: string,
  path: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `codepipeline:${operation}`, resource: pipelineArn(path, call), context };
}

/**
 * The roles and connections that a pipeline is given to use.
 * Sources: https://docs.aws.amazon.com/codepipeline/latest/userguide/security-iam-permissions-console-logs.html (iam:PassRole),
 * https://docs.aws.amazon.com/dtconsole/latest/userguide/security-iam.html#permissions-reference-connections-passconnection
 */
export function toHandOn(pipeline: PipelineDeclaration | undefined): readonly Requirement[] {
  const actions = (pipeline?.stages ?? []).flatMap((stage) => stage.actions ?? []);
  const roles = new Set([pipeline?.roleArn, ...actions.map(({ roleArn }) => roleArn)]);
  const connections = new Set(actions.flatMap((action) => action.configuration?.['ConnectionArn'] ?? []));
  return [
    ...[...roles].flatMap((role) => toPassRole(role, 'codepipeline.amazonaws.com')),
    ...[...connections].map((resource) => ({
      action: `${resource.split(':')[2] ?? 'codestar-connections'}:PassConnection`,
      resource,
      context: {
        [`${resource.split(':')[2] ?? 'codestar-connections'}:PassedToService`]: 'codepipeline.amazonaws.com',
      },
    })),
  ];
}
