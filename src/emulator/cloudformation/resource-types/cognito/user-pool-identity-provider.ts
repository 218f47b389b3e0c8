import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { pickProperties, requiredText, textOf, valuesOf } from '../properties.ts';

const place = (resource: ResourceView) => ({
  UserPoolId: requiredText(resource, 'UserPoolId'),
  ProviderName: requiredText(resource, 'ProviderName'),
});
/** Templates give numbers and booleans where a text is meant. */
const texts = (value: unknown) =>
  Object.fromEntries(Object.entries(valuesOf(value)).map(([key, inner]) => [key, textOf(inner)]));
const settings = (resource: ResourceView) => ({
  ProviderDetails: texts(resource.properties['ProviderDetails']),
  ...(resource.properties['AttributeMapping'] !== undefined && {
    AttributeMapping: texts(resource.properties['AttributeMapping']),
  }),
  ...pickProperties(resource.properties, 'IdpIdentifiers'),
});
const read: Step = { call: 'cognito-idp:DescribeIdentityProvider', input: place };
const absent = ['ResourceNotFoundException'];

export const cognitoUserPoolIdentityProvider: ResourceType = {
  type: 'AWS::Cognito::UserPoolIdentityProvider',
  physicalId: (resource) => requiredText(resource, 'ProviderName'),
  replacedBy: ['UserPoolId', 'ProviderName', 'ProviderType'],
  create: [
    {
      call: 'cognito-idp:CreateIdentityProvider',
      input: (resource) => ({
        ...place(resource),
        ProviderType: requiredText(resource, 'ProviderType'),
        ...settings(resource),
      }),
    },
    read,
  ],
  update: [
    read,
    {
      call: 'cognito-idp:UpdateIdentityProvider',
      input: (resource) => ({ ...place(resource), ...settings(resource) }),
    },
  ],
  delete: [
    { ...read, ignoring: absent },
    { call: 'cognito-idp:DeleteIdentityProvider', ignoring: absent, input: place },
  ],
};
