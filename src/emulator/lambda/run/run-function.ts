import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

import type { Account } from '../../account.ts';
import { notFound } from '../function-name.ts';
import type { LambdaFunction } from '../store.ts';
import { lambdaState } from '../store.ts';
import { type ChildOutcome, type FunctionError, runInChild } from './child-process.ts';
import { buildEnvironment } from './environment.ts';
import { stopSignal } from './invocations.ts';
import { publishMetrics } from './publish-metrics.ts';
import { openRoleSession } from './role-session.ts';
import { BrokenArchive } from './unzip.ts';
import { closingLines, describeEnd, limitAnswer, logLine } from './word-end.ts';
import { createWorkspace } from './workspace.ts';
import { nameLogTarget, writeLogs } from './write-logs.ts';

/** One event for one version of a function. */
export interface Invocation {
  readonly account: Account;
  readonly region: string;
  readonly found: LambdaFunction;
  readonly configuration: FunctionConfiguration;
  /** JSON text. */
  readonly event: string;
  readonly requestId: string;
  readonly clientContext?: unknown;
}

export interface InvocationResult {
  /** JSON text. */
  readonly payload: string;
  /** The payload is an error's description. */
  readonly hasFailed: boolean;
  /** As it stands in the log. */
  readonly log: string;
}

/** However long a function may take: nothing that is worth more waiting runs in an emulated account. */
const longestRunMs = 60_000;

/** Runs a function once, in a process of its own, as its execution role. @throws AwsError */
export async function runFunction(invocation: Invocation): Promise<InvocationResult> {
  const { account, region, configuration, requestId } = invocation;
  using session = openRoleSession(account, configuration.Role, configuration.FunctionName ?? '');
  const target = nameLogTarget(configuration);
  const startLine = logLine(`START RequestId: ${requestId} Version: ${configuration.Version ?? '$LATEST'}`);
  invocation.found.running += 1;
  const outcome = await runCode(invocation, session.credentials, target).finally(() => {
    invocation.found.running -= 1;
  });
  const end = limitAnswer(outcome.end);
  publishMetrics(
    { account, region },
    {
      functionName: invocation.found.name,
      durationMs: outcome.durationMs,
      hasFailed: end.kind !== 'answered',
    },
  );
  const all = [startLine, ...outcome.lines, ...closingLines(invocation, end, outcome)];
  await writeLogs({ account, region }, session.caller, target, all);
  return {
    ...describeEnd(invocation, end),
    log: all.map(({ message }) => message).join(''),
  };
}

async function runCode(
  invocation: Invocation,
  credentials: ReturnType<typeof openRoleSession>['credentials'],
  log: ReturnType<typeof nameLogTarget>,
): Promise<ChildOutcome> {
  const { account, region, found, configuration, requestId, clientContext } = invocation;
  const code = found.archives.get(configuration.CodeSha256 ?? '');
  if (!code) throw notFound(`Function not found: ${configuration.FunctionArn ?? found.arn}`);
  try {
    await using workspace = await createWorkspace(code, layerArchives(invocation));
    const timeoutMs = Math.min((configuration.Timeout ?? 3) * 1000, longestRunMs);
    return await runInChild(
      {
        requestId,
        handler: configuration.Handler ?? '',
        event: invocation.event,
        invokedFunctionArn: configuration.FunctionArn ?? found.arn,
        timeoutMs,
        clientContext,
      },
      {
        cwd: workspace.taskRoot,
        env: buildEnvironment({ account, region, configuration, credentials, workspace, log }),
        signal: stopSignal(account),
      },
    );
  } catch (error) {
    if (!(error instanceof BrokenArchive)) throw error;
    const failure: FunctionError = {
      errorType: 'Runtime.Unknown',
      errorMessage: `Could not unzip the code: ${error.message}`,
    };
    return { end: { kind: 'failed', error: failure }, lines: [], initMs: 0, durationMs: 0 };
  }
}

/** Layers of other accounts are not here. */
function layerArchives({ account, region, configuration }: Invocation): readonly Uint8Array[] {
  const { layers } = lambdaState({ account, region });
  return (configuration.Layers ?? []).flatMap(({ Arn = '' }) => {
    const [name = '', number = ''] = Arn.split(':').slice(6);
    const archive = layers.get(name)?.archives.get(Number(number));
    return archive ? [archive] : [];
  });
}
