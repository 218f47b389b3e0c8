import type {
  CreateNetworkAclEntryRequest,
  DeleteNetworkAclEntryRequest,
  ReplaceNetworkAclEntryRequest,
} from '@aws-sdk/client-ec2';
import { AwsError, defineOperation } from '../operation.ts';
import { getThing, keepThing } from './find.ts';
import { onThing } from './requirements.ts';
import type { NetworkAcl, NetworkAclEntry } from './things.ts';

const kind = 'network-acl';

/** An entry is known by its number and its direction. */
type Place = Pick<CreateNetworkAclEntryRequest, 'Egress' | 'RuleNumber'>;

const isAt =
  ({ Egress: isEgress = false, RuleNumber: ruleNumber }: Place) =>
  (entry: NetworkAclEntry): boolean =>
    entry.isEgress === isEgress && entry.ruleNumber === ruleNumber;

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html */
export const createNetworkAclEntry = defineOperation<CreateNetworkAclEntryRequest, object>({
  name: 'CreateNetworkAclEntry',
  requires: (input, call) => [onThing('ec2:CreateNetworkAclEntry', kind, input.NetworkAclId, call)],
  handle: (input, call) => {
    const acl = getThing(call, kind, input.NetworkAclId);
    if (acl.entries.some(isAt(input))) {
      throw new AwsError(
        'NetworkAclEntryAlreadyExists',
        `The network acl entry identified by ${input.RuleNumber} already exists.`,
      );
    }
    keepThing(call, kind, { ...acl, entries: sorted([...acl.entries, readEntry(input)]) });
    return {};
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceNetworkAclEntry.html */
export const replaceNetworkAclEntry = defineOperation<ReplaceNetworkAclEntryRequest, object>({
  name: 'ReplaceNetworkAclEntry',
  requires: (input, call) => [onThing('ec2:ReplaceNetworkAclEntry', kind, input.NetworkAclId, call)],
  handle: (input, call) => {
    const acl = getThing(call, kind, input.NetworkAclId);
    const kept = without(acl, input);
    keepThing(call, kind, { ...acl, entries: sorted([...kept, readEntry(input)]) });
    return {};
  },
});

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkAclEntry.html */
export const deleteNetworkAclEntry = defineOperation<DeleteNetworkAclEntryRequest, object>({
  name: 'DeleteNetworkAclEntry',
  requires: (input, call) => [onThing('ec2:DeleteNetworkAclEntry', kind, input.NetworkAclId, call)],
  handle: (input, call) => {
    const acl = getThing(call, kind, input.NetworkAclId);
    keepThing(call, kind, { ...acl, entries: without(acl, input) });
    return {};
  },
});

/** @throws AwsError InvalidNetworkAclEntry.NotFound */
function without(acl: NetworkAcl, place: Place): readonly NetworkAclEntry[] {
  const kept = acl.entries.filter((entry) => !isAt(place)(entry));
  if (kept.length < acl.entries.length) return kept;
  throw new AwsError(
    'InvalidNetworkAclEntry.NotFound',
    `The ${place.Egress === true ? 'egress' : 'ingress'} entry with rule number ${place.RuleNumber} does not exist in network ACL ${acl.id}`,
  );
}

/** What comes first is asked first. */
function sorted(entries: readonly NetworkAclEntry[]): readonly NetworkAclEntry[] {
  return entries.toSorted((left, right) => left.ruleNumber - right.ruleNumber);
}

/** TCP and UDP, by name or number, need ports. */
const withPorts = new Set(['6', '17', 'tcp', 'udp']);

/** Numbers: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html; the words are assumed. */
function readEntry(input: CreateNetworkAclEntryRequest): NetworkAclEntry {
  const { RuleNumber: ruleNumber = 0, Protocol: protocol = '', PortRange: ports, CidrBlock: cidr } = input;
  if (ruleNumber < 1 || ruleNumber > 32_766) {
    throw new AwsError('InvalidParameterValue', `Value (${ruleNumber}) for parameter ruleNumber is invalid.`);
  }
  if (cidr === undefined && input.Ipv6CidrBlock === undefined) {
    throw new AwsError('MissingParameter', 'Either CidrBlock or Ipv6CidrBlock should be provided.');
  }
  if (withPorts.has(protocol) && ports === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter portRange');
  }
  return {
    ruleNumber,
    isEgress: input.Egress === true,
    protocol,
    action: input.RuleAction ?? 'deny',
    cidr,
    ipv6Cidr: input.Ipv6CidrBlock,
    ports: withPorts.has(protocol) ? ports : undefined,
    icmp: input.IcmpTypeCode,
  };
}
