import type { Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2';
import { toPassRole } from '../iam/pass-role.ts';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { ec2Arn } from './arn.ts';
import { describeReservation } from './describe-instance.ts';
import { getThing, keepThing } from './find.ts';
import { createId } from './ids.ts';
import { findProfile } from './instance-profile.ts';
import { makeInterface } from './make-interface.ts';
import { findPublicIp } from './public-addresses.ts';
import { onNew, onThings, tagsOfNew, toTagNew } from './requirements.ts';
import { defaultVpc, ec2State, type Place } from './store.ts';
import type { Subnet } from './things.ts';
import { refuseUnbuilt } from './unbuilt.ts';

const startsMs = 20_000;

/** Where the request says of the network what it may say in two places. */
function networkOf(input: RunInstancesRequest) {
  const [first] = input.NetworkInterfaces ?? [];
  return {
    subnetId: first?.SubnetId ?? input.SubnetId,
    groupIds: first?.Groups ?? input.SecurityGroupIds ?? [],
    wantsPublicIp: first?.AssociatePublicIpAddress,
    privateIp: first?.PrivateIpAddress ?? input.PrivateIpAddress,
  };
}

/**
 * The order of what is asked is _assumed_.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export const runInstances = defineOperation<RunInstancesRequest, Reservation>({
  name: 'RunInstances',
  requires: (input, call): readonly Requirement[] => {
    const action = 'ec2:RunInstances';
    const { subnetId, groupIds } = networkOf(input);
    const profile = findProfile(input.IamInstanceProfile, call);
    const about = {
      ...(input.InstanceType !== undefined && { 'ec2:InstanceType': input.InstanceType }),
      ...(profile && { 'ec2:InstanceProfile': profile.arn }),
    };
    const on = (resource: string): Requirement => ({
      action,
      resource,
      context: { 'ec2:Region': call.region },
    });
    return [
      onNew(action, 'instance', input.TagSpecifications, call, about),
      on(`arn:aws:ec2:${call.region}::image/${input.ImageId ?? '*'}`),
      onNew(action, 'network-interface', input.TagSpecifications, call),
      ...onThings(action, 'security-group', groupIds, call),
      ...onThings(action, 'subnet', subnetId === undefined ? [] : [subnetId], call),
      on(ec2Arn('volume/*', call)),
      ...['instance', 'volume', 'network-interface'].flatMap((type) =>
        toTagNew('RunInstances', type, input.TagSpecifications, call),
      ),
      ...toPassRole(profile?.roleArn, 'ec2.amazonaws.com'),
    ];
  },
  handle: (input, call) => {
    refuseUnbuilt(input, 'LaunchTemplate', 'InstanceMarketOptions', 'Ipv6AddressCount', 'Ipv6Addresses');
    checkWords(input);
    const { subnetId, groupIds, wantsPublicIp, privateIp } = networkOf(input);
    const subnet = readSubnet(subnetId, call);
    const groups = groupIds.length > 0 ? groupIds : defaultGroupIds(subnet.vpcId, call);
    for (const id of groups) {
      if (getThing(call, 'security-group', id).vpcId === subnet.vpcId) continue;
      throw new AwsError(
        'InvalidParameter',
        `Security group ${id} and subnet ${subnet.id} belong to different networks.`,
      );
    }
    if (input.IamInstanceProfile && !findProfile(input.IamInstanceProfile, call)) {
      const { Name: name, Arn: arn } = input.IamInstanceProfile;
      throw new AwsError(
        'InvalidParameterValue',
        `Value (${name ?? arn}) for parameter iamInstanceProfile.${name === undefined ? 'arn' : 'name'} is invalid. Invalid IAM Instance Profile ${name === undefined ? 'ARN' : 'name'}`,
      );
    }
    const instances = Array.from({ length: input.MaxCount ?? 1 }, () => {
      const id = createId('i');
      const nic = makeInterface(
        call,
        subnet,
        { groupIds: groups, description: '', type: 'interface', instanceId: id },
        privateIp,
      );
      return keepThing(call, 'instance', {
        id,
        imageId: input.ImageId ?? '',
        instanceType: input.InstanceType ?? 'm1.small',
        zone: subnet.zone,
        subnetId: subnet.id,
        vpcId: subnet.vpcId,
        networkInterfaceId: nic.id,
        privateIp: nic.privateIp,
        publicIp: (wantsPublicIp ?? subnet.mapPublicIpOnLaunch) ? findPublicIp(call) : undefined,
        profileArn: findProfile(input.IamInstanceProfile, call)?.arn,
        isProtected: input.DisableApiTermination ?? false,
        isEbsOptimized: input.EbsOptimized ?? false,
        sourceDestCheck: true,
        isMonitored: input.Monitoring?.Enabled ?? false,
        reservationId: createId('r'),
        launchedAt: new Date(),
        state: 'running',
        settled: call.account.clock.after(startsMs),
        tags: tagsOfNew('instance', input.TagSpecifications),
      });
    });
    return describeReservation(instances, call, 'pending');
  },
});

/** Images are not held here: any is taken to be there. Key pairs are not made here: none is. */
function checkWords({ ImageId: image, InstanceType: type, KeyName: key }: RunInstancesRequest): void {
  if (image === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter ImageId');
  }
  if (!image.startsWith('ami-')) {
    throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${image}" (expecting "ami-...")`);
  }
  if (type !== undefined && !/^[a-z][\da-z-]*\.[\da-z-]+$/.test(type)) {
    throw new AwsError('InvalidParameterValue', `Invalid value '${type}' for InstanceType.`);
  }
  if (key !== undefined) {
    throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${key}' does not exist`);
  }
}

function readSubnet(id: string | undefined, call: Call): Subnet {
  if (id !== undefined) return getThing(call, 'subnet', id);
  const found = [...ec2State(call).subnet.values()].find(({ isDefault }) => isDefault);
  if (found) return found;
  throw new AwsError(
    defaultVpc(call) ? 'MissingInput' : 'VPCIdNotSpecified',
    defaultVpc(call)
      ? 'No subnets found for the default VPC. Please specify a subnet.'
      : 'No default VPC for this user',
  );
}

function defaultGroupIds(vpcId: string, place: Place): readonly string[] {
  const groups = [...ec2State(place)['security-group'].values()];
  return groups.filter((one) => one.vpcId === vpcId && one.name === 'default').map(({ id }) => id);
}
