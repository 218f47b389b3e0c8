import { AwsError } from '../operation.ts';

/**
 * As many of each kind as a new account may have in a region.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html,
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html
 */
const quotas = {
  vpc: { most: 5, code: 'VpcLimitExceeded', plural: 'VPCs' },
  'internet-gateway': { most: 5, code: 'InternetGatewayLimitExceeded', plural: 'internet gateways' },
  'elastic-ip': { most: 5, code: 'AddressLimitExceeded', plural: 'addresses' },
} as const;

/** @throws AwsError where there is no room for one more */
export function assertRoom(kind: keyof typeof quotas, present: ReadonlyMap<string, unknown>): void {
  const { most, code, plural } = quotas[kind];
  if (present.size >= most) throw new AwsError(code, `The maximum number of ${plural} has been reached.`);
}
