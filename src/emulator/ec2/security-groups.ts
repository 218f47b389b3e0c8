import type {
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DeleteSecurityGroupResult,
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { ec2Arn } from './arn.ts';
import { fitting } from './filters.ts';
import { getGroup, getThing, keepThing } from './find.ts';
import { pageOf } from './paging.ts';
import { toPermissions } from './permissions.ts';
import { interfacesOf } from './interfaces.ts';
import { createId } from './ids.ts';
import { egressToAnywhere } from './make-vpc.ts';
import { onGroup, onNew, onVpc, tagList, tagsOfNew, toDescribe, toTagNew } from './requirements.ts';
import type { SecurityGroup } from './security-group.ts';
import { defaultVpc, ec2State } from './store.ts';

const type = 'security-group';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
export const createSecurityGroup = defineOperation<CreateSecurityGroupRequest, CreateSecurityGroupResult>({
  name: 'CreateSecurityGroup',
  requires: (input, call) => [
    onNew('ec2:CreateSecurityGroup', type, input.TagSpecifications, call),
    onVpc('ec2:CreateSecurityGroup', input.VpcId, call),
    ...toTagNew('CreateSecurityGroup', type, input.TagSpecifications, call),
  ],
  handle: (input, call) => {
    const {
      GroupName: name = '',
      Description: description = '',
      VpcId: vpcId = defaultVpc(call)?.id,
    } = input;
    checkText('GroupName', name, 255);
    checkText('GroupDescription', description, 255);
    if (name.startsWith('sg-')) {
      throw invalid(`Invalid value '${name}' for groupName. Group names may not be in the format sg-*.`);
    }
    if (name === 'default') throw invalid('Cannot use reserved security group name: default');
    if (vpcId === undefined) {
      throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
    }
    const vpc = getThing(call, 'vpc', vpcId);
    const others = [...ec2State(call)[type].values()];
    if (others.some((group) => group.name === name && group.vpcId === vpc.id)) {
      throw new AwsError(
        'InvalidGroup.Duplicate',
        `The security group '${name}' already exists for VPC '${vpcId}'`,
      );
    }
    const { id, tags } = keepThing(call, type, {
      id: createId('sg'),
      name,
      description,
      vpcId,
      rules: [egressToAnywhere()],
      tags: tagsOfNew(type, input.TagSpecifications),
    });
    return { GroupId: id, SecurityGroupArn: ec2Arn(`${type}/${id}`, call), Tags: tagList(tags) };
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html */
export const deleteSecurityGroup = defineOperation<DeleteSecurityGroupRequest, DeleteSecurityGroupResult>({
  name: 'DeleteSecurityGroup',
  requires: (input, call) => [onGroup('ec2:DeleteSecurityGroup', input, call)],
  handle: (input, call) => {
    const groups = ec2State(call)[type];
    const { id, name } = getGroup(call, input);
    if (name === 'default') {
      throw new AwsError(
        'CannotDelete',
        `the specified group: "${id}" name: "default" cannot be deleted by a user`,
      );
    }
    const isNamed = [...groups.values()].some(
      (other) => other.id !== id && other.rules.some((rule) => rule.groupId === id),
    );
    const isUsed = interfacesOf(call).some((one) => one.groupIds.includes(id));
    if (isNamed || isUsed) {
      throw new AwsError('DependencyViolation', `resource ${id} has a dependent object`);
    }
    groups.delete(id);
    return { Return: true, GroupId: id };
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
      'group-id': ({ id }) => [id],
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
        GroupId: group.id,
        GroupName: group.name,
        Description: group.description,
        OwnerId: call.account.accountId,
        VpcId: group.vpcId,
        SecurityGroupArn: ec2Arn(`${type}/${group.id}`, call),
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
  if (!ids?.length && !names?.length) return [...ec2State(call)[type].values()];
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
