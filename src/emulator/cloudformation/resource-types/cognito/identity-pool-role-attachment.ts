import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { requiredText, textOf, valuesOf } from '../properties.ts';

const type = 'AWS::Cognito::IdentityPoolRoleAttachment';
const place = (resource: ResourceView) => ({ IdentityPoolId: resource.physicalId });

/** By the provider that each names, or else by their keys. */
function mappingsIn(properties: Values): Values {
  return Object.fromEntries(
    Object.entries(valuesOf(properties['RoleMappings'])).map(([key, mapping]) => {
      const { IdentityProvider: provider, ...said } = valuesOf(mapping);
      return [textOf(provider) ?? key, said];
    }),
  );
}

function isAttached(roles: Values): boolean {
  return [roles['Roles'], roles['RoleMappings']].some((map) => Object.keys(valuesOf(map)).length > 0);
}

const read: Step = { call: 'cognito-identity:GetIdentityPoolRoles', input: place };
const set: Step = {
  call: 'cognito-identity:SetIdentityPoolRoles',
  input: (resource) => ({
    ...place(resource),
    Roles: valuesOf(resource.properties['Roles']),
    RoleMappings: mappingsIn(resource.properties),
  }),
};

export const cognitoIdentityPoolRoleAttachment: ResourceType = {
  type,
  physicalId: (resource) => requiredText(resource, 'IdentityPoolId'),
  replacedBy: ['IdentityPoolId'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    read,
    {
      ...set,
      objection: (resource) =>
        isAttached(resource.output(read.call))
          ? `Resource of type '${type}' with identifier '${resource.physicalId}' already exists.`
          : undefined,
      objectionCode: 'AlreadyExists',
    },
  ],
  update: [read, set],
  delete: [
    { ...read, ignoring: ['ResourceNotFoundException'] },
    {
      ...set,
      ignoring: ['ResourceNotFoundException'],
      input: (resource) => ({ ...place(resource), Roles: {} }),
    },
  ],
};
