import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetUserCommand,
  type IAMClient,
  paginateListAccessKeys,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { HarnessError } from '../errors.ts';
import type { Deployer, Life } from '../life.ts';
import { awaitUntil } from '../await-until.ts';
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
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
    if (
      User?.Arn === undefined ||
      AccessKey?.AccessKeyId === undefined ||
      AccessKey.SecretAccessKey === undefined
    ) {
      throw new HarnessError(`iam made the user ${name} without an ARN or a key`, {
        code: 'aws',
        fault: 'aws',
      });
    }
    return {
      userName: name,
      arn: User.Arn,
      accessKeyId: AccessKey.AccessKeyId,
      secretAccessKey: AccessKey.SecretAccessKey,
    };
  });
}

/** iam:ListAccessKeys, iam:DeleteAccessKey */
export async function deleteKeys(iam: IAMClient, name: string): Promise<void> {
  for await (const page of paginateListAccessKeys({ client: iam }, { UserName: name })) {
    for (const { AccessKeyId } of page.AccessKeyMetadata ?? []) {
      await unless(['NoSuchEntityException', 'NoSuchEntity'], () =>
        iam.send(new DeleteAccessKeyCommand({ UserName: name, AccessKeyId })),
      );
    }
  }
}

/** How a key answers that IAM has not told everybody about yet. */
const unknownYet = [
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'AuthFailure',
  'AccessDenied',
];

export interface AwaitKeyOptions extends Omit<ClientOptions, 'credentials'> {
  readonly boundMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Resolves when AWS knows the key as that user's. sts:GetCallerIdentity needs no permission.
 * @throws HarnessError `timed-out`
 */
export async function awaitKey(deployer: DeployerWithKey, options: AwaitKeyOptions): Promise<void> {
  const sts = new STSClient(
    clientSettings({
      ...options,
      credentials: { accessKeyId: deployer.accessKeyId, secretAccessKey: deployer.secretAccessKey },
    }),
  );
  const ask = async (): Promise<true | undefined> => {
    try {
      const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
      return Arn === deployer.arn ? true : undefined;
    } catch (error) {
      if (unknownYet.includes(errorName(error))) return undefined;
      throw error;
    }
  };
  try {
    await doing(`waiting for the key of ${deployer.userName}`, () =>
      awaitUntil({
        what: `the key of ${deployer.userName} answers`,
        ask,
        firstMs: 50,
        longestMs: 2000,
        boundMs: options.boundMs ?? 120_000,
        signal: options.signal,
      }),
    );
  } finally {
    sts.destroy();
  }
}
