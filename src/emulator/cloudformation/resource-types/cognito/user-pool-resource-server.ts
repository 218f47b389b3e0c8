import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, requiredText } from '../properties.ts';

const place = (resource: ResourceView) => ({
  UserPoolId: requiredText(resource, 'UserPoolId'),
  Identifier: requiredText(resource, 'Identifier'),
});
const input = (resource: ResourceView) => ({
  ...place(resource),
  ...pickProperties(resource.properties, 'Name', 'Scopes'),
});

export const cognitoUserPoolResourceServer: ResourceType = {
  type: 'AWS::Cognito::UserPoolResourceServer',
  physicalId: (resource) => requiredText(resource, 'Identifier'),
  replacedBy: ['UserPoolId', 'Identifier'],
  create: [
    { call: 'cognito-idp:CreateResourceServer', input },
    { call: 'cognito-idp:DescribeResourceServer', input: place },
  ],
  update: [{ call: 'cognito-idp:UpdateResourceServer', input }],
  delete: [
    { call: 'cognito-idp:DeleteResourceServer', ignoring: ['ResourceNotFoundException'], input: place },
  ],
};
