import type {
  CreateUserPoolRequest,
  CreateUserPoolResponse,
  DeleteUserPoolRequest,
  DescribeUserPoolRequest,
  DescribeUserPoolResponse,
  ListUserPoolsRequest,
  ListUserPoolsResponse,
  SchemaAttributeType,
  UpdateUserPoolRequest,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { pageOf } from './paging.ts';
import { onPool, toPassSmsRole } from './requirements.ts';
import { createPoolId, getPool, poolArn, poolsOf, type UserPool } from './store.ts';

/** Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html */
export const createUserPool = defineOperation<CreateUserPoolRequest, CreateUserPoolResponse>({
  name: 'CreateUserPool',
  // Printed on `*`: https://github.com/lgallard/terraform-aws-cognito-user-pool/issues/116
  requires: (input) => [
    {
      action: 'cognito-idp:CreateUserPool',
      resource: '*',
      context: requestTagContext(input.UserPoolTags),
    },
    ...toPassSmsRole(input),
  ],
  handle: (input, call) => {
    const { PoolName: name = '', Schema: schema, UserPoolTags: tags, ...settings } = input;
    if (!/^[\w\s+=,.@-]{1,128}$/.test(name)) {
      throw new AwsError(
        'InvalidParameterException',
        String.raw`1 validation error detected: Value '${name}' at 'poolName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w\s+=,.@-]+`,
      );
    }
    const id = createPoolId(call.region);
    const now = new Date();
    const pool: UserPool = {
      ...defaults,
      ...settings,
      Id: id,
      Name: name,
      Arn: poolArn(id, call),
      SchemaAttributes: schemaOf(schema),
      UserPoolTags: tags ?? {},
      CreationDate: now,
      LastModifiedDate: now,
    };
    poolsOf(call).set(id, pool);
    return { UserPool: pool };
  },
});

export const describeUserPool = defineOperation<DescribeUserPoolRequest, DescribeUserPoolResponse>({
  name: 'DescribeUserPool',
  requires: (input, call) => [onPool('DescribeUserPool', input.UserPoolId, call)],
  handle: (input, call) => ({ UserPool: getPool(call, input.UserPoolId) }),
});

export const listUserPools = defineOperation<ListUserPoolsRequest, ListUserPoolsResponse>({
  name: 'ListUserPools',
  requires: () => [{ action: 'cognito-idp:ListUserPools', resource: '*' }],
  handle: (input, call) => {
    const { items, next } = pageOf([...poolsOf(call).values()], input);
    return {
      UserPools: items.map(({ Id, Name, LambdaConfig, LastModifiedDate, CreationDate }) => ({
        Id,
        Name,
        LambdaConfig,
        LastModifiedDate,
        CreationDate,
      })),
      ...next,
    };
  },
});

/**
 * What is not said goes back to its default, as AWS warns; the name, the schema and how users sign in stay.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
 */
export const updateUserPool = defineOperation<UpdateUserPoolRequest, object>({
  name: 'UpdateUserPool',
  requires: (input, call) => [
    onPool('UpdateUserPool', input.UserPoolId, call, requestTagContext(input.UserPoolTags)),
    ...toPassSmsRole(input),
  ],
  handle: (input, call) => {
    const pool = getPool(call, input.UserPoolId);
    const { UserPoolId: _id, PoolName: name = pool.Name, UserPoolTags: tags, ...settings } = input;
    poolsOf(call).set(pool.Id, {
      ...defaults,
      UsernameAttributes: pool.UsernameAttributes,
      AliasAttributes: pool.AliasAttributes,
      UsernameConfiguration: pool.UsernameConfiguration,
      SchemaAttributes: pool.SchemaAttributes,
      CreationDate: pool.CreationDate,
      ...settings,
      Id: pool.Id,
      Name: name,
      Arn: pool.Arn,
      UserPoolTags: tags ?? pool.UserPoolTags,
      LastModifiedDate: new Date(),
    });
    return {};
  },
});

export const deleteUserPool = defineOperation<DeleteUserPoolRequest, object>({
  name: 'DeleteUserPool',
  requires: (input, call) => [onPool('DeleteUserPool', input.UserPoolId, call)],
  handle: (input, call) => {
    const pool = getPool(call, input.UserPoolId);
    if (pool.DeletionProtection === 'ACTIVE') {
      throw new AwsError(
        'InvalidParameterException',
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      );
    }
    poolsOf(call).delete(pool.Id);
    return {};
  },
});

const defaults = {
  Policies: {
    PasswordPolicy: {
      MinimumLength: 8,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 7,
    },
  },
  DeletionProtection: 'INACTIVE',
  LambdaConfig: {},
  AutoVerifiedAttributes: [],
  VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
  MfaConfiguration: 'OFF',
  EstimatedNumberOfUsers: 0,
  EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
} satisfies UserPoolType;

/** Attributes that are no standard ones are told with their prefix. */
function schemaOf(schema: readonly SchemaAttributeType[] | undefined): SchemaAttributeType[] {
  const own = (schema ?? []).map((attribute) => ({
    ...attribute,
    Name: standardAttributes.includes(attribute.Name ?? '')
      ? attribute.Name
      : `custom:${attribute.Name ?? ''}`,
  }));
  const missing = standardAttributes.filter((name) => !own.some((attribute) => attribute.Name === name));
  return [
    ...missing.map((Name): SchemaAttributeType => ({
      Name,
      AttributeDataType: Name.endsWith('verified') ? 'Boolean' : Name === 'updated_at' ? 'Number' : 'String',
      DeveloperOnlyAttribute: false,
      Mutable: Name !== 'sub',
      Required: Name === 'sub',
    })),
    ...own,
  ];
}

const standardAttributes: readonly string[] = [
  'sub',
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'email_verified',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'phone_number',
  'phone_number_verified',
  'address',
  'updated_at',
];
