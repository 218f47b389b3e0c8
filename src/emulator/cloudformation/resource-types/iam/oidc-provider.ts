import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf } from '../properties.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';
import { addedItems, removedItems } from './inline-policies.ts';

const place = (resource: ResourceView) => ({ OpenIDConnectProviderArn: resource.physicalId });
const gone = ['NoSuchEntity'];
const read: Step = { call: 'iam:GetOpenIDConnectProvider', input: place };

export const iamOidcProvider: ResourceType = {
  type: 'AWS::IAM::OIDCProvider',
  idAfter: 'iam:CreateOpenIDConnectProvider',
  physicalId: (resource) =>
    String(resource.output('iam:CreateOpenIDConnectProvider')['OpenIDConnectProviderArn']),
  replacedBy: ['Url'],
  attributes: { Arn: (resource) => resource.physicalId },
  create: [
    {
      call: 'iam:CreateOpenIDConnectProvider',
      input: ({ properties, tags }) => ({
        Url: properties['Url'],
        ClientIDList: listOf(properties['ClientIdList']),
        ThumbprintList: listOf(properties['ThumbprintList']),
        Tags: withoutSystemTags(tags),
      }),
    },
    read,
  ],
  update: [
    read,
    {
      call: 'iam:UpdateOpenIDConnectProviderThumbprint',
      when: (resource) => resource.changed('ThumbprintList'),
      input: (resource) => ({
        ...place(resource),
        ThumbprintList: listOf(resource.properties['ThumbprintList']),
      }),
    },
    {
      call: 'iam:AddClientIDToOpenIDConnectProvider',
      forEach: (resource) => addedItems(resource, 'ClientIdList'),
      input: (resource, ClientID) => ({ ...place(resource), ClientID }),
    },
    {
      call: 'iam:RemoveClientIDFromOpenIDConnectProvider',
      forEach: (resource) => removedItems(resource, 'ClientIdList'),
      input: (resource, ClientID) => ({ ...place(resource), ClientID }),
    },
    {
      call: 'iam:UntagOpenIDConnectProvider',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ...place(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'iam:TagOpenIDConnectProvider',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({ ...place(resource), Tags: withoutSystemTags(setTags(resource)) }),
    },
  ],
  delete: [{ call: 'iam:DeleteOpenIDConnectProvider', ignoring: gone, input: place }],
};
