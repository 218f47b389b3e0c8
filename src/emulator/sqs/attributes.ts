import { findPolicyFault } from '../authorization/policy-grammar.ts';
import { AwsError } from '../operation.ts';

interface Rule {
  readonly least: number;
  readonly most: number;
  readonly byDefault: string;
}

/** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const numeric: Readonly<Record<string, Rule>> = {
  DelaySeconds: { least: 0, most: 900, byDefault: '0' },
  MaximumMessageSize: { least: 1024, most: 1_048_576, byDefault: '1048576' },
  MessageRetentionPeriod: { least: 60, most: 1_209_600, byDefault: '345600' },
  ReceiveMessageWaitTimeSeconds: { least: 0, most: 20, byDefault: '0' },
  VisibilityTimeout: { least: 0, most: 43_200, byDefault: '30' },
  KmsDataKeyReusePeriodSeconds: { least: 60, most: 86_400, byDefault: '300' },
};

const other = new Set([
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'KmsMasterKeyId',
  'SqsManagedSseEnabled',
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
]);

export type Attributes = Readonly<Record<string, string>>;

/** @throws AwsError InvalidAttributeName, InvalidAttributeValue */
export function assertAttributes(attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    const rule = numeric[name];
    if (!rule && !other.has(name)) throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    if (rule && !(/^\d+$/u.test(value) && Number(value) >= rule.least && Number(value) <= rule.most)) {
      throw invalidValue(name);
    }
    if (value === '') continue;
    if (name === 'Policy' && findPolicyFault(value, 'resource') !== undefined) throw invalidValue(name);
    if (name.startsWith('Redrive')) assertJson(name, value);
  }
}

/** What a queue has without being told: compared when a queue is created again. */
export function withDefaults(attributes: Attributes): Record<string, string> {
  const defaults = Object.fromEntries(
    Object.entries(numeric)
      .filter(
        ([name]) => name !== 'KmsDataKeyReusePeriodSeconds' || attributes['KmsMasterKeyId'] !== undefined,
      )
      .map(([name, rule]) => [name, rule.byDefault]),
  );
  return {
    ...defaults,
    ...(attributes['KmsMasterKeyId'] === undefined ? { SqsManagedSseEnabled: 'true' } : {}),
    ...attributes,
  };
}

function assertJson(name: string, value: string): void {
  try {
    JSON.parse(value);
  } catch {
    throw invalidValue(name);
  }
}

/** Source of the words: https://github.com/aws/aws-cdk/issues/15602 */
function invalidValue(name: string): AwsError {
  return new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
}
