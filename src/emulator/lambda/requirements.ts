import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { functionArn, parseFunctionName } from './function-name.ts';
import { policyText } from './function-policy.ts';
import { lambdaState } from './store.ts';

interface Named {
  readonly FunctionName?: string | undefined;
  readonly Qualifier?: string | undefined;
}

/** A permission on the function, version or alias that the request names, under the function's policy. */
export function onFunction(
  action: string,
  input: Named,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  const named = parseFunctionName(input);
  const found = lambdaState(call).functions.get(named.name);
  return {
    action,
    resource: functionArn(named, call),
    resourcePolicy: found && policyText(found, named.qualifier),
    resourceTags: found?.tags,
    context,
  };
}

/** A permission on the function as a whole, whichever version or alias is named. */
export function onWholeFunction(
  action: string,
  input: Named,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  const { name } = parseFunctionName(input);
  return onFunction(action, { FunctionName: name }, call, context);
}

/** Tagging something while it is made asks for the tag action too. */
export function toTag(
  resource: string,
  tags: Readonly<Record<string, string>> | undefined,
): readonly Requirement[] {
  if (!tags || Object.keys(tags).length === 0) return [];
  return [{ action: 'lambda:TagResource', resource, context: requestTagContext(tags) }];
}

/** Lambda passes the role on; IAM is asked about the role. */
export function toPassRole(role: string | undefined, functionArnText: string): readonly Requirement[] {
  if (role === undefined) return [];
  return [
    {
      action: 'iam:PassRole',
      resource: role,
      context: {
        'iam:PassedToService': 'lambda.amazonaws.com',
        'iam:AssociatedResourceArn': functionArnText,
      },
    },
  ];
}
