import { needed, type NeededResource, type Sample } from '../sample.ts';

const zone: NeededResource = {
  Type: 'AWS::Route53::HostedZone',
  Properties: { Name: 'example.test' },
};
const HostedZoneId = needed('Zone');
const logGroups = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53';

/** What stands between the world and a service: names, certificates, distributions, firewalls. */
export const edgeSamples: readonly Sample[] = [
  {
    type: 'AWS::Route53::HostedZone',
    states: [true, false].map((EnableAcceleratedRecovery, index) => ({
      Name: 'example.test',
      HostedZoneConfig: { Comment: `state ${index}` },
      HostedZoneFeatures: { EnableAcceleratedRecovery },
      HostedZoneTags: [{ Key: 'team', Value: 'web' }],
      QueryLoggingConfig: { CloudWatchLogsLogGroupArn: `${logGroups}/${index}` },
    })),
    replacement: { Name: 'example.org' },
  },
  {
    type: 'AWS::Route53::RecordSet',
    needs: { Zone: zone },
    states: ['A', 'TXT'].map((Type) => ({
      HostedZoneId,
      Name: 'www.example.test',
      Type,
      TTL: '300',
      ResourceRecords: [Type === 'A' ? '192.0.2.1' : '"text"'],
    })),
    replacement: {
      HostedZoneName: 'example.test.',
      Name: 'api.example.test',
      Type: 'A',
      TTL: '60',
      ResourceRecords: ['192.0.2.1'],
    },
  },
  {
    type: 'AWS::Route53::RecordSetGroup',
    needs: { Zone: zone },
    states: ['a', 'b'].map((host) => ({
      HostedZoneId,
      RecordSets: [host, 'www'].map((name) => ({
        Name: `${name}.example.test`,
        Type: 'CNAME',
        TTL: 300,
        ResourceRecords: ['example.com'],
      })),
    })),
  },
];
