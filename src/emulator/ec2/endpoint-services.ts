import type {
  DescribeVpcEndpointServicesRequest,
  DescribeVpcEndpointServicesResult,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { fitting } from './filters.ts';
import { pageOf } from './paging.ts';
import { toDescribe } from './requirements.ts';
import { zonesOf } from './zones.ts';

type EndpointType = 'Gateway' | 'Interface';

/** Source: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
const gatewayServices = ['dynamodb', 's3'];
/**
 * The ones that functions call most.
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const interfaceServices = [
  'athena',
  'autoscaling',
  'cloudformation',
  'codebuild',
  'cognito-idp',
  'dynamodb',
  'ec2',
  'ec2messages',
  'ecr.api',
  'ecr.dkr',
  'ecs',
  'elasticache',
  'elasticfilesystem',
  'events',
  'execute-api',
  'firehose',
  'glue',
  'kinesis-streams',
  'kms',
  'lambda',
  'logs',
  'monitoring',
  'rds',
  'rds-data',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'states',
  'sts',
  'xray',
];

interface EndpointService {
  readonly name: string;
  readonly type: EndpointType;
  readonly tags: Readonly<Record<string, string>>;
}

function endpointServices(region: string): readonly EndpointService[] {
  const define = (type: EndpointType) => (name: string) => ({
    name: `com.amazonaws.${region}.${name}`,
    type,
    tags: {},
  });
  return [...gatewayServices.map(define('Gateway')), ...interfaceServices.map(define('Interface'))];
}

/** @throws AwsError InvalidServiceName */
export function checkService(name: string | undefined, type: EndpointType, region: string): void {
  const named = endpointServices(region).filter((service) => service.name === name);
  if (named.length === 0) {
    throw new AwsError('InvalidServiceName', `The Vpc Endpoint Service '${name ?? ''}' does not exist`);
  }
  if (!named.some((service) => service.type === type)) {
    throw new AwsError(
      'InvalidParameter',
      `Endpoint type (${type}) does not match available service types ([${named.map((service) => service.type).join(', ')}]).`,
    );
  }
}

export const describeVpcEndpointServices = defineOperation<
  DescribeVpcEndpointServicesRequest,
  DescribeVpcEndpointServicesResult
>({
  name: 'DescribeVpcEndpointServices',
  requires: toDescribe('DescribeVpcEndpointServices'),
  handle: (input, { region }) => {
    const all = endpointServices(region);
    const strange = input.ServiceNames?.find((name) => !all.some((service) => service.name === name));
    if (strange !== undefined) {
      throw new AwsError('InvalidServiceName', `The Vpc Endpoint Service '${strange}' does not exist`);
    }
    const asked = all.filter(({ name }) => input.ServiceNames?.includes(name) ?? true);
    const found = fitting(asked, input.Filters, {
      'service-name': ({ name }) => [name],
      'service-type': ({ type }) => [type],
    });
    const { items, next } = pageOf(found, input);
    return {
      ServiceNames: items.map(({ name }) => name),
      ServiceDetails: items.map(({ name, type }) => ({
        ServiceName: name,
        ServiceType: [{ ServiceType: type }],
        AvailabilityZones: [...zonesOf(region)],
        Owner: 'amazon',
        VpcEndpointPolicySupported: true,
        AcceptanceRequired: false,
        ManagesVpcEndpoints: false,
        Tags: [],
      })),
      ...next,
    };
  },
});
