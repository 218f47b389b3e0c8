import { randomUUID } from 'node:crypto';
import type { Account, Invoke } from './account.ts';
import { authorize } from './authorization/authorize.ts';
import { recordCall } from './cloudtrail/record-call.ts';
import type { Directory } from './directory.ts';
import { takePlannedFailure } from './hostility/fail-next.ts';
import { drawPageSize, limitPage } from './hostility/small-pages.ts';
import { strikeCall } from './hostility/throttling.ts';
import { AwsError, type Call, type Operation, type Service } from './operation.ts';
import { assertRequired } from './wire/required.ts';

/** Something the emulator itself did wrong; the caller sees InternalFailure. */
export type ReportFault = (error: unknown, call: { service: string; operation: string }) => void;

export interface Dispatcher {
  /**
   * The one place that every call passes, from outside and from other services: required members, then what the account's ill will
   * lets through, then permissions, then the operation; then the trail.
   * @throws AwsError
   */
  readonly dispatch: (
    serviceId: string,
    operationName: string,
    input: object,
    call: Call,
  ) => Promise<Readonly<Record<string, unknown>>>;
}

export function createDispatcher(services: Directory<Service>, reportFault: ReportFault): Dispatcher {
  return {
    async dispatch(serviceId, operationName, input, call) {
      await services.load([serviceId]);
      const service = services.find(serviceId);
      const operation = service?.operations.find(({ name }) => name === operationName);
      if (!service || !operation) throw notBuilt(serviceId, operationName);
      try {
        const output = await perform(service, operation, input, call);
        recordCall(call, serviceId, operationName, input, undefined);
        return output;
      } catch (error) {
        const known = toAwsError(error, call.requestId, () =>
          reportFault(error, { service: serviceId, operation: operationName }),
        );
        recordCall(call, serviceId, operationName, input, known);
        throw known;
      }
    },
  };
}

/** Lets the account's services call each other through the dispatcher. */
export function connectInProcess(account: Account, { dispatch }: Dispatcher): void {
  const invoke: Invoke = (serviceId, operation, input, caller, region = account.region) =>
    dispatch(serviceId, operation, input, {
      account,
      region,
      caller,
      requestId: randomUUID(),
      body: new Uint8Array(),
    });
  account.connect(invoke);
}

async function perform(
  service: Service,
  operation: Operation,
  wholeInput: object,
  wholeCall: Call,
): Promise<Readonly<Record<string, unknown>>> {
  const { id } = service;
  const { name } = operation;
  assertRequired(id, name, wholeInput);
  const obstacle =
    takePlannedFailure(wholeCall.account, id, name) ??
    strikeCall(wholeCall.account, id, name, wholeCall.attempt);
  if (obstacle) throw obstacle;
  const pageSize = drawPageSize(wholeCall, id, name);
  const call = pageSize === undefined ? wholeCall : { ...wholeCall, pageSize };
  const input = (pageSize === undefined ? wholeInput : limitPage(wholeInput, id, name, pageSize)) as never;
  const requirements = operation.requires?.(input, call) ?? [
    { action: `${service.actionPrefix}:${name}`, resource: '*' },
  ];
  for (const requirement of requirements) authorize(requirement, call, service, requirements);
  const output = await operation.handle(input, call);
  return (output ?? {}) as Readonly<Record<string, unknown>>;
}

function toAwsError(error: unknown, requestId: string, report: () => void): AwsError {
  if (error instanceof AwsError) {
    error.requestId ??= requestId;
    return error;
  }
  report();
  return internalFailure(requestId);
}

function notBuilt(service: string, operation: string): AwsError {
  return new AwsError('NotImplemented', `${service}:${operation} is not built in this emulated account`, 501);
}

export function internalFailure(requestId: string): AwsError {
  const error = new AwsError(
    'InternalFailure',
    'The request processing has failed because of an unknown error, exception or failure.',
    500,
  );
  error.requestId = requestId;
  return error;
}
