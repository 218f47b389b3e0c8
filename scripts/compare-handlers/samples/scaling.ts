import { needed, type NeededResource, type Sample } from '../sample.ts';
import { network, subnets } from './rds.ts';

const table: NeededResource = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
  },
};
const target = {
  ServiceNamespace: 'dynamodb',
  ResourceId: { 'Fn::Join': ['/', ['table', needed('Table')]] },
  ScalableDimension: 'dynamodb:table:ReadCapacityUnits',
};
const scalableTarget: NeededResource = {
  Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  Properties: {
    ...target,
    ResourceId: { 'Fn::Join': ['/', ['table', { Ref: 'Table' }]] },
    MinCapacity: 1,
    MaxCapacity: 5,
  },
};
const daily = (ScheduledActionName: string) => ({
  ScheduledActionName,
  Schedule: 'rate(1 day)',
  ScalableTargetAction: { MinCapacity: 1 },
});
const tracking = (TargetValue: number) => ({
  TargetValue,
  PredefinedMetricSpecification: { PredefinedMetricType: 'DynamoDBReadCapacityUtilization' },
});
const configuration: NeededResource = {
  Type: 'AWS::AutoScaling::LaunchConfiguration',
  Properties: { ImageId: 'ami-12345678', InstanceType: 't3.micro' },
};
const topic: NeededResource = { Type: 'AWS::SNS::Topic' };
const telling = (name: string) => [
  { TopicARN: needed(name), NotificationTypes: ['autoscaling:EC2_INSTANCE_LAUNCH'] },
];
const profile: Readonly<Record<string, NeededResource>> = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  },
  Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Role' }] } },
};
const targets: NeededResource = {
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { Port: 80, Protocol: 'HTTP', VpcId: { Ref: 'Vpc' } },
};
const group = { MinSize: '0', VPCZoneIdentifier: subnets, LaunchConfigurationName: needed('Configuration') };

export const scalingSamples: readonly Sample[] = [
  {
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    needs: { Table: table },
    states: ['a', 'b'].map((name) => ({
      ...target,
      MinCapacity: 1,
      MaxCapacity: 5,
      ScheduledActions: [daily(name)],
    })),
    replacement: {
      ...target,
      ScalableDimension: 'dynamodb:table:WriteCapacityUnits',
      MinCapacity: 1,
      MaxCapacity: 5,
    },
  },
  {
    type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
    needs: { Table: table, Target: scalableTarget },
    states: [50, 60].map((value) => ({
      PolicyName: 'policy',
      PolicyType: 'TargetTrackingScaling',
      ScalingTargetId: needed('Target'),
      TargetTrackingScalingPolicyConfiguration: tracking(value),
    })),
    replacement: {
      PolicyName: 'other',
      PolicyType: 'TargetTrackingScaling',
      ScalingTargetId: needed('Target'),
      TargetTrackingScalingPolicyConfiguration: tracking(60),
    },
  },
  {
    type: 'AWS::AutoScaling::LaunchConfiguration',
    needs: profile,
    states: [{ ImageId: 'ami-12345678', InstanceType: 't3.micro', IamInstanceProfile: needed('Profile') }],
    replacement: { ImageId: 'ami-87654321', InstanceType: 't3.micro' },
  },
  {
    type: 'AWS::AutoScaling::AutoScalingGroup',
    needs: { ...network, Configuration: configuration, One1: topic, Two2: topic, Targets: targets },
    states: [
      {
        ...group,
        MaxSize: '1',
        NotificationConfigurations: telling('One1'),
        MetricsCollection: [{ Granularity: '1Minute' }],
        TargetGroupARNs: [needed('Targets')],
      },
      {
        ...group,
        MaxSize: '2',
        NotificationConfigurations: telling('Two2'),
        MetricsCollection: [{ Granularity: '1Minute', Metrics: ['GroupMaxSize'] }],
      },
      { ...group, MaxSize: '2', TargetGroupARNs: [needed('Targets')] },
    ],
    replacement: { ...group, MaxSize: '2', AutoScalingGroupName: 'other' },
  },
];
