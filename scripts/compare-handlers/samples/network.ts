import { needed, type NeededResource, type Sample } from '../sample.ts';

const group: NeededResource = {
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: 'group' },
};
const rule = (FromPort: number) => ({ IpProtocol: 'tcp', FromPort, ToPort: FromPort, CidrIp: '10.0.0.0/8' });
const described = ['a', 'b'].map((Description) => ({
  ...rule(443),
  GroupId: needed('Group'),
  Description,
}));

export const networkSamples: readonly Sample[] = [
  {
    type: 'AWS::EC2::SecurityGroup',
    states: [
      { GroupDescription: 'group', SecurityGroupIngress: [rule(80)], SecurityGroupEgress: [rule(443)] },
      { GroupDescription: 'group', SecurityGroupIngress: [rule(81)], SecurityGroupEgress: [rule(444)] },
    ],
  },
  { type: 'AWS::EC2::SecurityGroupIngress', needs: { Group: group }, states: described },
  { type: 'AWS::EC2::SecurityGroupEgress', needs: { Group: group }, states: described },
];
