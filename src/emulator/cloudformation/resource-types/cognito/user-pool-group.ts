import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { numberOf, pickProperties, requiredText, textOf } from '../properties.ts';

const groupName = (resource: ResourceView) =>
  textOf(resource.properties['GroupName']) ?? resource.generatedName({ maxLength: 128 });
const place = (resource: ResourceView) => ({
  UserPoolId: requiredText(resource, 'UserPoolId'),
  GroupName: groupName(resource),
});
const input = (resource: ResourceView) => ({
  ...place(resource),
  ...pickProperties(resource.properties, 'Description', 'RoleArn'),
  ...(resource.properties['Precedence'] !== undefined && {
    Precedence: numberOf(resource.properties['Precedence']),
  }),
});
const read: Step = { call: 'cognito-idp:GetGroup', input: place };
const absent = ['ResourceNotFoundException'];

export const cognitoUserPoolGroup: ResourceType = {
  type: 'AWS::Cognito::UserPoolGroup',
  physicalId: groupName,
  replacedBy: ['UserPoolId', 'GroupName'],
  create: [{ call: 'cognito-idp:CreateGroup', input }, read],
  update: [{ call: 'cognito-idp:UpdateGroup', input }],
  delete: [
    { ...read, ignoring: absent },
    { call: 'cognito-idp:DeleteGroup', ignoring: absent, input: place },
  ],
};
