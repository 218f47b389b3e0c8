import type {
  AssociateRouteTableRequest,
  AssociateRouteTableResult,
  DisassociateRouteTableRequest,
  ReplaceRouteTableAssociationRequest,
  ReplaceRouteTableAssociationResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { createId } from './ids.ts';
import { onThing } from './requirements.ts';
import { ec2State, type Place } from './store.ts';
import type { RouteTable, RouteTableAssociation } from './things.ts';
import { refuseUnbuilt } from './unbuilt.ts';

/**
 * Asked about on the subnet first: https://github.com/trailofbits/algo/issues/14947, of DisassociateRouteTable.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html
 */
export const associateRouteTable = defineOperation<AssociateRouteTableRequest, AssociateRouteTableResult>({
  name: 'AssociateRouteTable',
  requires: (input, call) => onBoth('ec2:AssociateRouteTable', input.SubnetId, input.RouteTableId, call),
  handle: (input, call) => {
    refuseUnbuilt(input, 'GatewayId', 'PublicIpv4Pool');
    const table = getThing(call, 'route-table', input.RouteTableId);
    const subnet = getThing(call, 'subnet', input.SubnetId);
    if (subnet.vpcId !== table.vpcId) {
      throw new AwsError(
        'InvalidParameterValue',
        `route table ${table.id} and subnet ${subnet.id} belong to different networks`,
      );
    }
    const present = find(call, ({ subnetId }) => subnetId === subnet.id);
    if (present && present.table.id !== table.id) {
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `the specified association for route table ${table.id} conflicts with an existing association`,
      );
    }
    const association = present?.association ?? { id: createId('rtbassoc'), subnetId: subnet.id };
    if (!present) {
      keepThing(call, 'route-table', { ...table, associations: [...table.associations, association] });
    }
    return { AssociationId: association.id, AssociationState: { State: 'associated' } };
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateRouteTable.html */
export const disassociateRouteTable = defineOperation<DisassociateRouteTableRequest, object>({
  name: 'DisassociateRouteTable',
  requires: (input, call) => {
    const found = find(call, ({ id }) => id === input.AssociationId);
    return onBoth('ec2:DisassociateRouteTable', found?.association.subnetId, found?.table.id, call);
  },
  handle: (input, call) => {
    const { table, association } = get(call, input.AssociationId);
    if (association.subnetId === undefined) {
      throw new AwsError(
        'InvalidParameterValue',
        `cannot disassociate the main route table association ${association.id}`,
      );
    }
    remove(call, table, association);
    return {};
  },
});

/**
 * Also makes another table the main one.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRouteTableAssociation.html
 */
export const replaceRouteTableAssociation = defineOperation<
  ReplaceRouteTableAssociationRequest,
  ReplaceRouteTableAssociationResult
>({
  name: 'ReplaceRouteTableAssociation',
  requires: (input, call) => {
    const found = find(call, ({ id }) => id === input.AssociationId);
    return onBoth('ec2:ReplaceRouteTableAssociation', found?.association.subnetId, input.RouteTableId, call);
  },
  handle: (input, call) => {
    getThing(call, 'route-table', input.RouteTableId);
    const { table: old, association } = get(call, input.AssociationId);
    remove(call, old, association);
    const table = getThing(call, 'route-table', input.RouteTableId);
    const replaced = { id: createId('rtbassoc'), subnetId: association.subnetId };
    keepThing(call, 'route-table', { ...table, associations: [...table.associations, replaced] });
    return { NewAssociationId: replaced.id, AssociationState: { State: 'associated' } };
  },
});

function onBoth(action: string, subnetId: string | undefined, tableId: string | undefined, call: Call) {
  return [
    ...(subnetId === undefined ? [] : [onThing(action, 'subnet', subnetId, call)]),
    onThing(action, 'route-table', tableId, call),
  ];
}

interface Found {
  readonly table: RouteTable;
  readonly association: RouteTableAssociation;
}

function find(place: Place, isIt: (association: RouteTableAssociation) => boolean): Found | undefined {
  for (const table of ec2State(place)['route-table'].values()) {
    const association = table.associations.find(isIt);
    if (association) return { table, association };
  }
  return undefined;
}

function get(place: Place, id: string | undefined): Found {
  const found = find(place, (association) => association.id === id);
  if (found) return found;
  throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${id ?? ''}' does not exist`);
}

function remove(place: Place, table: RouteTable, gone: RouteTableAssociation): void {
  const associations = table.associations.filter((one) => one !== gone);
  keepThing(place, 'route-table', { ...table, associations });
}
