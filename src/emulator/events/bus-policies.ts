import type { PutPermissionRequest, RemovePermissionRequest } from '@aws-sdk/client-eventbridge';

import { findPolicyFault } from '../authorization/policy-grammar.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { eventsStore, findBus } from './store.ts';

interface Statement {
  readonly Sid?: string;
}

/** The service authorization reference names no resource. */
const onAll = (operation: string) => () => [{ action: `events:${operation}`, resource: '*' }];

function statementsOf(policy: string | undefined): readonly Statement[] {
  return policy === undefined ? [] : (JSON.parse(policy) as { Statement: readonly Statement[] }).Statement;
}

function setPolicy(call: Call, bus: string | undefined, statements: readonly Statement[]): void {
  const { arn } = findBus(call, bus);
  const { policies } = call.account.store(eventsStore);
  if (statements.length === 0) policies.delete(arn);
  else policies.set(arn, JSON.stringify({ Version: '2012-10-17', Statement: statements }));
}

/** A statement, or the whole policy at once. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html */
export const putPermission = defineOperation<PutPermissionRequest, void>({
  name: 'PutPermission',
  requires: onAll('PutPermission'),
  handle: (input, call) => {
    const bus = findBus(call, input.EventBusName);
    if (input.Policy !== undefined) {
      if (findPolicyFault(input.Policy, 'resource') !== undefined) throw malformed();
      setPolicy(call, input.EventBusName, [statementsIn(input.Policy)].flat());
      return;
    }
    const { Action = 'events:PutEvents', Condition: condition, Principal: principal, StatementId } = input;
    if (principal === undefined || StatementId === undefined) throw malformed();
    if (principal !== '*' && !/^\d{12}$/.test(principal)) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${principal}' at 'principal' failed to satisfy constraint: Member must satisfy regular expression pattern: (\\d{12}|\\*)`,
      );
    }
    const statement = {
      Sid: StatementId,
      Effect: 'Allow',
      Principal: principal === '*' ? '*' : { AWS: `arn:aws:iam::${principal}:root` },
      Action,
      Resource: bus.arn,
      ...(condition && {
        Condition: { [condition.Type ?? '']: { [condition.Key ?? '']: condition.Value ?? '' } },
      }),
    };
    const others = statementsOf(bus.policy).filter(({ Sid }) => Sid !== StatementId);
    setPolicy(call, input.EventBusName, [...others, statement]);
  },
});

function statementsIn(policy: string): Statement | readonly Statement[] {
  return (JSON.parse(policy) as { Statement: Statement | readonly Statement[] }).Statement;
}

/** The words are assumed. */
function malformed(): AwsError {
  return new AwsError('ValidationException', 'The policy or its statement is not valid.');
}

/** Words: https://github.com/getmoto/moto. */
export const removePermission = defineOperation<RemovePermissionRequest, void>({
  name: 'RemovePermission',
  requires: onAll('RemovePermission'),
  handle: (input, call) => {
    const statements = statementsOf(findBus(call, input.EventBusName).policy);
    if (input.RemoveAllPermissions) {
      setPolicy(call, input.EventBusName, []);
      return;
    }
    const kept = statements.filter(({ Sid }) => Sid !== input.StatementId);
    if (kept.length === statements.length) {
      throw new AwsError(
        'ResourceNotFoundException',
        statements.length === 0
          ? 'EventBus does not have a policy.'
          : 'Statement with the provided id does not exist.',
      );
    }
    setPolicy(call, input.EventBusName, kept);
  },
});
