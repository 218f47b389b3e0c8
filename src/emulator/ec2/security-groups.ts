import type {
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResult,
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { fitting } from './filters.ts';
import { pageOf } from './paging.ts';
import { toPermissions } from './permissions.ts';
import { ec2Arn, onGroup, onVpc, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import { createId, ec2State, egressToAnywhere, getGroup, type SecurityGroup } from './store.ts';

const type = 'security-group';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
export const createSecurityGroup = defineOperation<CreateSecurityGroupRequest, CreateSecurityGroupResult>({
  name: 'CreateSecurityGroup',
  requires: (input, call) => [
    {
      action: 'ec2:CreateSecurityGroup',
      resource: ec2Arn(`${type}/*`, call),
      context: {
        'ec2:Region': call.region,
        ...requestTagContext(tagsOfNew(type, input.TagSpecifications)),
      },
    },
    onVpc('ec2:CreateSecurityGroup', input.VpcId, call),
    ...toTagNew('CreateSecurityGroup', type, input.TagSpecifications, call),
  ],
  handle: (input, call) => {
    const { groups, vpc } = ec2State(call);
    const { GroupName: name = '', Description: description = '', VpcId: vpcId = vpc.vpcId } = input;
    checkText('GroupName', name, 255);
    checkText('GroupDescription', description, 255);
    if (name.startsWith('sg-')) {
      throw invalid(`Invalid value '${name}' for groupName. Group names may not be in the format sg-*.`);
    }
    if (name === 'default') throw invalid('Cannot use reserved security group name: default');
    if (vpcId !== vpc.vpcId) {
      throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${vpcId}' does not exist`);
    }
    if ([...groups.values()].some((group) => group.name === name)) {
      throw new AwsError(
        'InvalidGroup.Duplicate',
        `The security group '${name}' already exists for VPC '${vpcId}'`,
      );
    }
    const groupId = createId('sg');
    const tags = tagsOfNew(type, input.TagSpecifications);
    groups.set(groupId, { groupId, name, description, vpcId, rules: [egressToAnywhere()], tags });
    return {
      GroupId: groupId,
      SecurityGroupArn: ec2Arn(`${type}/${groupId}`, call),
      Tags: tagList(tags),
    };
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html */
export const deleteSecurityGroup = defineOperation<DeleteSecurityGroupRequest, DeleteSecurityGroupResult>({
  name: 'DeleteSecurityGroup',
  requires: (input, call) => [onGroup('ec2:DeleteSecurityGroup', input, call)],
  handle: (input, call) => {
    const { groups } = ec2State(call);
    const { groupId, name } = getGroup(call, input);
    if (name === 'default') {
      throw new AwsError(
        'CannotDelete',
        `the specified group: "${groupId}" name: "default" cannot be deleted by a user`,
      );
    }
    const isNamed = [...groups.values()].some(
      (other) => other.groupId !== groupId && other.rules.some((rule) => rule.groupId === groupId),
    );
    if (isNamed) throw new AwsError('DependencyViolation', `resource ${groupId} has a dependent object`);
    groups.delete(groupId);
    return { Return: true, GroupId: groupId };
  },
});

export const describeSecurityGroups = defineOperation<
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult
>({
  name: 'DescribeSecurityGroups',
  requires: toDescribe('DescribeSecurityGroups'),
  handle: (input, call) => {
    const found = fitting(askedGroups(input, call), input.Filters, {
      description: ({ description }) => [description],
      'group-id': ({ groupId }) => [groupId],
      'group-name': ({ name }) => [name],
      'ip-permission.cidr': ({ rules }) =>
        rules.filter((rule) => !rule.isEgress).map((rule) => rule.cidrIpv4),
      'ip-permission.group-id': ({ rules }) =>
        rules.filter((rule) => !rule.isEgress).map((rule) => rule.groupId),
      'ip-permission.protocol': ({ rules }) =>
        rules.filter((rule) => !rule.isEgress).map((rule) => rule.protocol),
      'owner-id': () => [call.account.accountId],
      'vpc-id': ({ vpcId }) => [vpcId],
    });
    const { items, next } = pageOf(found, input);
    return {
      SecurityGroups: items.map((group) => ({
        GroupId: group.groupId,
        GroupName: group.name,
        Description: group.description,
        OwnerId: call.account.accountId,
        VpcId: group.vpcId,
        SecurityGroupArn: ec2Arn(`${type}/${group.groupId}`, call),
        IpPermissions: toPermissions(
          group.rules.filter((rule) => !rule.isEgress),
          call.account.accountId,
        ),
        IpPermissionsEgress: toPermissions(
          group.rules.filter((rule) => rule.isEgress),
          call.account.accountId,
        ),
        Tags: tagList(group.tags),
      })),
      ...next,
    };
  },
});

function askedGroups(
  { GroupIds: ids, GroupNames: names }: DescribeSecurityGroupsRequest,
  call: Call,
): SecurityGroup[] {
  if (!ids?.length && !names?.length) return [...ec2State(call).groups.values()];
  return [
    ...(ids ?? []).map((id) => getGroup(call, { GroupId: id })),
    ...(names ?? []).map((name) => getGroup(call, { GroupName: name })),
  ];
}

function checkText(parameter: string, text: string, most: number): void {
  if (text.trim() === '') {
    throw new AwsError('MissingParameter', `The request must contain the parameter ${parameter}`);
  }
  if (text.length > most || !/^[\w .:/()#,@[\]+=&;{}!$*-]*$/.test(text)) {
    throw invalid(
      `Value (${text}) for parameter ${parameter} is invalid. Character sets beyond ASCII are not supported.`,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
