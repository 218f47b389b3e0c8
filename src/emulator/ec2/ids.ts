import { randomBytes } from 'node:crypto';

/** What ids of each resource type begin with; the types are named as in its ARNs. */
export const idPrefixes = {
  'elastic-ip': 'eipalloc',
  instance: 'i',
  'internet-gateway': 'igw',
  natgateway: 'nat',
  'network-acl': 'acl',
  'network-interface': 'eni',
  'route-table': 'rtb',
  'security-group': 'sg',
  subnet: 'subnet',
  vpc: 'vpc',
  'vpc-endpoint': 'vpce',
  'vpc-flow-log': 'fl',
} as const;

type Prefix =
  | (typeof idPrefixes)[keyof typeof idPrefixes]
  | 'aclassoc'
  | 'dopt'
  | 'eipassoc'
  | 'eni-attach'
  | 'r'
  | 'rtbassoc'
  | 'sgr'
  | 'vol'
  | 'vpc-cidr-assoc';

/** `sg-0123456789abcdef0`. */
export function createId(prefix: Prefix): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}
