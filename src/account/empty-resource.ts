import type { OperatorClients } from './clients.ts';
import { emptyBucket } from './empty-bucket.ts';
import { emptyHostedZone } from './empty-hosted-zone.ts';

/** What AWS deletes only when nothing is in it, whoever put it there. */
export async function emptyResource(
  { s3, route53 }: Pick<OperatorClients, 's3' | 'route53'>,
  type: string,
  physicalId: string,
): Promise<void> {
  switch (type) {
    case 'AWS::S3::Bucket':
      return emptyBucket(s3, physicalId);
    case 'AWS::Route53::HostedZone':
      return emptyHostedZone(route53, physicalId);
    default:
  }
}
