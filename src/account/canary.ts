import {
  DeleteUserPolicyCommand,
  GetUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { setTimeout as sleep } from 'node:timers/promises';
import { awaitConfirmed } from './await-confirmed.ts';
import { type ClientOptions, clientSettings, type OperatorClients } from './clients.ts';
import { type DeployerWithKey, keyDeathMs, tellsOfUnknownKey } from './deployer.ts';
import { canaryPolicyName } from './names.ts';
import { HarnessError } from '../errors.ts';
import { doing, errorName, unless } from '../to-harness-error.ts';

/** How much of the inline policies' characters the canary takes, in every partition. */
export const canaryCharacters = 260;

const agent = 'canary';

/** What the canary asks for, on the deployer itself. */
export const canaryAction = 'iam:GetUser';

/**
 * Within which a change of IAM is honoured most of the time (assumed; AWS names no time). What is not by then is refused though granted, and
 * waited for as that.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
const deniedMs = 10_000;

export interface AwaitHonouredOptions extends Omit<ClientOptions, 'credentials'> {
  readonly deployer: DeployerWithKey;
  /** Counted from 1; each policy change of a life has another one. */
  readonly revision: number;
  /** Waits at least so long: for a grant that was in force and yet refused. */
  readonly leastMs?: number;
  readonly boundMs?: number;
  /** The policies deny what the canary asks for, or may do so: then it is waited for no longer than a change of IAM commonly takes. */
  readonly mayBeDenied?: boolean;
  readonly signal?: AbortSignal;
}

export type Honoured =
  | { readonly kind: 'honoured'; readonly waitedMs: number }
  /** The policies may deny to ask, and nobody was told. */
  | { readonly kind: 'not-told' }
  /** Nobody knows the deployer's key any more, so nobody can ask. */
  | { readonly kind: 'key-gone' };

/**
 * Resolves when the deployer's latest policies are in force.
 *
 * A second inline policy, written after them, allows iam:GetUser on the deployer itself to a user agent that
 * names this revision. When calls with that agent are allowed several times in a row, IAM has taken note of this
 * user's policies as they were then (assumed: it never shows a later change of one user before an earlier one).
 * Other services learn later, so half of the time it took is waited again (assumed). No tool sends that agent, so
 * no call of the service can ever be allowed by it.
 * iam:PutUserPolicy as the operator, iam:GetUser as the deployer
 * @throws HarnessError `timed-out`
 */
export async function awaitHonoured(
  { iam }: Pick<OperatorClients, 'iam'>,
  options: AwaitHonouredOptions,
): Promise<Honoured> {
  const { deployer, signal } = options;
  const revision = String(options.revision).padStart(4, '0');
  const startedAt = performance.now();
  return doing(`waiting until the policies of ${deployer.userName} are honoured`, async () => {
    await iam.send(
      new PutUserPolicyCommand({
        UserName: deployer.userName,
        PolicyName: canaryPolicyName,
        PolicyDocument: canaryDocument(deployer.arn, revision),
      }),
    );
    const tookMs = await ask(options, revision);
    if (tookMs === 'key-gone') return { kind: 'key-gone' };
    const knownMs = tookMs === 'not-told' ? 0 : tookMs / 2;
    const restMs = Math.max(knownMs, (options.leastMs ?? 0) - (performance.now() - startedAt));
    await sleep(restMs, undefined, signal ? { signal } : {});
    if (tookMs === 'not-told') return { kind: 'not-told' };
    return { kind: 'honoured', waitedMs: Math.round(performance.now() - startedAt) };
  });
}

/** @param userArn of the deployer */
export function canaryDocument(userArn: string, revision: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: canaryAction,
        Resource: userArn,
        Condition: { StringLike: { 'aws:UserAgent': `*${agent}/${revision}*` } },
      },
    ],
  });
}

/** iam:DeleteUserPolicy */
export async function removeCanary(
  { iam }: Pick<OperatorClients, 'iam'>,
  { userName }: { readonly userName: string },
): Promise<void> {
  await doing(`removing the canary of ${userName}`, () =>
    unless(['NoSuchEntityException', 'NoSuchEntity'], () =>
      iam.send(new DeleteUserPolicyCommand({ UserName: userName, PolicyName: canaryPolicyName })),
    ),
  );
}

/** After how long the revision was honoured. `key-gone`: the key that asks is gone; `not-told`: it may not ask. */
async function ask(
  options: AwaitHonouredOptions,
  revision: string,
): Promise<number | 'key-gone' | 'not-told'> {
  const { deployer, signal } = options;
  const asDeployer = new IAMClient({
    ...clientSettings({
      ...options,
      credentials: { accessKeyId: deployer.accessKeyId, secretAccessKey: deployer.secretAccessKey },
    }),
    customUserAgent: [[agent, revision]],
  });
  let keyUnknownSince: number | undefined;
  const isKeyGone = (): boolean =>
    keyUnknownSince !== undefined && performance.now() - keyUnknownSince >= keyDeathMs;
  try {
    return await awaitConfirmed({
      what: `revision ${revision} of the policies of ${deployer.userName} is honoured`,
      ask: async () => {
        try {
          await asDeployer.send(new GetUserCommand({ UserName: deployer.userName }));
          keyUnknownSince = undefined;
          return true;
        } catch (error) {
          const refused = ['AccessDenied', 'AccessDeniedException'].includes(errorName(error));
          if (!refused && !tellsOfUnknownKey(error)) throw error;
          keyUnknownSince = refused ? undefined : (keyUnknownSince ?? performance.now());
          if (isKeyGone()) throw error;
          return false;
        }
      },
      firstMs: 50,
      longestMs: 10_000,
      boundMs: options.boundMs ?? (options.mayBeDenied === true ? deniedMs : 300_000),
      signal,
    });
  } catch (error) {
    if (isKeyGone()) return 'key-gone';
    if (options.mayBeDenied === true && error instanceof HarnessError && error.code === 'timed-out')
      return 'not-told';
    throw error;
  } finally {
    asDeployer.destroy();
  }
}
