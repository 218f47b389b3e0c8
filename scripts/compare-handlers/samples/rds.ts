import { needed, type NeededResource, type Sample } from '../sample.ts';
import { roleFor } from './codedeploy.ts';

const role = roleFor('rds.amazonaws.com');
const group: NeededResource = {
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: 'group' },
  exports: ['GroupId'],
};
const groups = [needed('Group.GroupId')];

const subnet = (zone: number): NeededResource => ({
  Type: 'AWS::EC2::Subnet',
  Properties: {
    VpcId: { Ref: 'Vpc' },
    CidrBlock: `10.0.${zone}.0/24`,
    AvailabilityZone: { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] },
  },
});

/** A network of two zones. */
export const network: Readonly<Record<string, NeededResource>> = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  One: subnet(0),
  Two: subnet(1),
};
export const subnets = ['One', 'Two'].map(needed);

const cluster = { Engine: 'aurora-mysql', MasterUsername: 'app', MasterUserPassword: 'password' };
const instance = {
  ...cluster,
  Engine: 'postgres',
  EngineVersion: '16.3',
  AllocatedStorage: '20',
  DBInstanceClass: 'db.t3.micro',
};
const playing = (name: string) => [{ RoleArn: needed(`${name}.Arn`), FeatureName: 's3Import' }];

const parameters = { Description: 'd', Family: 'mysql8.0' };

export const rdsSamples: readonly Sample[] = [
  {
    type: 'AWS::RDS::DBSubnetGroup',
    needs: network,
    states: ['a', 'b', 'c'].map((DBSubnetGroupDescription) => ({
      DBSubnetGroupDescription,
      SubnetIds: subnets,
    })),
    replacement: { DBSubnetGroupName: 'other', DBSubnetGroupDescription: 'c', SubnetIds: subnets },
  },
  ...['DBParameterGroup', 'DBClusterParameterGroup'].map((name): Sample => ({
    type: `AWS::RDS::${name}`,
    states: [
      { ...parameters, Parameters: { a: '1', b: '2' } },
      { ...parameters, Parameters: { a: '2' } },
      { ...parameters, Parameters: { a: '3' } },
    ],
    replacement: { ...parameters, Description: 'other', Parameters: { a: '3' } },
  })),
  {
    type: 'AWS::RDS::DBCluster',
    needs: { Group: group, Role: role, Other: role },
    states: [
      { ...cluster, VpcSecurityGroupIds: groups, AssociatedRoles: playing('Role') },
      {
        ...cluster,
        VpcSecurityGroupIds: groups,
        AssociatedRoles: playing('Other'),
        EnableHttpEndpoint: true,
      },
      cluster,
    ],
    replacement: { ...cluster, DatabaseName: 'other' },
  },
  {
    type: 'AWS::RDS::DBInstance',
    needs: { Group: group, Role: role, Other: role },
    states: [
      { ...instance, VPCSecurityGroups: groups, AssociatedRoles: playing('Role') },
      {
        ...instance,
        VPCSecurityGroups: groups,
        AssociatedRoles: playing('Other'),
        DBParameterGroupName: 'default.postgres16',
      },
      { ...instance, DBParameterGroupName: 'default.postgres16' },
    ],
    replacement: { ...instance, DBName: 'other' },
  },
];
