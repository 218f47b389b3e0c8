import { AwsError } from '../../operation.ts';
import type { Template } from './template.ts';

/**
 * IAM types by the property that names what they make.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html (Capabilities)
 */
const iamTypes: ReadonlyMap<string, string | undefined> = new Map([
  ['AWS::IAM::AccessKey', undefined],
  ['AWS::IAM::Group', 'GroupName'],
  ['AWS::IAM::InstanceProfile', 'InstanceProfileName'],
  ['AWS::IAM::ManagedPolicy', 'ManagedPolicyName'],
  ['AWS::IAM::Policy', undefined],
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::User', 'UserName'],
  ['AWS::IAM::UserToGroupAddition', undefined],
]);

export interface NeededCapabilities {
  readonly capabilities: readonly ('CAPABILITY_AUTO_EXPAND' | 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM')[];
  readonly reason: string | undefined;
}

/** The capabilities that a template asks the caller to acknowledge. */
export function neededCapabilities(template: Template): NeededCapabilities {
  const found = [...template.resources.values()].filter(({ type }) => iamTypes.has(type));
  const named = found.some(({ type, properties }) => {
    const property = iamTypes.get(type);
    return property !== undefined && properties[property] !== undefined;
  });
  if (found.length === 0) return { capabilities: [], reason: undefined };
  const types = [...new Set(found.map(({ type }) => type))].join(', ');
  return {
    capabilities: [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'],
    reason: `The following resource(s) require capabilities: [${types}]`,
  };
}

/** @throws AwsError InsufficientCapabilitiesException */
export function assertCapabilities(template: Template, given: readonly string[]): void {
  const { capabilities } = neededCapabilities(template);
  const missing = capabilities.filter(
    (needed) =>
      !given.includes(needed) && !(needed === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM')),
  );
  if (missing.length > 0) {
    throw new AwsError(
      'InsufficientCapabilitiesException',
      `Requires capabilities : [${missing.join(', ')}]`,
    );
  }
}
