import { randomUUID } from 'node:crypto';
import { Account, type AccountOptions } from '../../src/emulator/account.ts';
import { cloudTrailService } from '../../src/emulator/cloudtrail/service.ts';
import { createDispatcher } from '../../src/emulator/dispatch.ts';
import { Hostility, type HostileMode } from '../../src/emulator/hostility/hostility.ts';
import { findCredential } from '../../src/emulator/iam/access-keys.ts';
import { createOperator } from '../../src/emulator/iam/operator.ts';
import { iamService } from '../../src/emulator/iam/service.ts';
import { AwsError, type Call, type ClientAttempt, type Service } from '../../src/emulator/operation.ts';
import { stsService } from '../../src/emulator/sts/service.ts';
import { serviceDirectory } from './directories.ts';

type Answer = Readonly<Record<string, unknown>>;

/** Somebody who calls the account from outside, without a socket. */
export interface Outsider {
  readonly accessKeyId: string;
  /** `call('iam:GetUser', {}, { nth: 2, of: 3 })`: an attempt that is not said is the first of three. */
  call<T extends object = Answer>(named: string, input?: object, attempt?: ClientAttempt): Promise<T>;
  /** The failure of a call that must fail, as `Code: message`. */
  fails(named: string, input?: object, attempt?: ClientAttempt): Promise<string>;
}

/** A hostile account of IAM, STS, CloudTrail and whatever services are given. */
export function createHostileAccount(
  modes: readonly HostileMode[],
  options: Partial<AccountOptions> & {
    readonly seed?: number;
    readonly services?: readonly Service[];
    /** False: calls are made as if by a service of the account. */
    readonly isOutside?: boolean;
    /** More about every call. */
    readonly call?: Partial<Call>;
  } = {},
) {
  const account = new Account({
    accountId: '123456789012',
    propagationMs: 0,
    hostility: new Hostility(modes, options.seed),
    ...options,
  });
  const dispatcher = createDispatcher(
    serviceDirectory([iamService, stsService, cloudTrailService, ...(options.services ?? [])]),
    (error) => {
      throw error;
    },
  );
  const outsider = (accessKeyId: string): Outsider => {
    const call: Outsider['call'] = async (named, input = {}, attempt = { nth: 1, of: 3 }) => {
      const credential = findCredential(account, accessKeyId);
      if (!credential) throw new AwsError('InvalidClientTokenId', 'no such key', 403);
      const [service = '', operation = ''] = named.split(':');
      const answer = await dispatcher.dispatch(service, operation, input, {
        account,
        region: 'us-east-1',
        caller: {
          principal: credential.principal,
          accessKeyId,
          calledVia: [],
          sourceIp: '127.0.0.1',
          userAgent: 'test',
        },
        requestId: randomUUID(),
        body: new Uint8Array(),
        ...(options.isOutside === false ? {} : { attempt }),
        ...options.call,
      });
      return answer as never;
    };
    return {
      accessKeyId,
      call,
      fails: async (named, input, attempt) => {
        try {
          await call(named, input, attempt);
        } catch (error) {
          if (error instanceof AwsError) return `${error.code}: ${error.message}`;
          throw error;
        }
        throw new Error(`${named} was expected to fail`);
      },
    };
  };
  const operator = outsider(createOperator(account).accessKeyId);
  return {
    account,
    operator,
    outsider,
    /** A new user with a key; may do what the statements allow. */
    user: async (name: string, ...statements: readonly object[]): Promise<Outsider> => {
      await operator.call('iam:CreateUser', { UserName: name });
      if (statements.length > 0) await operator.call('iam:PutUserPolicy', putInline(name, ...statements));
      const { AccessKey: key } = await operator.call<{ AccessKey: { AccessKeyId: string } }>(
        'iam:CreateAccessKey',
        { UserName: name },
      );
      return outsider(key.AccessKeyId);
    },
  };
}

export function putInline(userName: string, ...statements: readonly object[]): object {
  const document = { Version: '2012-10-17', Statement: statements };
  return { UserName: userName, PolicyName: 'inline', PolicyDocument: JSON.stringify(document) };
}

export function allow(...actions: readonly string[]): object {
  return { Effect: 'Allow', Action: actions, Resource: '*' };
}
