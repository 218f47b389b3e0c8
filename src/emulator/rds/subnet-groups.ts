import type {
  CreateDBSubnetGroupMessage,
  CreateDBSubnetGroupResult,
  DBSubnetGroup,
  DBSubnetGroupMessage,
  DeleteDBSubnetGroupMessage,
  DescribeDBSubnetGroupsMessage,
  ModifyDBSubnetGroupMessage,
  ModifyDBSubnetGroupResult,
} from '@aws-sdk/client-rds';
import { readSubnets } from '../ec2/read-network.ts';
import { ensureServiceLinkedRole } from '../iam/service-linked.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { findNetwork } from './network.ts';
import { fitting, pageOf } from './paging.ts';
import { onThing, rdsPrincipal, tagContext, toTag, toUseRds } from './requirements.ts';
import { getThing, keyOf, rdsArn, rdsThings, type Kept } from './store.ts';

/** Source: https://github.com/crossplane-contrib/provider-aws/issues/479 */
const withoutRole =
  'Missing necessary credentials. Please check http://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAM.ServiceLinkedRoles.html';

export const createDbSubnetGroup = defineOperation<CreateDBSubnetGroupMessage, CreateDBSubnetGroupResult>({
  name: 'CreateDBSubnetGroup',
  requires: (input, call) => [
    onThing('CreateDBSubnetGroup', 'subgrp', input.DBSubnetGroupName, call, tagContext(input.Tags)),
    ...toTag('subgrp', input.DBSubnetGroupName, input.Tags, call),
    ...toUseRds(call, withoutRole),
  ],
  handle: (input, call) => {
    const name = keyOf(input.DBSubnetGroupName, call);
    if (!/^[a-z][a-z0-9._ -]{0,254}$/.test(name) || name === 'default') {
      throw new AwsError(
        'InvalidParameterValue',
        'The parameter DBSubnetGroupName is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.',
      );
    }
    const { subgrp } = rdsThings(call);
    if (subgrp.has(name)) {
      throw new AwsError('DBSubnetGroupAlreadyExists', `The DB subnet group '${name}' already exists.`);
    }
    const made: Kept<DBSubnetGroup> = {
      shape: {
        DBSubnetGroupName: name,
        DBSubnetGroupDescription: input.DBSubnetGroupDescription,
        SubnetGroupStatus: 'Complete',
        DBSubnetGroupArn: rdsArn('subgrp', name, call),
        SupportedNetworkTypes: ['IPV4'],
        ...findNetwork(input.SubnetIds ?? [], call),
      },
      tags: tagsByKey(input.Tags),
    };
    ensureServiceLinkedRole(rdsPrincipal, call.account);
    subgrp.set(name, made);
    return { DBSubnetGroup: made.shape };
  },
});

export const modifyDbSubnetGroup = defineOperation<ModifyDBSubnetGroupMessage, ModifyDBSubnetGroupResult>({
  name: 'ModifyDBSubnetGroup',
  requires: (input, call) => [onThing('ModifyDBSubnetGroup', 'subgrp', input.DBSubnetGroupName, call)],
  handle: (input, call) => {
    const group = getThing('subgrp', input.DBSubnetGroupName, call);
    const network = findNetwork(input.SubnetIds ?? [], call);
    const used = new Set(
      usersOf(group.shape, call).flatMap(({ shape }) => [
        'AvailabilityZone' in shape ? shape.AvailabilityZone : undefined,
      ]),
    );
    const left = network.Subnets.map(({ SubnetAvailabilityZone: zone }) => zone.Name);
    const lost = [...used].find((zone) => zone !== undefined && !left.includes(zone));
    if (lost !== undefined) {
      throw new AwsError('SubnetAlreadyInUse', `The subnet in ${lost} is in use by a DB instance.`);
    }
    const shape = {
      ...group.shape,
      DBSubnetGroupDescription: input.DBSubnetGroupDescription ?? group.shape.DBSubnetGroupDescription,
      ...network,
    };
    rdsThings(call).subgrp.set(shape.DBSubnetGroupName ?? '', { ...group, shape });
    return { DBSubnetGroup: shape };
  },
});

export const deleteDbSubnetGroup = defineOperation<DeleteDBSubnetGroupMessage, object>({
  name: 'DeleteDBSubnetGroup',
  requires: (input, call) => [onThing('DeleteDBSubnetGroup', 'subgrp', input.DBSubnetGroupName, call)],
  handle: (input, call) => {
    const { shape } = getThing('subgrp', input.DBSubnetGroupName, call);
    const [user] = usersOf(shape, call);
    if (user) {
      const name = 'DBInstanceIdentifier' in user.shape ? user.shape.DBInstanceIdentifier : 'a DB cluster';
      throw new AwsError(
        'InvalidDBSubnetGroupStateFault',
        `Cannot delete the subnet group '${shape.DBSubnetGroupName}' because at least one database instance: ${name} is still using it.`,
      );
    }
    rdsThings(call).subgrp.delete(keyOf(input.DBSubnetGroupName, call));
    return {};
  },
});

export const describeDbSubnetGroups = defineOperation<DescribeDBSubnetGroupsMessage, DBSubnetGroupMessage>({
  name: 'DescribeDBSubnetGroups',
  requires: (input, call) => [onThing('DescribeDBSubnetGroups', 'subgrp', input.DBSubnetGroupName, call)],
  handle: (input, call) => {
    const found =
      input.DBSubnetGroupName === undefined
        ? [...rdsThings(call).subgrp.values()]
        : [getThing('subgrp', input.DBSubnetGroupName, call)];
    const { items, next } = pageOf(fitting(found, input, {}), input, call);
    return { DBSubnetGroups: items.map(({ shape }) => shape), ...next };
  },
});

function usersOf({ DBSubnetGroupName: name }: DBSubnetGroup, call: Call) {
  const { db, cluster } = rdsThings(call);
  return [
    ...[...db.values()].filter(({ shape }) => shape.DBSubnetGroup?.DBSubnetGroupName === name),
    ...[...cluster.values()].filter(({ shape }) => shape.DBSubnetGroup === name),
  ];
}

/** The group `default` of the default VPC's subnets: RDS makes it for who names none. */
export function subnetGroupFor(named: string | undefined, call: Call): DBSubnetGroup {
  if (named !== undefined && named !== 'default') return getThing('subgrp', named, call).shape;
  const { subgrp } = rdsThings(call);
  const made = subgrp.get('default') ?? {
    shape: {
      DBSubnetGroupName: 'default',
      DBSubnetGroupDescription: 'default',
      SubnetGroupStatus: 'Complete',
      DBSubnetGroupArn: rdsArn('subgrp', 'default', call),
      SupportedNetworkTypes: ['IPV4'],
      ...findNetwork(defaultSubnets(call), call),
    },
    tags: {},
  };
  subgrp.set('default', made);
  return made.shape;
}

function defaultSubnets(call: Call): string[] {
  return readSubnets(call)
    .filter(({ DefaultForAz }) => DefaultForAz)
    .map(({ SubnetId }) => SubnetId ?? '');
}
