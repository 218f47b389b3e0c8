import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { removedRules, ruleInput, rulesOf } from './security-group-permissions.ts';
import { requiredText, textOf, valuesOf, listOf } from '../properties.ts';
import { dependencies } from './answers.ts';
import { taggingActions, tagSpecifications, tagSteps } from './tagging.ts';

const place = (resource: ResourceView) => ({ GroupId: resource.physicalId });
const read: Step = {
  call: 'ec2:DescribeSecurityGroups',
  input: (resource) => ({ GroupIds: [resource.physicalId] }),
};

function authorize(direction: 'Ingress' | 'Egress'): Step {
  return {
    call: `ec2:AuthorizeSecurityGroup${direction}`,
    when: (resource) => rulesOf(resource.properties, direction).length > 0,
    input: (resource) => ({
      ...place(resource),
      IpPermissions: rulesOf(resource.properties, direction),
    }),
  };
}

function reviseRules(direction: 'Ingress' | 'Egress'): readonly Step[] {
  const property = `SecurityGroup${direction}`;
  return [
    {
      call: `ec2:RevokeSecurityGroup${direction}`,
      when: (resource) => resource.changed(property) && removedRules(resource, direction).length > 0,
      input: (resource) => ({ ...place(resource), IpPermissions: removedRules(resource, direction) }),
    },
    {
      call: `ec2:AuthorizeSecurityGroup${direction}`,
      when: (resource) => resource.changed(property) && removedRules(swapped(resource), direction).length > 0,
      input: (resource) => ({
        ...place(resource),
        IpPermissions: removedRules(swapped(resource), direction),
      }),
    },
  ];
}

/** The same with then and now exchanged: what is removed then is what is new now. */
function swapped(resource: ResourceView): Pick<ResourceView, 'properties' | 'previous'> {
  return { properties: resource.previous, previous: resource.properties };
}

const groupOf = (resource: ResourceView) =>
  valuesOf(listOf(resource.output('ec2:DescribeSecurityGroups')['SecurityGroups'])[0]);

export const ec2SecurityGroup: ResourceType = {
  type: 'AWS::EC2::SecurityGroup',
  refusedAs: 'GeneralServiceException',
  taggingActions,
  physicalId: (resource) => textOf(resource.output('ec2:CreateSecurityGroup')['GroupId']) ?? '',
  idAfter: 'ec2:CreateSecurityGroup',
  replacedBy: ['GroupDescription', 'GroupName', 'VpcId'],
  attributes: {
    GroupId: (resource) => resource.physicalId,
    Id: (resource) => resource.physicalId,
    VpcId: (resource) => groupOf(resource)['VpcId'],
  },
  create: [
    {
      call: 'ec2:CreateSecurityGroup',
      input: (resource) => ({
        GroupName: textOf(resource.properties['GroupName']) ?? resource.generatedName({ maxLength: 255 }),
        Description: requiredText(resource, 'GroupDescription'),
        VpcId: textOf(resource.properties['VpcId']),
        ...tagSpecifications(resource, 'security-group'),
      }),
    },
    read,
    authorize('Ingress'),
    {
      call: 'ec2:RevokeSecurityGroupEgress',
      when: (resource) => rulesOf(resource.properties, 'Egress').length > 0,
      input: (resource) => ({
        ...place(resource),
        IpPermissions: [ruleInput({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }, 'Egress')],
      }),
    },
    authorize('Egress'),
  ],
  update: [read, ...reviseRules('Ingress'), ...reviseRules('Egress'), ...tagSteps()],
  delete: [
    { ...read, ignoring: ['InvalidGroup.NotFound'] },
    {
      call: 'ec2:DeleteSecurityGroup',
      ignoring: ['InvalidGroup.NotFound'],
      retrying: dependencies,
      input: place,
    },
  ],
};
