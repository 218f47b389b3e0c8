import { AwsError, type Operation, type Requirement, type Service } from '../operation.ts';
import { wordEncodedRefusal } from '../sts/encoded-message.ts';
import { describeNetworkInterfaces, describeSubnets, describeVpcs } from './networks.ts';
import { describeAvailabilityZones, describeRegions } from './regions.ts';
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  describeSecurityGroupRules,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
  updateSecurityGroupRuleDescriptionsEgress,
  updateSecurityGroupRuleDescriptionsIngress,
} from './security-group-rules.ts';
import { createSecurityGroup, deleteSecurityGroup, describeSecurityGroups } from './security-groups.ts';
import { createTags, deleteTags, describeTags } from './tags.ts';

const operations: readonly Operation[] = [
  describeVpcs,
  describeSubnets,
  describeNetworkInterfaces,
  describeRegions,
  describeAvailabilityZones,
  createSecurityGroup,
  deleteSecurityGroup,
  describeSecurityGroups,
  authorizeSecurityGroupIngress,
  authorizeSecurityGroupEgress,
  revokeSecurityGroupIngress,
  revokeSecurityGroupEgress,
  updateSecurityGroupRuleDescriptionsIngress,
  updateSecurityGroupRuleDescriptionsEgress,
  describeSecurityGroupRules,
  createTags,
  deleteTags,
  describeTags,
];

export const ec2Service: Service = {
  id: 'ec2',
  actionPrefix: 'ec2',
  displayName: 'Ec2',
  refusalCode: 'UnauthorizedOperation',
  wordRefusal: (sentence, requirement, call) =>
    isReading(requirement)
      ? `You are not authorized to perform this operation. ${withoutResource(sentence)}`
      : wordEncodedRefusal(sentence, requirement, call),
  operations: operations.map(withDryRun),
};

function isReading({ action }: Requirement): boolean {
  return action.startsWith('ec2:Describe');
}

/** Reading has no resource to name. */
function withoutResource(sentence: string): string {
  return sentence.replace(' on resource: *', '');
}

/** A call that only asks whether it would be allowed. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html */
function withDryRun(operation: Operation): Operation {
  return {
    ...operation,
    handle: (input, call) => {
      if ((input as { readonly DryRun?: boolean }).DryRun) {
        throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
      }
      return operation.handle(input, call);
    },
  };
}
