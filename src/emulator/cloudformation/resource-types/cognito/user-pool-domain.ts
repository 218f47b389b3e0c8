import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { numberOf, pickProperties, requiredText, valuesOf } from '../properties.ts';

const settings = ['CustomDomainConfig', 'ManagedLoginVersion'];

const place = (resource: ResourceView) => ({
  UserPoolId: requiredText(resource, 'UserPoolId'),
  Domain: requiredText(resource, 'Domain'),
});
const input = (resource: ResourceView) => ({
  ...place(resource),
  ...pickProperties(resource.properties, 'CustomDomainConfig'),
  ...(resource.properties['ManagedLoginVersion'] !== undefined && {
    ManagedLoginVersion: numberOf(resource.properties['ManagedLoginVersion']),
  }),
});
const read: Step = {
  call: 'cognito-idp:DescribeUserPoolDomain',
  input: (resource) => ({ Domain: requiredText(resource, 'Domain') }),
  until: (output) =>
    !['CREATING', 'UPDATING'].includes(String(valuesOf(output['DomainDescription'])['Status'])),
};

export const cognitoUserPoolDomain: ResourceType = {
  type: 'AWS::Cognito::UserPoolDomain',
  physicalId: (resource) => requiredText(resource, 'Domain'),
  replacedBy: ['UserPoolId', 'Domain'],
  attributes: {
    CloudFrontDistribution: (resource) =>
      valuesOf(resource.output(read.call)['DomainDescription'])['CloudFrontDistribution'],
  },
  create: [{ call: 'cognito-idp:CreateUserPoolDomain', input }, read],
  update: [
    {
      call: 'cognito-idp:UpdateUserPoolDomain',
      when: (resource) => resource.changed(...settings),
      input,
    },
    read,
  ],
  delete: [
    read,
    {
      call: 'cognito-idp:DeleteUserPoolDomain',
      ignoring: ['ResourceNotFoundException'],
      input: place,
      when: (resource) => Object.keys(valuesOf(resource.output(read.call)['DomainDescription'])).length > 0,
    },
    read,
  ],
};
