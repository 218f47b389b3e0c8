import type { Tag } from '@aws-sdk/client-cloudformation';

import type { Call, Requirement } from '../../operation.ts';
import { requestTagContext } from '../../tag-context.ts';
import { cloudFormationStore } from '../store.ts';
import { findStack } from './find-stack.ts';

type Context = NonNullable<Requirement['context']>;

/**
 * The ARN that CloudFormation asks IAM about: of the stack, or `…:stack/NAME/*` where there is none of that name.
 * Source: refusals in https://github.com/aws-samples/aws-hpc-tutorials/issues/271 (none) and https://github.com/runs-on/runs-on/issues/27 (there).
 */
export function stackArn(call: Call, nameOrId: string | undefined): string {
  const prefix = `arn:aws:cloudformation:${call.region}:${call.account.accountId}:stack/`;
  if (nameOrId === undefined) return `${prefix}*/*`;
  if (nameOrId.startsWith('arn:')) return nameOrId;
  return findStack(call, nameOrId)?.stackId ?? `${prefix}${nameOrId}/*`;
}

/** The permission for an operation on one stack. */
export function onStack<Input extends { readonly StackName?: string | undefined }>(
  operation: string,
  contextOf: (input: Input) => Context = () => ({}),
): (input: Input, call: Call) => readonly Requirement[] {
  return (input, call) => [
    {
      action: `cloudformation:${operation}`,
      resource: stackArn(call, input.StackName),
      context: contextOf(input),
    },
  ];
}

interface NamedChangeSet {
  readonly StackName?: string | undefined;
  readonly ChangeSetName?: string | undefined;
}

/** A change set's stack: by its name, or by the id of the change set. */
export function stackOfChangeSet(call: Call, input: NamedChangeSet): string | undefined {
  if (input.StackName !== undefined) return input.StackName;
  const { stacks } = call.account.store(cloudFormationStore);
  const stack = [...stacks.values()].find(({ changeSets }) => changeSets.has(input.ChangeSetName ?? ''));
  return stack?.stackId;
}

/** The permission for an operation on one change set. */
export function onChangeSet(
  operation: string,
): (input: NamedChangeSet, call: Call) => readonly Requirement[] {
  return (input, call) => [
    {
      action: `cloudformation:${operation}`,
      resource: stackArn(call, stackOfChangeSet(call, input)),
      context: changeSetContext(input),
    },
  ];
}

function changeSetContext(input: { readonly ChangeSetName?: string | undefined }): Context {
  return input.ChangeSetName === undefined ? {} : { 'cloudformation:ChangeSetName': input.ChangeSetName };
}

interface SubmittedInput {
  readonly StackName?: string | undefined;
  readonly ChangeSetName?: string | undefined;
  readonly TemplateURL?: string | undefined;
  readonly RoleARN?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

/**
 * The condition keys of what is submitted with a template.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html
 */
export function submissionContext(input: SubmittedInput): Context {
  const tags = Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
  return {
    ...changeSetContext(input),
    ...(input.TemplateURL === undefined ? {} : { 'cloudformation:TemplateUrl': input.TemplateURL }),
    ...(input.RoleARN === undefined ? {} : { 'cloudformation:RoleArn': input.RoleARN }),
    ...requestTagContext(tags),
  };
}

interface WithStackPolicy extends SubmittedInput {
  readonly StackPolicyBody?: string | undefined;
  readonly StackPolicyURL?: string | undefined;
  readonly StackPolicyDuringUpdateBody?: string | undefined;
  readonly StackPolicyDuringUpdateURL?: string | undefined;
}

/**
 * The permission to change or to override a stack policy with an update.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
export function settingStackPolicy(input: WithStackPolicy, call: Call): readonly Requirement[] {
  const isGiven = [
    input.StackPolicyBody,
    input.StackPolicyURL,
    input.StackPolicyDuringUpdateBody,
    input.StackPolicyDuringUpdateURL,
  ].some((policy) => policy !== undefined);
  return isGiven ? onStack<WithStackPolicy>('SetStackPolicy')(input, call) : [];
}

/** The permission to hand a service role to CloudFormation. */
export function passingRole(roleArn: string | undefined): readonly Requirement[] {
  if (roleArn === undefined) return [];
  const context = { 'iam:PassedToService': 'cloudformation.amazonaws.com' };
  return [{ action: 'iam:PassRole', resource: roleArn, context }];
}
