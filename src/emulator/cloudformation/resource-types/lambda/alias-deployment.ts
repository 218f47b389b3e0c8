import type { ResourceView, Step } from '../../resource-type.ts';
import { requiredText, textOf, valuesOf } from '../properties.ts';

/**
 * What CodeDeploy does for an alias whose UpdatePolicy asks for it.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html
 */
const policyOf = ({ updatePolicy }: ResourceView) => valuesOf(updatePolicy['CodeDeployLambdaAliasUpdate']);

/** Whether CodeDeploy is to move the alias; it does not where the alias is there already, as after a deployment that failed. */
export function isDeployed(resource: ResourceView): boolean {
  return (
    Object.keys(policyOf(resource)).length > 0 &&
    resource.changed('FunctionVersion') &&
    resource.output('lambda:GetAlias')['FunctionVersion'] !== requiredText(resource, 'FunctionVersion')
  );
}

const group = (resource: ResourceView) => ({
  applicationName: textOf(policyOf(resource)['ApplicationName']),
  deploymentGroupName: textOf(policyOf(resource)['DeploymentGroupName']),
});

/** Source: https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html */
function appSpecOf(resource: ResourceView): string {
  const hooks = (['BeforeAllowTraffic', 'AfterAllowTraffic'] as const).flatMap((event) => {
    const name = textOf(policyOf(resource)[`${event}Hook`]);
    return name === undefined ? [] : [{ [event]: name }];
  });
  return JSON.stringify({
    version: 0,
    Resources: [
      {
        [resource.logicalId]: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Name: requiredText(resource, 'FunctionName'),
            Alias: requiredText(resource, 'Name'),
            CurrentVersion: resource.output('lambda:GetAlias')['FunctionVersion'],
            TargetVersion: requiredText(resource, 'FunctionVersion'),
          },
        },
      },
    ],
    Hooks: hooks,
  });
}

const deployment = (resource: ResourceView) => ({
  deploymentId: resource.output('codedeploy:CreateDeployment')['deploymentId'],
});
const statusOf = (output: ReturnType<ResourceView['output']>) =>
  textOf(valuesOf(output['deploymentInfo'])['status']) ?? '';

/** The call that failed tells no more than this; the words are assumed. */
function wordFailure(resource: ResourceView): string {
  const info = valuesOf(resource.output('codedeploy:GetDeployment')['deploymentInfo']);
  const { code, message } = valuesOf(info['errorInformation']);
  return `CodeDeploy deployment ${String(info['deploymentId'])} failed: ${String(message)} (Error code: ${String(code)})`;
}

export const deploymentSteps: readonly Step[] = [
  { call: 'codedeploy:GetDeploymentGroup', when: isDeployed, input: group },
  {
    call: 'codedeploy:CreateDeployment',
    when: isDeployed,
    input: (resource) => ({
      ...group(resource),
      revision: { revisionType: 'AppSpecContent', appSpecContent: { content: appSpecOf(resource) } },
    }),
  },
  {
    call: 'codedeploy:GetDeployment',
    when: isDeployed,
    input: deployment,
    until: (output) => ['Succeeded', 'Failed', 'Stopped'].includes(statusOf(output)),
  },
  {
    call: 'codedeploy:GetDeployment',
    when: (resource) =>
      isDeployed(resource) && statusOf(resource.output('codedeploy:GetDeployment')) !== 'Succeeded',
    objection: wordFailure,
    input: deployment,
  },
];
