import { describe, expect, test } from 'vitest';
import { judgeLacking } from '../../../src/denial/quirks/lacking.ts';

const accountId = '111122223333';
const deployerArn = `arn:aws:iam::${accountId}:user/harness/harness-r1-1`;
const deploymentRoleArn = `arn:aws:iam::${accountId}:role/harness/harness-r1-role-1`;
const session = (role: string, name: string) => `arn:aws:sts::${accountId}:assumed-role/${role}/${name}`;

describe('whose permission is lacking, where the service has a deployment role', () => {
  test.each([
    ["CloudFormation's own session of it", session('harness-r1-role-1', 'AWSCloudFormation'), 'service-role'],
    [
      'a custom resource that runs as it',
      session('harness-r1-role-1', 'shop-custom-resource'),
      'service-role',
    ],
    [
      "CloudFormation's session of another role",
      session('harness-r1-recovery', 'AWSCloudFormation'),
      'other',
    ],
    ['the deployer', deployerArn, 'deployer'],
    ["the functions' role", session('shop-dev-us-east-1-lambdaRole', 'shop-dev-hello'), 'execution-role'],
  ])('%s', (_, principal, lacking) => {
    expect(judgeLacking(principal, { accountId, deployerArn, deploymentRoleArn })).toBe(lacking);
  });

  test('without one, a service role is somebody else’s all the same', () => {
    const principal = session('cfn', 'AWSCloudFormation');
    expect(judgeLacking(principal, { accountId, deployerArn })).toBe('service-role');
  });
});
