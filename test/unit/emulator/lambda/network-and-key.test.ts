import { describe, expect, it } from 'vitest';
import { createLambdaAccount } from '../../../support/lambda-account.ts';

const mayConnect = { Effect: 'Allow', Action: 'ec2:CreateNetworkInterface', Resource: '*' };

async function createNetwork(...roleStatements: readonly object[]) {
  const account = await createLambdaAccount(...roleStatements);
  const { Subnets: subnets } = await account.operator.call<{
    Subnets: { SubnetId: string; VpcId: string }[];
  }>('ec2:DescribeSubnets');
  const { SecurityGroups: groups } = await account.operator.call<{ SecurityGroups: { GroupId: string }[] }>(
    'ec2:DescribeSecurityGroups',
  );
  const group = groups[0]?.GroupId ?? '';
  const VpcConfig = { SecurityGroupIds: [group], SubnetIds: subnets.map(({ SubnetId }) => SubnetId) };
  return { ...account, group, vpcId: subnets[0]?.VpcId, input: { ...account.hello, VpcConfig } };
}

describe('a function in a VPC', () => {
  it('is made by who may look at it', async () => {
    const { user, input, group, vpcId, operator } = await createNetwork(mayConnect);
    const may = ['lambda:CreateFunction', 'iam:PassRole', 's3:GetObject'];
    const blind = await user('blind', ...may);
    const sentence = `User: ${blind.arn} is not authorized to perform: ec2:DescribeSecurityGroups because no identity-based policy allows the ec2:DescribeSecurityGroups action`;
    expect(await blind.fails('lambda:CreateFunction', input)).toBe(
      `AccessDeniedException: Your access has been denied by EC2, please make sure your request credentials have permission to DescribeSecurityGroups for ${group}. EC2 Error Code: UnauthorizedOperation. EC2 Error Message: You are not authorized to perform this operation. ${sentence}`,
    );
    const seeing = await user('seeing', ...may, 'ec2:Describe*');
    await seeing.call('lambda:CreateFunction', input);
    await expect(
      operator.call('lambda:GetFunctionConfiguration', { FunctionName: 'hello' }),
    ).resolves.toMatchObject({ VpcConfig: { VpcId: vpcId } });
  });

  it('needs a role that may connect it', async () => {
    const { operator, input } = await createNetwork();
    expect(await operator.fails('lambda:CreateFunction', input)).toBe(
      'InvalidParameterValueException: The provided execution role does not have permissions to call CreateNetworkInterface on EC2',
    );
  });

  it.each([
    [
      { SecurityGroupIds: ['sg-1'] },
      "DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. EC2 Error Message: The security group 'sg-1' does not exist",
    ],
    [
      { SubnetIds: ['subnet-1'] },
      "DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID 'subnet-1' does not exist",
    ],
  ])('needs what is there: %o', async (config, fault) => {
    const { operator, input } = await createNetwork(mayConnect);
    expect(
      await operator.fails('lambda:CreateFunction', {
        ...input,
        VpcConfig: { ...input.VpcConfig, ...config },
      }),
    ).toBe(`InvalidParameterValueException: Error occurred while ${fault}`);
  });
});

it("asks for the use of a key of one's own for the environment", async () => {
  const { user, hello, operator } = await createLambdaAccount();
  const { KeyMetadata: key } = await operator.call<{ KeyMetadata: { Arn: string } }>('kms:CreateKey');
  const creator = await user('creator', 'lambda:CreateFunction', 'iam:PassRole', 's3:GetObject');
  expect(await creator.fails('lambda:CreateFunction', { ...hello, KMSKeyArn: key.Arn })).toBe(
    `InvalidParameterValueException: Lambda was unable to configure access to your environment variables because the KMS key is invalid for CreateGrant. Please check your KMS key settings. KMS Exception: AccessDeniedException KMS Message: User: ${creator.arn} is not authorized to perform: kms:CreateGrant on resource: ${key.Arn} because no identity-based policy allows the kms:CreateGrant action`,
  );
  await operator.call('lambda:CreateFunction', { ...hello, KMSKeyArn: key.Arn });
});
