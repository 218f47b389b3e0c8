import { describe, expect, it } from 'vitest';

import { resourceTypes } from '../../../../../src/emulator/cloudformation/resource-types.ts';
import { createServiceAccount } from '../../../../support/service-account.ts';

interface Schema {
  readonly typeName: string;
  readonly handlers: Readonly<Record<string, { readonly permissions: readonly string[] }>>;
}

async function describeType(name: string) {
  const { operator } = createServiceAccount();
  const answer = await operator.call<{ Schema: string; Arn: string; ProvisioningType: string }>(
    'cloudformation:DescribeType',
    { Type: 'RESOURCE', TypeName: name },
  );
  return { ...answer, schema: JSON.parse(answer.Schema) as Schema };
}

describe('DescribeType', () => {
  it('lists the permissions of each handler, and more than are used', async () => {
    const { schema, Arn, ProvisioningType } = await describeType('AWS::Lambda::Function');
    expect(Arn).toBe('arn:aws:cloudformation:us-east-1::type/resource/AWS-Lambda-Function');
    expect(ProvisioningType).toBe('FULLY_MUTABLE');
    expect(schema.typeName).toBe('AWS::Lambda::Function');
    const { create, read } = schema.handlers;
    expect(create?.permissions).toEqual(
      expect.arrayContaining([
        'lambda:CreateFunction',
        'lambda:GetFunction',
        'iam:PassRole',
        'ec2:DescribeVpcs',
      ]),
    );
    expect(read?.permissions).toEqual(['ec2:DescribeNetworkInterfaces', 'lambda:GetFunction']);
  });

  it.each([
    ['AWS::S3::Bucket', 's3:PutEncryptionConfiguration'],
    ['AWS::ApiGateway::RestApi', 'apigateway:POST'],
    ['AWS::ApiGatewayV2::Api', 'apigateway:POST'],
  ])('names the actions of %s as IAM does: %s', async (name, action) => {
    const { schema } = await describeType(name);
    expect(schema.handlers['create']?.permissions).toContain(action);
  });

  it('answers for every type that has a table', async () => {
    for (const type of Object.keys(resourceTypes)) {
      const { schema } = await describeType(type);
      expect(schema.typeName).toBe(type);
    }
  });

  it('does not find what is no type', async () => {
    const { operator } = createServiceAccount();
    for (const TypeName of ['AWS::No::Thing', 'Custom::Thing']) {
      expect(await operator.fails('cloudformation:DescribeType', { Type: 'RESOURCE', TypeName })).toBe(
        `TypeNotFoundException: The type '${TypeName}' cannot be found.`,
      );
    }
  });
});
