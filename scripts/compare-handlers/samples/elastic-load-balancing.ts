import { needed, type NeededResource, type Sample } from '../sample.ts';
import { network, subnets } from './rds.ts';

const group: NeededResource = {
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: 'group', VpcId: { Ref: 'Vpc' } },
  exports: ['GroupId'],
};
const inNetwork = { ...network, Group: group, Other: group };
const balancer: NeededResource = {
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { Scheme: 'internal', Subnets: [{ Ref: 'One' }, { Ref: 'Two' }] },
};
const saying = (StatusCode: string) => [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode } }];
const listener: NeededResource = {
  Type: 'AWS::ElasticLoadBalancingV2::Listener',
  Properties: {
    LoadBalancerArn: { Ref: 'Balancer' },
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: saying('404'),
  },
};
const withListener = { ...network, Balancer: balancer, Listener: listener };
const targets = { Port: 80, Protocol: 'HTTP', VpcId: needed('Vpc'), TargetType: 'ip' };
const matching = (Values: readonly string[]) => [{ Field: 'path-pattern', Values }];

export const elasticLoadBalancingSamples: readonly Sample[] = [
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    needs: inNetwork,
    states: [
      {
        Scheme: 'internal',
        Subnets: subnets,
        SecurityGroups: [needed('Group.GroupId')],
        LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '30' }],
      },
      {
        Scheme: 'internal',
        Subnets: subnets.toReversed(),
        SecurityGroups: [needed('Other.GroupId')],
        IpAddressType: 'dualstack',
        LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '40' }],
      },
      { Scheme: 'internal', Subnets: subnets, SecurityGroups: [needed('Group.GroupId')] },
    ],
    replacement: { Scheme: 'internal', Subnets: subnets, Name: 'other' },
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    needs: network,
    states: [
      {
        ...targets,
        Targets: [{ Id: '10.0.0.10' }],
        TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '10' }],
      },
      {
        ...targets,
        HealthCheckPath: '/health',
        Targets: [{ Id: '10.0.0.11' }],
        TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '20' }],
      },
      targets,
    ],
    replacement: { ...targets, Port: 81 },
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    needs: { ...network, Balancer: balancer, Second: balancer },
    states: ['404', '403', '200'].map((code) => ({
      LoadBalancerArn: needed('Balancer'),
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: saying(code),
      ListenerAttributes: [{ Key: 'routing.http.response.server.enabled', Value: String(code === '404') }],
    })),
    replacement: {
      LoadBalancerArn: needed('Second'),
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: saying('404'),
    },
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    needs: withListener,
    states: [1, 2, 3].map((Priority) => ({
      ListenerArn: needed('Listener'),
      Priority,
      Conditions: matching([`/${Priority}`]),
      Actions: saying('200'),
    })),
  },
];
