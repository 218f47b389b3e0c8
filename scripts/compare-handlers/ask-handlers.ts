import { randomUUID } from 'node:crypto';
import { Account } from '../../src/emulator/account.ts';
import { cloudFormationStore } from '../../src/emulator/cloudformation/store.ts';
import { createDispatcher } from '../../src/emulator/dispatch.ts';
import { findCredential } from '../../src/emulator/iam/access-keys.ts';
import { createOperator } from '../../src/emulator/iam/operator.ts';
import type { Caller, Operation, Service } from '../../src/emulator/operation.ts';
import { services } from '../../src/emulator/services.ts';
import type { NeededResource, Sample } from './sample.ts';

export type Handler = 'create' | 'update' | 'delete';

/** One permission that one call of a handler asked for. */
export interface AskedAction {
  readonly handler: Handler;
  /** `s3:PutBucketEncryption`. */
  readonly call: string;
  /** `s3:PutEncryptionConfiguration`. */
  readonly action: string;
}

const accountId = '123456789012';

/** The services, each telling which permissions its calls ask for. */
function listening(tell: (call: string, actions: readonly string[], caller: Caller) => void): Service[] {
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
  return services.map((service) => ({
    ...service,
    operations: service.operations.map((operation) => listen(service, operation)),
  }));
}

/** An emulated account in process, whose operator deploys and is asked for permissions by CloudFormation. */
function openAccount(onAsked: (call: string, actions: readonly string[]) => void) {
  const account = new Account({ accountId, propagationMs: 0 });
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

function needsTemplate(needs: Readonly<Record<string, NeededResource>>): object {
  const exported = Object.entries(needs).flatMap(([id, { exports = [] }]) => [
    { id, name: id, value: { Ref: id } as object },
    ...exports.map((name) => ({ id, name: `${id}:${name}`, value: { 'Fn::GetAtt': [id, name] } })),
  ]);
  return {
    Resources: Object.fromEntries(
      Object.entries(needs).map(([id, { exports: _, ...resource }]) => [id, resource]),
    ),
    Outputs: Object.fromEntries(
      exported.map(({ name, value }, index) => [`Out${index}`, { Value: value, Export: { Name: name } }]),
    ),
  };
}

/**
 * Lives a sample's life in an emulated account of its own and tells what its handlers asked for, in order.
 *
 * @throws Error where a resource fails
 */
export async function askHandlers(sample: Sample): Promise<readonly AskedAction[]> {
  const asked: AskedAction[] = [];
  let handler: Handler | undefined;
  const { account, call } = openAccount((made, actions) => {
    if (handler === undefined) return;
    for (const action of actions) asked.push({ handler, call: made, action });
  });
  const deploy = async (operation: string, name: string, template?: object, tags?: object): Promise<void> => {
    const TemplateBody = template && JSON.stringify(template);
    await call('cloudformation', operation, {
      StackName: name,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      ...(TemplateBody !== undefined && { TemplateBody, Tags: tags ?? [{ Key: 'STAGE', Value: 'dev' }] }),
    });
    const stack = [...account.store(cloudFormationStore).stacks.values()].findLast(
      (candidate) => candidate.name === name,
    );
    while (stack?.running) await stack.running;
    const failed = stack?.events.find((event) => event.ResourceStatus?.endsWith('_FAILED'));
    if (failed) throw new Error(`${sample.type}, ${operation}: ${failed.ResourceStatusReason}`);
  };

  if (sample.needs) await deploy('CreateStack', 'needs', needsTemplate(sample.needs));
  await call('s3', 'CreateBucket', { Bucket: 'artifacts' });
  await call('s3', 'PutObject', { Bucket: 'artifacts', Key: 'code.zip', Body: emptyZip });
  for (const [index, Properties] of sample.states.entries()) {
    handler = index === 0 ? 'create' : 'update';
    const template = { Resources: { It: { Type: sample.type, Properties } } };
    // Other tags each time, so that they have to be set and taken away.
    await deploy(index === 0 ? 'CreateStack' : 'UpdateStack', 'it', template, [
      { Key: `STAGE${index}`, Value: 'dev' },
    ]);
  }
  handler = 'delete';
  await deploy('DeleteStack', 'it');
  return asked;
}

/** The end record of an archive without files. */
const emptyZip = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);
