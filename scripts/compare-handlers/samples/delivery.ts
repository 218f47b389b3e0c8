import { needed, type Sample } from '../sample.ts';
import { roleFor } from './codedeploy.ts';

const project = {
  ServiceRole: needed('Role.Arn'),
  Artifacts: { Type: 'NO_ARTIFACTS' },
  Environment: {
    Type: 'LINUX_CONTAINER',
    ComputeType: 'BUILD_GENERAL1_SMALL',
    Image: 'aws/codebuild/standard:7.0',
  },
  Source: { Type: 'GITHUB', Location: 'https://github.com/example/app.git', BuildSpec: 'buildspec.yml' },
};
const action = (Name: string, Category: string, Provider: string, Configuration: object) => ({
  Name,
  ActionTypeId: { Category, Owner: 'AWS', Provider, Version: '1' },
  Configuration,
});
const connection = 'arn:aws:codestar-connections:us-east-1:123456789012:connection/aaaa';
const pipeline = {
  RoleArn: needed('Role.Arn'),
  ArtifactStore: { Type: 'S3', Location: 'artifacts' },
  Stages: [
    {
      Name: 'Source',
      Actions: [
        action('Source', 'Source', 'CodeStarSourceConnection', {
          ConnectionArn: connection,
          FullRepositoryId: 'example/app',
        }),
      ],
    },
    { Name: 'Build', Actions: [action('Build', 'Build', 'CodeBuild', { ProjectName: 'app' })] },
  ],
};

/** What builds and delivers. */
export const deliverySamples: readonly Sample[] = [
  {
    type: 'AWS::CodeBuild::Project',
    needs: { Role: roleFor('codebuild.amazonaws.com') },
    states: [
      { ...project, Triggers: { Webhook: true }, Visibility: 'PRIVATE' },
      {
        ...project,
        TimeoutInMinutes: 10,
        Triggers: { Webhook: true, BuildType: 'BUILD' },
        Visibility: 'PUBLIC_READ',
      },
      project,
      { ...project, Triggers: { Webhook: true } },
    ],
    replacement: { ...project, Name: 'other' },
  },
  {
    type: 'AWS::CodePipeline::Pipeline',
    needs: { Role: roleFor('codepipeline.amazonaws.com') },
    states: [
      { ...pipeline, DisableInboundStageTransitions: [{ StageName: 'Build', Reason: 'a' }] },
      { ...pipeline, ExecutionMode: 'QUEUED', PipelineType: 'V2', RestartExecutionOnUpdate: true },
      { ...pipeline, DisableInboundStageTransitions: [{ StageName: 'Build', Reason: 'b' }] },
    ],
    replacement: { ...pipeline, Name: 'other' },
  },
  {
    type: 'AWS::CodeCommit::Repository',
    needs: { Topic: { Type: 'AWS::SNS::Topic' } },
    states: ['a', 'b'].map((name) => ({
      RepositoryName: name,
      RepositoryDescription: name,
      KmsKeyId: `alias/${name}`,
      Triggers: [{ Name: name, DestinationArn: needed('Topic'), Events: ['all'] }],
    })),
  },
];
