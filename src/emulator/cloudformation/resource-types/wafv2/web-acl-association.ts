import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { requiredText } from '../properties.ts';

const arnsOf = (resource: ResourceView) => resource.physicalId.split('|');
const guarded = (resource: ResourceView) => ({ ResourceArn: arnsOf(resource)[0] });

export const wafV2WebAclAssociation: ResourceType = {
  type: 'AWS::WAFv2::WebACLAssociation',
  physicalId: (resource) => `${requiredText(resource, 'ResourceArn')}|${requiredText(resource, 'WebACLArn')}`,
  idAfter: 'wafv2:AssociateWebACL',
  replacedBy: ['ResourceArn', 'WebACLArn'],
  create: [
    {
      call: 'wafv2:AssociateWebACL',
      input: (resource) => ({
        ResourceArn: requiredText(resource, 'ResourceArn'),
        WebACLArn: requiredText(resource, 'WebACLArn'),
      }),
    },
    { call: 'wafv2:GetWebACLForResource', input: guarded },
  ],
  update: [],
  delete: [
    {
      call: 'wafv2:GetWebACLForResource',
      ignoring: ['WAFNonexistentItemException'],
      input: guarded,
    },
    {
      call: 'wafv2:DisassociateWebACL',
      ignoring: ['WAFNonexistentItemException'],
      // Another web ACL may have taken its place since.
      when: (resource) => {
        const acl = resource.output('wafv2:GetWebACLForResource')['WebACL'] as { ARN?: string } | undefined;
        return acl?.ARN === arnsOf(resource)[1];
      },
      input: guarded,
    },
  ],
};
