import { randomUUID } from 'node:crypto';
import { Account } from '../../src/emulator/account.ts';
import { Directory } from '../../src/emulator/directory.ts';
import { Clock } from '../../src/emulator/clock.ts';
import { createDispatcher } from '../../src/emulator/dispatch.ts';
import { Hostility } from '../../src/emulator/hostility/hostility.ts';
import { findCredential } from '../../src/emulator/iam/access-keys.ts';
import { createOperator } from '../../src/emulator/iam/operator.ts';
import { AwsError } from '../../src/emulator/operation.ts';
import { cloudFormationStore } from '../../src/emulator/cloudformation/store.ts';
import { services } from '../../src/emulator/services.ts';

/** What the tests look into without a type for each operation. */
type Answer = Readonly<Record<string, unknown>>;

/** Somebody who calls the account's services in process, with the permissions of an access key. */
export interface ServiceActor {
  readonly arn: string;
  /** `call('s3:CreateBucket', { Bucket: 'b' })`. */
  call<T extends object = Answer>(named: string, input?: object): Promise<T>;
  /** The failure of a call that must fail, as `Code: message`. */
  fails(named: string, input?: object): Promise<string>;
}

export const accountId = '123456789012';

/** An emulated account with every service, without a socket. */
export function createServiceAccount(region = 'us-east-1', hostility = new Hostility(), clock = new Clock()) {
  const account = new Account({ accountId, propagationMs: 0, region, hostility, clock });
  const dispatcher = createDispatcher(new Directory(services), (error) => {
    throw error;
  });
  const handlerCalls: string[] = [];
  account.connect((service, operation, input, caller, place = region) => {
    handlerCalls.push(`${service}:${operation}`);
    return dispatcher.dispatch(service, operation, input, {
      account,
      region: place,
      caller,
      requestId: randomUUID(),
      body: new Uint8Array(),
    });
  });

  const actor = (accessKeyId: string): ServiceActor => {
    const credential = () => {
      const found = findCredential(account, accessKeyId);
      if (!found) throw new AwsError('InvalidClientTokenId', 'no such key', 403);
      return found;
    };
    const call = async <T extends object>(named: string, input: object = {}): Promise<T> => {
      const [service = '', operation = ''] = named.split(':');
      const answer = await dispatcher.dispatch(service, operation, input, {
        account,
        region,
        caller: {
          principal: credential().principal,
          accessKeyId,
          calledVia: [],
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: randomUUID(),
        body: new Uint8Array(),
      });
      return answer as T;
    };
    return {
      arn: credential().principal.arn,
      call,
      fails: async (named, input) => {
        try {
          await call(named, input);
        } catch (error) {
          if (error instanceof AwsError) return `${error.code}: ${error.message}`;
          throw error;
        }
        throw new Error(`${named} was expected to fail`);
      },
    };
  };

  const operator = actor(createOperator(account).accessKeyId);
  return {
    account,
    operator,
    /** What services called of each other, in order. */
    handlerCalls,
    /** Waits until no stack is worked on, and tells what failed, as `LogicalId reason`. */
    settle: async (): Promise<string[]> => {
      const stacks = [...account.store(cloudFormationStore).stacks.values()];
      for (const stack of stacks) while (stack.running) await stack.running;
      return stacks
        .flatMap((stack) => stack.events)
        .filter((event) => event.ResourceStatus?.endsWith('_FAILED'))
        .map((event) => `${event.LogicalResourceId} ${event.ResourceStatusReason}`);
    },
    /** A new user who may do these actions on everything, or exactly what statements say. */
    user: async (name: string, ...allowed: readonly (string | object)[]): Promise<ServiceActor> => {
      const statements = allowed.map((one) =>
        typeof one === 'string' ? { Effect: 'Allow', Action: one, Resource: '*' } : one,
      );
      await operator.call('iam:CreateUser', { UserName: name });
      if (statements.length > 0) {
        await operator.call('iam:PutUserPolicy', {
          UserName: name,
          PolicyName: 'inline',
          PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
        });
      }
      const { AccessKey: key } = await operator.call<{ AccessKey: { AccessKeyId: string } }>(
        'iam:CreateAccessKey',
        { UserName: name },
      );
      return actor(key.AccessKeyId);
    },
    /** A role that the service may assume; its ARN. */
    role: async (name: string, service: string, ...statements: readonly object[]): Promise<string> => {
      const trust = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
      const { Role: role } = await operator.call<{ Role: { Arn: string } }>('iam:CreateRole', {
        RoleName: name,
        AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
      });
      if (statements.length > 0) {
        await operator.call('iam:PutRolePolicy', {
          RoleName: name,
          PolicyName: 'inline',
          PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
        });
      }
      return role.Arn;
    },
  };
}
