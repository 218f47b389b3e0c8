import type { Account } from '../../account.ts';
import type { SourcedPolicy } from '../../authorization/evaluate.ts';
import { compilePolicyDocument } from '../../authorization/policy-document.ts';
import { findPolicyFault } from '../../authorization/policy-grammar.ts';
import { AwsError } from '../../operation.ts';
import { noSuchEntity } from '../iam-errors.ts';
import { iamState, type Group, type ManagedPolicy, type Role, type User } from '../store.ts';

/** A policy in a simulation, with what answers call it. */
export interface PolicySource extends SourcedPolicy {
  /** `PolicyInputList.1`, `user_carlos_inline`, `AdministratorAccess`. */
  readonly id: string;
  readonly text: string;
}

/** @throws AwsError NoSuchEntity */
export function findPolicySource(account: Account, arn: string): User | Role | Group {
  const { users, roles, groups } = iamState(account);
  const found = [...users.values(), ...roles.values(), ...groups.values()].find(
    (candidate) => candidate.arn === arn,
  );
  if (!found) throw noSuchEntity(`The policy source ${arn} cannot be found.`);
  return found;
}

/** The policies that give permissions to an identity, as IAM has them now, honoured already or not. */
export function sourcesOf(holder: User | Role | Group): readonly PolicySource[] {
  return [
    ...[...holder.inlinePolicies].map(([name, text]) =>
      sourceOf(`${holder.kind}_${holder.name}_${name}`, text),
    ),
    ...[...holder.attachedPolicies.values()].map(sourceOfManaged),
    ...(holder.kind === 'user' ? [...holder.groups.values()].flatMap(sourcesOf) : []),
  ];
}

/** Undefined where nothing limits the identity. */
export function boundaryOf(holder: User | Role | Group): readonly PolicySource[] | undefined {
  if (holder.kind === 'group' || !holder.boundary) return undefined;
  return [sourceOfManaged(holder.boundary)];
}

/** @throws AwsError InvalidInput */
export function readSources(
  texts: readonly string[],
  list: 'PolicyInputList' | 'PermissionsBoundaryPolicyInputList',
): readonly PolicySource[] {
  return texts.map((text, index) => {
    const fault = findPolicyFault(text, 'identity');
    if (fault !== undefined) throw new AwsError('InvalidInput', fault);
    return sourceOf(`${list}.${index + 1}`, text);
  });
}

/** @throws AwsError InvalidInput */
export function readResourceSource(text: string | undefined): PolicySource | undefined {
  if (text === undefined) return undefined;
  const fault = findPolicyFault(text, 'resource');
  if (fault !== undefined) throw new AwsError('InvalidInput', fault);
  return sourceOf('ResourcePolicy', text);
}

function sourceOf(id: string, text: string): PolicySource {
  return { id, text, document: compilePolicyDocument(text) };
}

function sourceOfManaged(policy: ManagedPolicy): PolicySource {
  return { ...sourceOf(policy.name, policy.text.current), arn: policy.arn };
}
