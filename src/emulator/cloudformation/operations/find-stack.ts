import type { Call } from '../../operation.ts';
import { cloudFormationStore, type Stack } from '../store.ts';
import { validationError } from '../template/validation-error.ts';

/** By id any stack there ever was; by name only one that is not deleted. */
export function findStack(call: Call, nameOrId: string): Stack | undefined {
  const { stacks } = call.account.store(cloudFormationStore);
  if (nameOrId.startsWith('arn:')) return stacks.get(nameOrId);
  return [...stacks.values()].find(
    (stack) => stack.name === nameOrId && stack.region === call.region && stack.status !== 'DELETE_COMPLETE',
  );
}

/** By the stack's id. */
export function tagsOfStack(arn: string, { account }: Call): Readonly<Record<string, string>> | undefined {
  const stack = account.store(cloudFormationStore).stacks.get(arn);
  const tags = stack?.desired?.tags ?? [];
  return stack && Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? '']));
}

/** The outermost stack around a nested one; else the stack itself. */
export function rootOf(call: Call, stack: Stack): Stack {
  const { stacks } = call.account.store(cloudFormationStore);
  return stacks.get(stack.rootId ?? '') ?? stack;
}

/** How the operations tell that a stack does not exist; each has its own words. */
export const missingStackWords = {
  brackets: (name: string) => `Stack [${name}] does not exist`,
  quotes: (name: string) => `Stack '${name}' does not exist`,
  withId: (name: string) => `Stack with id ${name} does not exist`,
} as const;

/** @throws AwsError ValidationError */
export function requireStack(
  call: Call,
  nameOrId: string | undefined,
  words: keyof typeof missingStackWords,
): Stack {
  const stack = nameOrId === undefined ? undefined : findStack(call, nameOrId);
  if (!stack) throw validationError(missingStackWords[words](nameOrId ?? ''));
  return stack;
}

/** @throws AwsError where the name is not one a stack may have */
export function assertStackName(name: string | undefined): string {
  if (name === undefined || !/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name ?? ''}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*`,
    );
  }
  return name;
}
