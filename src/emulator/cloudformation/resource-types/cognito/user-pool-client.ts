import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { isTrue, numberOf, pickProperties, requiredText, textOf, valuesOf } from '../properties.ts';

const settings = [
  'AllowedOAuthFlows',
  'AllowedOAuthScopes',
  'AnalyticsConfiguration',
  'CallbackURLs',
  'ClientName',
  'DefaultRedirectURI',
  'ExplicitAuthFlows',
  'LogoutURLs',
  'PreventUserExistenceErrors',
  'ReadAttributes',
  'RefreshTokenRotation',
  'SupportedIdentityProviders',
  'TokenValidityUnits',
  'WriteAttributes',
];
const flags = [
  'AllowedOAuthFlowsUserPoolClient',
  'EnablePropagateAdditionalUserContextData',
  'EnableTokenRevocation',
];
const numbers = ['AccessTokenValidity', 'AuthSessionValidity', 'IdTokenValidity', 'RefreshTokenValidity'];

function settingsOf({ properties }: ResourceView): object {
  const given = (names: readonly string[]) => names.filter((name) => properties[name] !== undefined);
  return {
    ...pickProperties(properties, ...settings),
    ...Object.fromEntries(given(flags).map((name) => [name, isTrue(properties[name])])),
    ...Object.fromEntries(given(numbers).map((name) => [name, numberOf(properties[name])])),
  };
}

const place = (resource: ResourceView) => ({
  UserPoolId: requiredText(resource, 'UserPoolId'),
  ClientId: resource.physicalId,
});

const made = (resource: ResourceView) =>
  valuesOf(resource.output('cognito-idp:CreateUserPoolClient')['UserPoolClient']);
const clientName = (resource: ResourceView) =>
  textOf(resource.properties['ClientName']) ?? resource.generatedName({ maxLength: 128 });

export const cognitoUserPoolClient: ResourceType = {
  type: 'AWS::Cognito::UserPoolClient',
  physicalId: (resource) => textOf(made(resource)['ClientId']) ?? '',
  idAfter: 'cognito-idp:CreateUserPoolClient',
  replacedBy: ['GenerateSecret', 'UserPoolId'],
  attributes: {
    ClientId: (resource) => resource.physicalId,
    ClientSecret: (resource) => made(resource)['ClientSecret'],
    Name: clientName,
  },
  create: [
    {
      call: 'cognito-idp:CreateUserPoolClient',
      input: (resource) => ({
        UserPoolId: requiredText(resource, 'UserPoolId'),
        ...settingsOf(resource),
        ClientName: clientName(resource),
        ...(resource.properties['GenerateSecret'] !== undefined && {
          GenerateSecret: isTrue(resource.properties['GenerateSecret']),
        }),
      }),
    },
  ],
  update: [
    {
      call: 'cognito-idp:UpdateUserPoolClient',
      when: (resource) => resource.changed(...settings, ...flags, ...numbers),
      input: (resource) => ({
        ...place(resource),
        ...settingsOf(resource),
        ClientName: clientName(resource),
      }),
    },
  ],
  delete: [
    { call: 'cognito-idp:DeleteUserPoolClient', ignoring: ['ResourceNotFoundException'], input: place },
  ],
};
