import { randomUUID } from 'node:crypto';
import { Account } from '../../src/emulator/account.ts';
import { Directory } from '../../src/emulator/directory.ts';
import { createDispatcher } from '../../src/emulator/dispatch.ts';
import { findCredential } from '../../src/emulator/iam/access-keys.ts';
import { createOperator } from '../../src/emulator/iam/operator.ts';
import type { Caller, Operation, Service } from '../../src/emulator/operation.ts';
import { services } from '../../src/emulator/services.ts';

type Tell = (call: string, actions: readonly string[], caller: Caller) => void;

/** The services, each telling which permissions its calls ask for. */
function listening(tell: Tell): Directory<Service> {
  const listen = (service: Service, operation: Operation): Operation => ({
    ...operation,
    requires: (input, call) => {
      const requirements = operation.requires?.(input, call) ?? [
        { action: `${service.actionPrefix}:${operation.name}`, resource: '*' },
      ];
      tell(
        `${service.id}:${operation.name}`,
        requirements.map(({ action }) => action),
        call.caller,
      );
      return requirements;
    },
  });
  const listenTo = (service: Service): Service => ({
    ...service,
    operations: service.operations.map((operation) => listen(service, operation)),
  });
  return new Directory(
    Object.fromEntries(
      Object.entries(services).map(([id, load]) => [id, async () => listenTo(await load())]),
    ),
  );
}

/** An emulated account in process. Told is what calls that CloudFormation makes for its operator ask for. */
export function openListeningAccount(onAsked: (call: string, actions: readonly string[]) => void) {
  const account = new Account({ accountId: '123456789012', propagationMs: 0 });
  const operator = createOperator(account);
  const principal = findCredential(account, operator.accessKeyId)?.principal;
  if (!principal) throw new Error('the operator has no credential');
  const all = listening((call, actions, caller) => {
    if (caller.principal.arn === principal.arn && caller.calledVia.length > 0) onAsked(call, actions);
  });
  const { dispatch } = createDispatcher(all, (error) => {
    throw error;
  });
  const common = { account, region: 'us-east-1', body: new Uint8Array() };
  account.connect((service, operation, input, caller) =>
    dispatch(service, operation, input, { ...common, caller, requestId: randomUUID() }),
  );
  const caller: Caller = {
    principal,
    accessKeyId: operator.accessKeyId,
    calledVia: [],
    sourceIp: '127.0.0.1',
    userAgent: 'compare-handlers',
  };
  const call = (service: string, operation: string, input: object) =>
    dispatch(service, operation, input, { ...common, caller, requestId: randomUUID() });
  return { account, call };
}
