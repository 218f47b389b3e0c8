import { AwsError } from '../operation.ts';

type Noun = 'balancers' | 'groups' | 'listeners';

interface Attribute {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** What is true where nothing was set; the most used of them. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html and its likes */
const defaults: Readonly<Record<Noun, Readonly<Record<string, string>>>> = {
  balancers: {
    'access_logs.s3.enabled': 'false',
    'deletion_protection.enabled': 'false',
    'idle_timeout.timeout_seconds': '60',
    'load_balancing.cross_zone.enabled': 'true',
    'routing.http2.enabled': 'true',
  },
  groups: {
    'deregistration_delay.timeout_seconds': '300',
    'load_balancing.algorithm.type': 'round_robin',
    'slow_start.duration_seconds': '0',
    'stickiness.enabled': 'false',
    'stickiness.type': 'lb_cookie',
    'lambda.multi_value_headers.enabled': 'false',
  },
  listeners: {},
};

const families: Readonly<Record<Noun, RegExp>> = {
  balancers:
    /^(access_logs|connection_logs|health_check_logs|client_keep_alive|deletion_protection|dns_record|idle_timeout|ipv6|load_balancing|routing|secondary_ips|waf|zonal_shift)\./,
  groups:
    /^(deregistration_delay|lambda|load_balancing|preserve_client_ip|proxy_protocol_v2|slow_start|stickiness|target_failover|target_group_health|target_health_state)\./,
  listeners: /^(routing|tcp)\./,
};

/** @throws AwsError ValidationError for an attribute that there is not */
export function changeAttributes(
  noun: Noun,
  before: Readonly<Record<string, string>>,
  wanted: readonly Attribute[] | undefined,
): Record<string, string> {
  const strange = wanted?.find(({ Key = '' }) => !families[noun].test(Key));
  if (strange) {
    throw new AwsError('ValidationError', `Attribute key '${strange.Key}' is not recognized`);
  }
  const set = (wanted ?? []).map(({ Key, Value }) => [Key, Value ?? '']);
  return { ...before, ...(Object.fromEntries(set) as Record<string, string>) };
}

export function listAttributes(
  noun: Noun,
  own: Readonly<Record<string, string>>,
): { Key: string; Value: string }[] {
  return Object.entries({ ...defaults[noun], ...own }).map(([Key, Value]) => ({ Key, Value }));
}
