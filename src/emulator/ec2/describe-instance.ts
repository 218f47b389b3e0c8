import type { Instance as Description, InstanceStateName, Reservation } from '@aws-sdk/client-ec2';
import type { Call } from '../operation.ts';
import { describeState, stateNameOf, type Instance } from './instance.ts';
import { tagList } from './requirements.ts';
import { ec2State } from './store.ts';

/** Instances that were started together; in the state they are in, or a given one. */
export function describeReservation(
  instances: readonly Instance[],
  call: Call,
  state?: InstanceStateName,
): Reservation {
  return {
    ReservationId: instances[0]?.reservationId,
    OwnerId: call.account.accountId,
    Groups: [],
    Instances: instances.map((instance) => describe(instance, call, state ?? stateNameOf(instance))),
  };
}

function describe(instance: Instance, call: Call, state: InstanceStateName): Description {
  const {
    'network-interface': interfaces,
    'security-group': groups,
    'elastic-ip': addresses,
  } = ec2State(call);
  const nic = interfaces.get(instance.networkInterfaceId);
  const address = [...addresses.values()].find(
    ({ association }) => association?.networkInterfaceId === instance.networkInterfaceId,
  );
  const publicIp = address?.publicIp ?? instance.publicIp;
  const isThere = nic !== undefined;
  return {
    InstanceId: instance.id,
    ImageId: instance.imageId,
    InstanceType: instance.instanceType,
    State: describeState(state),
    LaunchTime: instance.launchedAt,
    Placement: { AvailabilityZone: instance.zone, Tenancy: 'default' },
    Architecture: 'x86_64',
    RootDeviceType: 'ebs',
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    EbsOptimized: instance.isEbsOptimized,
    SourceDestCheck: instance.sourceDestCheck,
    Monitoring: { State: instance.isMonitored ? 'enabled' : 'disabled' },
    IamInstanceProfile: instance.profileArn === undefined ? undefined : { Arn: instance.profileArn },
    ...(isThere && {
      SubnetId: instance.subnetId,
      VpcId: instance.vpcId,
      PrivateIpAddress: instance.privateIp,
      PrivateDnsName: `ip-${instance.privateIp.replaceAll('.', '-')}.${call.region}.compute.internal`,
      PublicIpAddress: publicIp,
      PublicDnsName:
        publicIp === undefined
          ? ''
          : `ec2-${publicIp.replaceAll('.', '-')}.${call.region}.compute.amazonaws.com`,
    }),
    SecurityGroups: (nic?.groupIds ?? []).map((id) => ({ GroupId: id, GroupName: groups.get(id)?.name })),
    NetworkInterfaces: nic ? [{ NetworkInterfaceId: nic.id, SubnetId: nic.subnetId, Status: 'in-use' }] : [],
    BlockDeviceMappings: [],
    Tags: tagList(instance.tags),
  };
}
