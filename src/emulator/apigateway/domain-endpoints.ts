import type { DomainName } from '@aws-sdk/client-api-gateway';
import { createIdentifier } from './identifier.ts';

/** CloudFront's own zone: https://docs.aws.amazon.com/general/latest/gr/cf_region.html */
const distributionZoneId = 'Z2FDTNDATAQYW2';

/** The zones of regional endpoints. Source: https://docs.aws.amazon.com/general/latest/gr/apigateway.html */
const regionalZoneIds: Readonly<Record<string, string>> = {
  'us-east-1': 'Z1UJRXOUMOOFQ8',
  'us-east-2': 'ZOJJZC49E0EPZ',
  'us-west-1': 'Z2MUQ32089INYE',
  'us-west-2': 'Z2OJLYMUO9EFXC',
  'ap-northeast-1': 'Z1YSHQZHG15GKL',
  'ap-northeast-2': 'Z20JF4UZKIW1U8',
  'ap-south-1': 'Z3VO1THU9YC4UR',
  'ap-southeast-1': 'ZL327KTPIQFUL',
  'ap-southeast-2': 'Z2RPCDW04V8134',
  'ca-central-1': 'Z19DQILCV0OWEC',
  'eu-central-1': 'Z1U9ULNL0V5AJ3',
  'eu-north-1': 'Z3UWIKFBOOGXPP',
  'eu-west-1': 'ZLY8HYME6SFDD',
  'eu-west-2': 'ZJ5UAJN8Y3Z2Q',
  'eu-west-3': 'Z3KY65QIEKYHQQ',
  'sa-east-1': 'ZCMLWB8V5SYIT',
};

/** Where a domain of this type is found: what an alias record of its name points to. */
export function makeEndpoint(type: 'EDGE' | 'REGIONAL', region: string): Partial<DomainName> {
  return type === 'EDGE'
    ? {
        distributionDomainName: `d${createIdentifier(13)}.cloudfront.net`,
        distributionHostedZoneId: distributionZoneId,
      }
    : {
        regionalDomainName: `d-${createIdentifier(10)}.execute-api.${region}.amazonaws.com`,
        // A region whose zone is not known here has CloudFront's form of one.
        regionalHostedZoneId: regionalZoneIds[region] ?? 'Z1UJRXOUMOOFQ8',
      };
}
