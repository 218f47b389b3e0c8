import type {
  AddCustomAttributesRequest,
  CreateUserPoolRequest,
  CreateUserPoolResponse,
  DeleteUserPoolRequest,
  DescribeUserPoolRequest,
  DescribeUserPoolResponse,
  ListUserPoolsRequest,
  ListUserPoolsResponse,
  UpdateUserPoolRequest,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { pageOf } from './paging.ts';
import { domainsOfPool, dropParts } from './pool-parts.ts';
import { onPool, toUseSettings } from './requirements.ts';
import { customAttribute, schemaOf } from './schema.ts';
import { createPoolId, getPool, poolArn, poolsOf, type UserPool } from './store.ts';
import { takeSettings } from './take-settings.ts';

/** Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html */
export const createUserPool = defineOperation<CreateUserPoolRequest, CreateUserPoolResponse>({
  name: 'CreateUserPool',
  // Printed on `*`: https://github.com/lgallard/terraform-aws-cognito-user-pool/issues/116
  requires: (input, call) => [
    {
      action: 'cognito-idp:CreateUserPool',
      resource: '*',
      context: requestTagContext(input.UserPoolTags),
    },
    ...toUseSettings(input, call),
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
    takeSettings(input, poolArn(id, call), call);
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
  handle: (input, call) => {
    const pool = getPool(call, input.UserPoolId);
    const domains = domainsOfPool(call, pool.Id);
    const own = domains.find(({ CustomDomainConfig }) => CustomDomainConfig !== undefined)?.Domain;
    const prefix = domains.find(({ CustomDomainConfig }) => CustomDomainConfig === undefined)?.Domain;
    return {
      UserPool: {
        ...pool,
        ...(prefix !== undefined && { Domain: prefix }),
        ...(own !== undefined && { CustomDomain: own }),
      },
    };
  },
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
    ...toUseSettings(input, call),
  ],
  handle: (input, call) => {
    const pool = getPool(call, input.UserPoolId);
    takeSettings(input, pool.Arn, call);
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
    if (domainsOfPool(call, pool.Id).length > 0) {
      throw new AwsError(
        'InvalidParameterException',
        'User pool cannot be deleted. It has a domain configured that should be deleted first.',
      );
    }
    poolsOf(call).delete(pool.Id);
    dropParts(call, pool.Id);
    return {};
  },
});

/** Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddCustomAttributes.html */
export const addCustomAttributes = defineOperation<AddCustomAttributesRequest, object>({
  name: 'AddCustomAttributes',
  requires: (input, call) => [onPool('AddCustomAttributes', input.UserPoolId, call)],
  handle: (input, call) => {
    const pool = getPool(call, input.UserPoolId);
    const { SchemaAttributes: before = [] } = pool;
    const added = (input.CustomAttributes ?? []).map(customAttribute);
    const twice = added.find(({ Name }) => before.some((attribute) => attribute.Name === Name));
    if (twice) {
      throw new AwsError(
        'InvalidParameterException',
        `${twice.Name}: Existing attribute already has name ${twice.Name}.`,
      );
    }
    poolsOf(call).set(pool.Id, {
      ...pool,
      SchemaAttributes: [...before, ...added],
      LastModifiedDate: new Date(),
    });
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
