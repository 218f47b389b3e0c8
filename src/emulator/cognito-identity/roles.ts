import type {
  GetIdentityPoolRolesInput,
  GetIdentityPoolRolesResponse,
  GetPrincipalTagAttributeMapInput,
  GetPrincipalTagAttributeMapResponse,
  SetIdentityPoolRolesInput,
  SetPrincipalTagAttributeMapInput,
  SetPrincipalTagAttributeMapResponse,
} from '@aws-sdk/client-cognito-identity';
import { AwsError, defineOperation } from '../operation.ts';
import { isRoleArn, onPool, rolesIn, toPassRoles } from './requirements.ts';
import { getPool, identityPools } from './store.ts';

/** Source: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html */
export const setIdentityPoolRoles = defineOperation<SetIdentityPoolRolesInput, object>({
  name: 'SetIdentityPoolRoles',
  requires: (input) => [
    { action: 'cognito-identity:SetIdentityPoolRoles', resource: '*' },
    ...toPassRoles(input),
  ],
  handle: (input, call) => {
    const record = getPool(call, input.IdentityPoolId);
    const { accountId } = call.account;
    const strange = rolesIn(input).find((role) => !isRoleArn(role) || role.split(':')[4] !== accountId);
    if (strange !== undefined) {
      // Source: https://github.com/boto/boto3/issues/73
      throw new AwsError('NotAuthorizedException', `Access to Role '${strange}' is forbidden.`);
    }
    identityPools(call).set(record.pool.IdentityPoolId, {
      ...record,
      roles: input.Roles ?? {},
      mappings: input.RoleMappings ?? {},
    });
    return {};
  },
});

export const getIdentityPoolRoles = defineOperation<GetIdentityPoolRolesInput, GetIdentityPoolRolesResponse>({
  name: 'GetIdentityPoolRoles',
  requires: (input, call) => [onPool('GetIdentityPoolRoles', input.IdentityPoolId, call)],
  handle: (input, call) => {
    const { pool, roles, mappings } = getPool(call, input.IdentityPoolId);
    return {
      IdentityPoolId: pool.IdentityPoolId,
      ...(Object.keys(roles).length > 0 && { Roles: { ...roles } }),
      ...(Object.keys(mappings).length > 0 && { RoleMappings: { ...mappings } }),
    };
  },
});

export const setPrincipalTagAttributeMap = defineOperation<
  SetPrincipalTagAttributeMapInput,
  SetPrincipalTagAttributeMapResponse
>({
  name: 'SetPrincipalTagAttributeMap',
  requires: () => [{ action: 'cognito-identity:SetPrincipalTagAttributeMap', resource: '*' }],
  handle: (input, call) => {
    const record = getPool(call, input.IdentityPoolId);
    const principalTags = { ...record.principalTags, [input.IdentityProviderName ?? '']: input };
    identityPools(call).set(record.pool.IdentityPoolId, { ...record, principalTags });
    return input;
  },
});

export const getPrincipalTagAttributeMap = defineOperation<
  GetPrincipalTagAttributeMapInput,
  GetPrincipalTagAttributeMapResponse
>({
  name: 'GetPrincipalTagAttributeMap',
  requires: (input, call) => [onPool('GetPrincipalTagAttributeMap', input.IdentityPoolId, call)],
  handle: (input, call) => {
    const { principalTags } = getPool(call, input.IdentityPoolId);
    return { ...input, ...principalTags[input.IdentityProviderName ?? ''] };
  },
});
