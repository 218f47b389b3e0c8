import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { isAssumableBy } from '../iam/pass-role.ts';
import { roleMay } from '../lambda/execution-role.ts';
import { AwsError, type Call } from '../operation.ts';

/**
 * What CodePipeline looks at before it takes a pipeline.
 * Source of the rules: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html; of the words about
 * roles: https://github.com/aws/aws-cdk/issues/22489, https://github.com/hashicorp/terraform/pull/14263. The others are assumed.
 * @throws AwsError InvalidStructureException, InvalidStageDeclarationException
 */
export function assertStructure(pipeline: PipelineDeclaration, call: Call): void {
  const { stages = [], roleArn } = pipeline;
  if (stages.length < 2) {
    throw invalidStructure(
      `Pipeline has only ${stages.length} stage(s). There should be a minimum of 2 stages in a pipeline`,
    );
  }
  const names = stages.map(({ name }) => name);
  if (new Set(names).size !== names.length) {
    throw new AwsError('InvalidStageDeclarationException', 'Two stages have the same name');
  }
  const [first, ...others] = stages.map(({ actions = [] }) =>
    actions.map(({ actionTypeId }) => actionTypeId?.category),
  );
  if (!first?.length || first.some((category) => category !== 'Source')) {
    throw invalidStructure('Pipeline should start with a stage that only contains source actions');
  }
  if (others.flat().includes('Source')) {
    throw invalidStructure('Only the first stage of a pipeline may contain source actions');
  }
  if (!pipeline.artifactStore === !pipeline.artifactStores) {
    throw invalidStructure('Exactly one of artifactStore and artifactStores has to be given');
  }
  if (!isAssumableBy('codepipeline.amazonaws.com', roleArn, call.account)) {
    throw invalidStructure(`CodePipeline is not authorized to perform AssumeRole on role ${roleArn ?? ''}`);
  }
  const roles = stages.flatMap(({ actions = [] }) => actions.flatMap((action) => action.roleArn ?? []));
  const refused = roles.find(
    (role) => role !== roleArn && !roleMay(roleArn, 'sts:AssumeRole', role, call.account),
  );
  if (refused !== undefined) {
    throw invalidStructure(
      `Pipeline role ${roleArn ?? ''} is not authorized to perform AssumeRole on action role ${refused}`,
    );
  }
}

function invalidStructure(message: string): AwsError {
  return new AwsError('InvalidStructureException', message);
}

/** As answers tell it: tokens are hidden. */
export function withoutSecrets<Declaration extends PipelineDeclaration>(pipeline: Declaration): Declaration {
  return {
    ...pipeline,
    stages: pipeline.stages?.map((stage) => ({
      ...stage,
      actions: stage.actions?.map((action) => ({
        ...action,
        ...(action.configuration?.['OAuthToken'] !== undefined && {
          configuration: { ...action.configuration, OAuthToken: '****' },
        }),
      })),
    })),
  };
}
