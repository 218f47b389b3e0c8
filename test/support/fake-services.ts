import { defineOperation, type Operation, type Service } from '../../src/emulator/operation.ts';

interface FakeService {
  readonly id: string;
  readonly operations: readonly Operation[];
}

/** A service of the emulator whose operations the test decides on. */
export function fakeService({ id, operations }: FakeService): Service {
  return { id, actionPrefix: id, displayName: id, refusalCode: 'AccessDeniedException', operations };
}

/** Answers its input under the given member. */
export function echo(name: string, answer: (input: Record<string, unknown>) => object) {
  return defineOperation<Record<string, unknown>, object>({ name, requires: () => [], handle: answer });
}

export function failing(name: string, error: Error) {
  return defineOperation<object, object>({
    name,
    requires: () => [],
    handle() {
      throw error;
    },
  });
}
