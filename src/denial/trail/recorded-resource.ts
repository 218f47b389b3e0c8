import type { ReadingContext } from '../context.ts';
import type { TrailRecord } from './trail-record.ts';
import { partitionOf } from '../quirks/told-resource.ts';
import { servicePrefixOf } from './recorded-call.ts';

interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** By service prefix, the request's members that name the resource and its ARN's form; the first that is there wins. */
type Form = readonly [member: string, render: (name: string, place: Place, all: Parameters) => string];
type Parameters = Readonly<Record<string, unknown>>;

const regional =
  (service: string, before: string, after = '') =>
  (name: string, { partition, region, account }: Place): string =>
    `arn:${partition}:${service}:${region}:${account}:${before}${name}${after}`;
const iam =
  (kind: string) =>
  (name: string, { partition, account }: Place): string =>
    `arn:${partition}:iam::${account}:${kind}/${name}`;

/**
 * Source: the "Resource types" table of each service in
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const forms: Readonly<Record<string, readonly Form[]>> = {
  s3: [
    [
      'bucketName',
      (bucket, { partition }, { key }) =>
        `arn:${partition}:s3:::${bucket}${typeof key === 'string' ? `/${key}` : ''}`,
    ],
  ],
  lambda: [
    ['functionName', regional('lambda', 'function:')],
    ['layerName', regional('lambda', 'layer:')],
  ],
  iam: [
    ['roleName', iam('role')],
    ['userName', iam('user')],
    ['groupName', iam('group')],
    ['instanceProfileName', iam('instance-profile')],
    ['policyArn', (arn) => arn],
    ['policyName', iam('policy')],
  ],
  logs: [['logGroupName', regional('logs', 'log-group:', ':*')]],
  dynamodb: [['tableName', regional('dynamodb', 'table/')]],
  sqs: [
    ['queueName', regional('sqs', '')],
    ['queueUrl', (url, place) => regional('sqs', '')(url.split('/').at(-1) ?? url, place)],
  ],
  sns: [
    ['topicArn', (arn) => arn],
    ['resourceArn', (arn) => arn],
    ['name', regional('sns', '')],
  ],
  kms: [['keyId', (id, place) => (id.startsWith('arn:') ? id : regional('kms', 'key/')(id, place))]],
  ssm: [['name', (name, place) => regional('ssm', 'parameter/')(name.replace(/^\//, ''), place)]],
  ecr: [['repositoryName', regional('ecr', 'repository/')]],
  states: [
    ['stateMachineArn', (arn) => arn],
    ['name', regional('states', 'stateMachine:')],
  ],
  kinesis: [['streamName', regional('kinesis', 'stream/')]],
  'cognito-idp': [['userPoolId', regional('cognito-idp', 'userpool/')]],
};

/**
 * What the call was about, by what it asked for. Undefined where that is not told, or where the form of the service's ARNs
 * is not known here. The record's own list of resources is no help: it names what the call touched, not what it needed.
 */
export function resourceOf(record: TrailRecord, context: ReadingContext): string | undefined {
  const { requestParameters, userArn } = record;
  const account = context.accountId ?? userArn?.split(':')[4];
  const service = servicePrefixOf(record);
  // The ARNs of S3 have no account.
  if (requestParameters === undefined || (account === undefined && service !== 's3')) return undefined;
  const place = {
    partition: userArn?.split(':')[1] ?? partitionOf(context.region),
    region: context.region ?? '*',
    account: account ?? '',
  };
  for (const [member, render] of forms[service] ?? []) {
    const name = requestParameters[member];
    if (typeof name !== 'string' || name === '') continue;
    return name.startsWith('arn:') ? name : render(name, place, requestParameters);
  }
  return undefined;
}
