import { randomUUID } from 'node:crypto';
import { Account } from '../../src/emulator/account.ts';
import { createDispatcher } from '../../src/emulator/dispatch.ts';
import { findCredential } from '../../src/emulator/iam/access-keys.ts';
import { createOperator } from '../../src/emulator/iam/operator.ts';
import { iamService } from '../../src/emulator/iam/service.ts';
import { AwsError, type Caller } from '../../src/emulator/operation.ts';
import { stsService } from '../../src/emulator/sts/service.ts';
import { serviceDirectory } from './directories.ts';

type Answer = Readonly<Record<string, unknown>>;

/** Somebody who calls IAM and STS in process, with the permissions of an access key. */
export interface Actor {
  readonly accessKeyId: string;
  /** `iam` unless the operation is written `sts:AssumeRole`. */
  readonly call: (operation: string, input?: object) => Promise<Answer>;
  /** The refusal or fault of a call that must fail, as `Code: message`. */
  readonly fails: (operation: string, input?: object) => Promise<string>;
}

export interface IamAccount {
  readonly account: Account;
  readonly operator: Actor;
  readonly actor: (accessKeyId: string, overrides?: Partial<Caller>) => Actor;
  /** A new user with a key; the policy, if any, is inline. */
  readonly user: (name: string, policy?: object, path?: string) => Promise<Actor>;
}

/** An emulated account of IAM and STS alone, without a socket. */
export function createIamAccount(propagationMs = 0): IamAccount {
  const account = new Account({ accountId: '123456789012', propagationMs, region: 'us-east-1' });
  const { dispatch } = createDispatcher(serviceDirectory([iamService, stsService]), (error) => {
    throw error;
  });
  const actor = (accessKeyId: string, overrides: Partial<Caller> = {}): Actor => {
    const call = async (named: string, input: object = {}): Promise<Answer> => {
      const credential = findCredential(account, accessKeyId);
      if (!credential) throw new AwsError('InvalidClientTokenId', 'no such key', 403);
      const [service = '', operation = named] = named.includes(':') ? named.split(':') : ['iam'];
      return dispatch(service, operation, input, {
        account,
        region: 'us-east-1',
        caller: {
          principal: credential.principal,
          accessKeyId,
          calledVia: [],
          sourceIp: '127.0.0.1',
          userAgent: 'test',
          ...overrides,
        },
        requestId: randomUUID(),
        body: new Uint8Array(),
      });
    };
    return {
      accessKeyId,
      call,
      fails: async (operation, input) => {
        try {
          await call(operation, input);
        } catch (error) {
          if (error instanceof AwsError) return `${error.code}: ${error.message}`;
          throw error;
        }
        throw new Error(`${operation} was expected to fail`);
      },
    };
  };
  const operator = actor(createOperator(account).accessKeyId);
  return {
    account,
    operator,
    actor,
    user: async (name, policy, path = '/') => {
      await operator.call('CreateUser', { UserName: name, Path: path });
      if (policy) await operator.call('PutUserPolicy', putInline(name, policy));
      const { AccessKey } = await operator.call('CreateAccessKey', { UserName: name });
      return actor((AccessKey as { AccessKeyId: string }).AccessKeyId);
    },
  };
}

export function putInline(userName: string, policy: object, policyName = 'inline'): object {
  return { UserName: userName, PolicyName: policyName, PolicyDocument: JSON.stringify(policy) };
}

/** A document of version 2012-10-17 with these statements. */
export function policyOf(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}
