import { toPassRole } from '../iam/pass-role.ts';
import type { Call, Requirement } from '../operation.ts';
import { topicRuleArn } from './store.ts';

/** A permission on a topic rule. */
export function onTopicRule(
  operation: string,
  name: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `iot:${operation}`, resource: topicRuleArn(name, call), context };
}

/** Each role that an action of a rule names, once; it is passed on to IoT. */
export function toPassRoles(payload: unknown): readonly Requirement[] {
  return [...new Set(rolesIn(payload))].flatMap((role) => toPassRole(role, 'iot.amazonaws.com'));
}

function rolesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'roleArn' && typeof inner === 'string' ? [inner] : rolesIn(inner),
  );
}
