import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { rdsArnOf, taggingActions, tagSteps } from './tag-steps.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['DBSubnetGroupName'])?.toLowerCase() ??
  resource.generatedName({ maxLength: 255, lowerCase: true });

const planned = (resource: ResourceView) => ({ DBSubnetGroupName: nameOf(resource) });
const place = (resource: ResourceView) => ({ DBSubnetGroupName: resource.physicalId });
const arnOf = rdsArnOf('subgrp');

const settings = (resource: ResourceView) =>
  pickProperties(resource.properties, 'DBSubnetGroupDescription', 'SubnetIds');

const settled: Step = {
  call: 'rds:DescribeDBSubnetGroups',
  input: place,
  until: ({ DBSubnetGroups }) => valuesOf(listOf(DBSubnetGroups)[0])['SubnetGroupStatus'] === 'Complete',
};

/** The read handler, with which creation and update end. */
const read: readonly Step[] = [
  { call: 'rds:DescribeDBSubnetGroups', input: place },
  { call: 'rds:ListTagsForResource', soft: true, input: (resource) => ({ ResourceName: arnOf(resource) }) },
];

export const rdsDbSubnetGroup: ResourceType = {
  type: 'AWS::RDS::DBSubnetGroup',
  taggingActions,
  physicalId: nameOf,
  idAfter: 'rds:CreateDBSubnetGroup',
  replacedBy: ['DBSubnetGroupName'],
  create: [
    { call: 'rds:DescribeDBSubnetGroups', ignoring: ['DBSubnetGroupNotFoundFault'], input: planned },
    {
      call: 'rds:CreateDBSubnetGroup',
      input: (resource) => ({ ...planned(resource), ...settings(resource), Tags: resource.tags }),
    },
    settled,
    ...read,
  ],
  update: [
    {
      call: 'rds:ModifyDBSubnetGroup',
      input: (resource) => ({ ...place(resource), ...settings(resource) }),
    },
    settled,
    ...tagSteps(arnOf),
    ...read,
  ],
  delete: [
    { call: 'rds:DeleteDBSubnetGroup', ignoring: ['DBSubnetGroupNotFoundFault'], input: place },
    {
      call: 'rds:DescribeDBSubnetGroups',
      ignoring: ['DBSubnetGroupNotFoundFault'],
      input: place,
      until: () => false,
    },
  ],
};
