import { Account } from '../../src/emulator/account.ts';
import { AwsError, type Call, type Service } from '../../src/emulator/operation.ts';

/** One service of an account, its operations called directly: what they ask of IAM is told, not decided. */
export interface DirectService {
  call(operation: string, input?: object): Promise<Readonly<Record<string, unknown>>>;
  /** The fault of a call that must fail, as `Code: message`. */
  fails(operation: string, input?: object): Promise<string>;
  /** What the call asks of IAM, as `action on resource`, in order and as printed. */
  asks(operation: string, input?: object): string[];
}

export const region = 'eu-west-1';
export const accountId = '123456789012';

export function createDirectService(
  service: Service,
  account = new Account({ accountId, propagationMs: 0 }),
): DirectService {
  const context: Call = {
    account,
    region,
    caller: {
      principal: { kind: 'root', accountId, arn: `arn:aws:iam::${accountId}:root` },
      accessKeyId: 'AKIAROOT',
      calledVia: [],
      sourceIp: '127.0.0.1',
      userAgent: 'test',
    },
    requestId: 'request',
    body: new Uint8Array(),
  };
  const find = (name: string) => {
    const operation = service.operations.find((candidate) => candidate.name === name);
    if (!operation) throw new Error(`${service.id}:${name} is not built`);
    return operation;
  };
  const call: DirectService['call'] = async (name, input = {}) =>
    ((await find(name).handle(input as never, context)) ?? {}) as Readonly<Record<string, unknown>>;
  return {
    call,
    fails: async (name, input) => {
      try {
        await call(name, input);
      } catch (error) {
        if (error instanceof AwsError) return `${error.code}: ${error.message}`;
        throw error;
      }
      throw new Error(`${name} was expected to fail`);
    },
    asks: (name, input = {}) =>
      (find(name).requires?.(input as never, context) ?? []).map(
        (asked) => `${asked.actionAsPrinted ?? asked.action} on ${asked.resourceAsPrinted ?? asked.resource}`,
      ),
  };
}
