import type { Reason } from '../reasons.ts';

const group = 'AWS::CodeDeploy::DeploymentGroup';
const reference =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-codedeploy-deploymentgroup-deployment.html';

/** What CodeDeploy's handlers may need and these do not. */
export const codeDeployReasons: readonly Reason[] = [
  'GetApplicationRevision',
  'GetDeployment',
  'GetDeploymentConfig',
  'ListDeployments',
  'RegisterApplicationRevision',
  'RegisterOnPremisesInstance',
  'StopDeployment',
].map((name) => ({
  type: group,
  action: `codedeploy:${name}`,
  because: 'only a Deployment to instances needs it, which is not built',
  source: reference,
}));
