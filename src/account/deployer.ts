import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetUserCommand,
  type IAMClient,
  paginateListAccessKeys,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from '../errors.ts';
import type { Deployer, Life } from '../life.ts';
import { awaitConfirmed } from './await-confirmed.ts';
import { type ClientOptions, clientSettings, type OperatorClients } from './clients.ts';
import type { Journal } from './journal.ts';
import { iamPath, makeTags, userName } from './names.ts';
import { doing, errorName, unless } from '../to-harness-error.ts';

/** The user under test, with what it signs by. Its secret belongs to the secrets of the run. */
export interface DeployerWithKey extends Deployer {
  readonly secretAccessKey: string;
}

export interface CreateDeployerOptions {
  readonly runId: string;
  readonly life: Pick<Life, 'number'>;
  readonly journal: Journal;
}

/**
 * A user with no permission, and one key. A user of that name that is there already is taken over and
 * gets a new key.
 * iam:CreateUser, iam:CreateAccessKey
 */
export async function createDeployer(
  { iam }: Pick<OperatorClients, 'iam'>,
  { runId, life, journal }: CreateDeployerOptions,
): Promise<DeployerWithKey> {
  const name = userName(runId, life.number);
  await journal.append({ kind: 'user', userName: name });
  return doing(`making the user ${name}`, async () => {
    const created = await unless(['EntityAlreadyExistsException', 'EntityAlreadyExists'], () =>
      iam.send(new CreateUserCommand({ UserName: name, Path: iamPath, Tags: makeTags(runId) })),
    );
    if (created === undefined) await deleteKeys(iam, name);
    const { User } = created ?? (await iam.send(new GetUserCommand({ UserName: name })));
    const key = await createKey(iam, name);
    if (User?.Arn === undefined) {
      throw new HarnessError(`iam made the user ${name} without an ARN`, { code: 'aws', fault: 'aws' });
    }
    return { userName: name, arn: User.Arn, ...key };
  });
}

/** A user has two keys at most. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const mostKeys = 2;

/**
 * Another key in the place of one that is dead.
 * iam:ListAccessKeys, iam:CreateAccessKey, iam:DeleteAccessKey
 */
export async function renewKey(
  { iam }: Pick<OperatorClients, 'iam'>,
  deployer: Deployer,
): Promise<DeployerWithKey> {
  const { userName: name, arn } = deployer;
  return doing(`giving ${name} another key`, async () => {
    const old = await listKeys(iam, name);
    if (old.length >= mostKeys) await deleteKeys(iam, name);
    const key = await createKey(iam, name);
    await Promise.all(old.map((accessKeyId) => deleteKey(iam, name, accessKeyId)));
    return { userName: name, arn, ...key };
  });
}

async function createKey(
  iam: IAMClient,
  name: string,
): Promise<Pick<DeployerWithKey, 'accessKeyId' | 'secretAccessKey'>> {
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  if (AccessKey?.AccessKeyId === undefined || AccessKey.SecretAccessKey === undefined) {
    throw new HarnessError(`iam made no key for the user ${name}`, { code: 'aws', fault: 'aws' });
  }
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}

/** iam:ListAccessKeys, iam:DeleteAccessKey */
export async function deleteKeys(iam: IAMClient, name: string): Promise<void> {
  for (const accessKeyId of await listKeys(iam, name)) await deleteKey(iam, name, accessKeyId);
}

async function listKeys(iam: IAMClient, name: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of paginateListAccessKeys({ client: iam }, { UserName: name })) {
    keys.push(...(page.AccessKeyMetadata ?? []).flatMap(({ AccessKeyId }) => AccessKeyId ?? []));
  }
  return keys;
}

async function deleteKey(iam: IAMClient, name: string, AccessKeyId: string): Promise<void> {
  await unless(['NoSuchEntityException', 'NoSuchEntity'], () =>
    iam.send(new DeleteAccessKeyCommand({ UserName: name, AccessKeyId })),
  );
}

/** How a key answers that IAM does not know: not yet, or no longer. */
const unknownKey = [
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'AuthFailure',
  'AccessDenied',
];

export function tellsOfUnknownKey(error: unknown): boolean {
  return unknownKey.includes(errorName(error));
}

export interface AwaitKeyOptions extends Omit<ClientOptions, 'credentials'> {
  readonly boundMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Resolves when AWS knows the key as that user's, wherever it is asked. sts:GetCallerIdentity needs no permission.
 * @throws HarnessError `timed-out`
 */
export async function awaitKey(deployer: DeployerWithKey, options: AwaitKeyOptions): Promise<void> {
  await asking(deployer, options, (ask) =>
    awaitConfirmed({
      what: `the key of ${deployer.userName} answers`,
      ask,
      firstMs: 50,
      longestMs: 2000,
      boundMs: options.boundMs ?? 120_000,
      signal: options.signal,
    }),
  );
}

/** For so long nobody knows a key that has answered before, until it counts as gone. */
export const keyDeathMs = 5000;

/** Whether a key that answered before has stopped to: whoever is asked, for a while. */
export async function isKeyDead(deployer: DeployerWithKey, options: AwaitKeyOptions): Promise<boolean> {
  return asking(deployer, options, async (ask) => {
    const startedAt = performance.now();
    for (let pauseMs = 50; !(await ask()); pauseMs *= 1.5) {
      if (performance.now() - startedAt >= (options.boundMs ?? keyDeathMs)) return true;
      await sleep(pauseMs, undefined, options.signal ? { signal: options.signal } : {});
    }
    return false;
  });
}

async function asking<Result>(
  deployer: DeployerWithKey,
  options: AwaitKeyOptions,
  work: (ask: () => Promise<boolean>) => Promise<Result>,
): Promise<Result> {
  const { accessKeyId, secretAccessKey } = deployer;
  const sts = new STSClient(clientSettings({ ...options, credentials: { accessKeyId, secretAccessKey } }));
  const ask = async (): Promise<boolean> => {
    try {
      const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
      return Arn === deployer.arn;
    } catch (error) {
      if (tellsOfUnknownKey(error)) return false;
      throw error;
    }
  };
  try {
    return await doing(`asking for the key of ${deployer.userName}`, () => work(ask));
  } finally {
    sts.destroy();
  }
}
