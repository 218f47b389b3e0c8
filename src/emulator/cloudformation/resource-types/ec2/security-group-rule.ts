import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { ruleInput } from './security-group-permissions.ts';
import { listOf, textOf, valuesOf } from '../properties.ts';

const place = ({ properties }: ResourceView) => ({
  GroupId: textOf(properties['GroupId']),
  GroupName: textOf(properties['GroupName']),
});
const ids = (resource: ResourceView) => ({ SecurityGroupRuleIds: [resource.physicalId] });

/** A rule that stands beside its group, so that two groups can name each other. */
function defineRule(direction: 'Ingress' | 'Egress'): ResourceType {
  const authorize = `ec2:AuthorizeSecurityGroup${direction}`;
  const gone = ['InvalidSecurityGroupRuleId.NotFound', 'InvalidGroup.NotFound'];
  const peers =
    direction === 'Ingress'
      ? [
          'SourcePrefixListId',
          'SourceSecurityGroupId',
          'SourceSecurityGroupName',
          'SourceSecurityGroupOwnerId',
        ]
      : ['DestinationPrefixListId', 'DestinationSecurityGroupId'];
  return {
    type: `AWS::EC2::SecurityGroup${direction}`,
    refusedAs: 'GeneralServiceException',
    physicalId: (resource) =>
      textOf(valuesOf(listOf(resource.output(authorize)['SecurityGroupRules'])[0])['SecurityGroupRuleId']) ??
      '',
    idAfter: authorize,
    replacedBy: ['CidrIp', 'CidrIpv6', 'FromPort', 'GroupId', 'GroupName', 'IpProtocol', 'ToPort', ...peers],
    attributes: { Id: (resource) => resource.physicalId },
    create: [
      {
        call: authorize,
        input: (resource) => ({
          ...place(resource),
          IpPermissions: [ruleInput(resource.properties, direction)],
        }),
      },
      { call: 'ec2:DescribeSecurityGroupRules', input: ids },
    ],
    update: [
      {
        call: `ec2:UpdateSecurityGroupRuleDescriptions${direction}`,
        when: (resource) => resource.changed('Description'),
        input: (resource) => ({
          ...place(resource),
          SecurityGroupRuleDescriptions: [
            {
              SecurityGroupRuleId: resource.physicalId,
              Description: textOf(resource.properties['Description']),
            },
          ],
        }),
      },
    ],
    delete: [
      { call: 'ec2:DescribeSecurityGroupRules', ignoring: gone, input: ids },
      {
        call: `ec2:RevokeSecurityGroup${direction}`,
        ignoring: gone,
        input: (resource) => ({ ...place(resource), ...ids(resource) }),
      },
    ],
  };
}

export const ec2SecurityGroupIngress = defineRule('Ingress');
export const ec2SecurityGroupEgress = defineRule('Egress');
