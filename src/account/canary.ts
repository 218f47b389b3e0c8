import {
  DeleteUserPolicyCommand,
  GetUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { setTimeout as sleep } from 'node:timers/promises';
import { awaitUntil } from '../await-until.ts';
import { type ClientOptions, clientSettings, type OperatorClients } from './clients.ts';
import type { DeployerWithKey } from './deployer.ts';
import { canaryPolicyName } from './names.ts';
import { doing, errorName, unless } from '../to-harness-error.ts';

/** How much of the inline policies' characters the canary takes, in every partition. */
export const canaryCharacters = 260;

const agent = 'canary';

export interface AwaitHonouredOptions extends Omit<ClientOptions, 'credentials'> {
  readonly deployer: DeployerWithKey;
  /** Counted from 1; each policy change of a life has another one. */
  readonly revision: number;
  /** Waits at least so long: for a grant that was in force and yet refused. */
  readonly leastMs?: number;
  readonly boundMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Resolves when the deployer's latest policies are in force.
 *
 * A second inline policy, written after them, allows iam:GetUser on the deployer itself to a user agent that
 * names this revision. When a call with that agent is allowed, IAM has taken note of this user's policies
 * as they were then (assumed: it never shows a later change of one user before an earlier one). Other
 * services learn later, so half of the time it took is waited again (assumed). No tool sends that agent, so
 * no call of the service can ever be allowed by it.
 * iam:PutUserPolicy as the operator, iam:GetUser as the deployer
 * @returns how long it took
 * @throws HarnessError `timed-out`
 */
export async function awaitHonoured(
  { iam }: Pick<OperatorClients, 'iam'>,
  options: AwaitHonouredOptions,
): Promise<{ readonly waitedMs: number }> {
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
    await ask(options, revision);
    const tookMs = performance.now() - startedAt;
    const restMs = Math.max(tookMs / 2, (options.leastMs ?? 0) - tookMs);
    await sleep(restMs, undefined, signal ? { signal } : {});
    return { waitedMs: Math.round(performance.now() - startedAt) };
  });
}

/** @param userArn of the deployer */
export function canaryDocument(userArn: string, revision: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'iam:GetUser',
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

async function ask(options: AwaitHonouredOptions, revision: string): Promise<void> {
  const { deployer, signal } = options;
  const asDeployer = new IAMClient({
    ...clientSettings({
      ...options,
      credentials: { accessKeyId: deployer.accessKeyId, secretAccessKey: deployer.secretAccessKey },
    }),
    customUserAgent: [[agent, revision]],
  });
  try {
    await awaitUntil({
      what: `revision ${revision} of the policies of ${deployer.userName} is honoured`,
      ask: async () => {
        try {
          await asDeployer.send(new GetUserCommand({ UserName: deployer.userName }));
          return true;
        } catch (error) {
          const name = errorName(error);
          if (['AccessDenied', 'AccessDeniedException', 'InvalidClientTokenId'].includes(name))
            return undefined;
          throw error;
        }
      },
      firstMs: 50,
      longestMs: 2000,
      boundMs: options.boundMs ?? 90_000,
      signal,
    });
  } finally {
    asDeployer.destroy();
  }
}
