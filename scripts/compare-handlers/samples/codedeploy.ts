import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

/** A role that a service may take on. */
export function roleFor(service: string): NeededResource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: allowing({ Principal: { Service: service }, Action: 'sts:AssumeRole' }),
    },
    exports: ['Arn'],
  };
}

const application: NeededResource = {
  Type: 'AWS::CodeDeploy::Application',
  Properties: { ComputePlatform: 'Lambda' },
};

export const codeDeploySamples: readonly Sample[] = [
  {
    type: 'AWS::CodeDeploy::Application',
    states: [{ ComputePlatform: 'Lambda' }, { ComputePlatform: 'Lambda', Tags: [{ Key: 'a', Value: 'b' }] }],
    replacement: { ComputePlatform: 'Server' },
  },
  {
    type: 'AWS::CodeDeploy::DeploymentGroup',
    needs: { Role: roleFor('codedeploy.amazonaws.com'), App: application },
    states: ['Canary10Percent5Minutes', 'AllAtOnce'].map((name) => ({
      ApplicationName: needed('App'),
      ServiceRoleArn: needed('Role.Arn'),
      DeploymentConfigName: `CodeDeployDefault.Lambda${name}`,
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
    })),
    replacement: {
      ApplicationName: needed('App'),
      DeploymentGroupName: 'other',
      ServiceRoleArn: needed('Role.Arn'),
    },
  },
];
