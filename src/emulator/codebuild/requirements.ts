import type { CreateProjectInput, UpdateProjectInput } from '@aws-sdk/client-codebuild';
import { toPassRole } from '../iam/pass-role.ts';
import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { onProject } from './store.ts';

type Settings = Partial<CreateProjectInput & UpdateProjectInput>;

/**
 * A project's own permission, and the roles that it hands on.
 * Source: https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-permissions-reference.html
 */
export function toSetProject(operation: string, input: Settings, call: Call): readonly Requirement[] {
  return [
    onProject(operation, input.name, call, {
      ...requestTagContext(tagsByKey(input.tags)),
      ...settingKeys(input),
    }),
    ...toPassRole(input.serviceRole, 'codebuild.amazonaws.com'),
    ...toPassRole(input.buildBatchConfig?.serviceRole, 'codebuild.amazonaws.com'),
  ];
}

/**
 * The commonest of the condition keys that tell what a project is made of.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodebuild.html
 */
function settingKeys({ artifacts, environment, serviceRole, source, vpcConfig, encryptionKey }: Settings) {
  const told: Readonly<Record<string, boolean | string | readonly string[] | undefined>> = {
    'codebuild:artifacts.location': artifacts?.location,
    'codebuild:encryptionKey': encryptionKey,
    'codebuild:environment.computeType': environment?.computeType,
    'codebuild:environment.image': environment?.image,
    'codebuild:environment.privilegedMode': environment?.privilegedMode,
    'codebuild:environment.type': environment?.type,
    'codebuild:serviceRole': serviceRole,
    'codebuild:source.location': source?.location,
    'codebuild:vpcConfig.securityGroupIds': vpcConfig?.securityGroupIds,
    'codebuild:vpcConfig.subnets': vpcConfig?.subnets,
    'codebuild:vpcConfig.vpcId': vpcConfig?.vpcId,
  };
  return Object.fromEntries(
    Object.entries(told).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, typeof value === 'object' ? value : String(value)]],
    ),
  );
}
