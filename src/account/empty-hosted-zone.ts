import {
  ChangeResourceRecordSetsCommand,
  GetHostedZoneCommand,
  type ListResourceRecordSetsCommandInput,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
  type Route53Client,
} from '@aws-sdk/client-route-53';
import { unless } from '../to-harness-error.ts';

const gone = ['NoSuchHostedZone'];

/**
 * Deletes every record but those that the zone was made with. What validates a certificate, for one, stays when the certificate goes.
 * Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteHostedZone.html
 * route53:GetHostedZone, route53:ListResourceRecordSets, route53:ChangeResourceRecordSets
 */
export async function emptyHostedZone(client: Route53Client, zone: string): Promise<void> {
  await unless(gone, async () => {
    const { HostedZone } = await client.send(new GetHostedZoneCommand({ Id: zone }));
    let start: Partial<ListResourceRecordSetsCommandInput> = {};
    for (;;) {
      const page = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId: zone, ...start }));
      const records = (page.ResourceRecordSets ?? []).filter((record) => !isOwn(record, HostedZone?.Name));
      const Changes = records.map((record) => ({ Action: 'DELETE' as const, ResourceRecordSet: record }));
      if (Changes.length > 0) {
        await client.send(
          new ChangeResourceRecordSetsCommand({ HostedZoneId: zone, ChangeBatch: { Changes } }),
        );
      }
      if (!page.IsTruncated) return;
      start = {
        StartRecordName: page.NextRecordName,
        StartRecordType: page.NextRecordType,
        StartRecordIdentifier: page.NextRecordIdentifier,
      };
    }
  });
}

function isOwn({ Name, Type }: ResourceRecordSet, apex: string | undefined): boolean {
  return Name === apex && (Type === 'NS' || Type === 'SOA');
}
