import type {
  AccountAttributeName,
  DescribeAccountAttributesRequest,
  DescribeAccountAttributesResult,
} from '@aws-sdk/client-ec2';
import { defineOperation } from '../operation.ts';
import { toDescribe } from './requirements.ts';
import { defaultVpc } from './store.ts';

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAccountAttributes.html */
export const describeAccountAttributes = defineOperation<
  DescribeAccountAttributesRequest,
  DescribeAccountAttributesResult
>({
  name: 'DescribeAccountAttributes',
  requires: toDescribe('DescribeAccountAttributes'),
  handle: ({ AttributeNames: names }, call) => {
    const values: Readonly<Record<string, string>> = {
      'default-vpc': defaultVpc(call)?.id ?? 'none',
      'max-elastic-ips': '5',
      'max-instances': '20',
      'supported-platforms': 'VPC',
      'vpc-max-elastic-ips': '5',
      'vpc-max-security-groups-per-interface': '5',
    };
    return {
      AccountAttributes: Object.entries(values)
        .filter(([name]) => !names?.length || names.includes(name as AccountAttributeName))
        .map(([name, value]) => ({
          AttributeName: name,
          AttributeValues: [{ AttributeValue: value }],
        })),
    };
  },
});
