import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

import type { Account } from '../../account.ts';
import type { LambdaFunction } from '../store.ts';
import { lambdaState } from '../store.ts';
import { type ChildEnd, type ChildOutcome, type FunctionError, type LogLine, runInChild } from './child-process.ts';
import { buildEnvironment } from './environment.ts';
import { stopSignal } from './invocations.ts';
import { openRoleSession } from './role-session.ts';
import { BrokenArchive } from './unzip.ts';
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

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html ("Invocation payload") */
const mostAnswerBytes = 6 * 1024 * 1024 + 100;

/** Runs a function once, in a process of its own, as its execution role. @throws AwsError */
export async function runFunction(invocation: Invocation): Promise<InvocationResult> {
  const { account, region, configuration, requestId } = invocation;
  using _counted = countRun(invocation.found);
  using session = openRoleSession(account, configuration.Role, configuration.FunctionName ?? '');
  const target = nameLogTarget(configuration);
  const startLine = line(`START RequestId: ${requestId} Version: ${configuration.Version ?? '$LATEST'}`);
  const outcome = await runCode(invocation, session.credentials, target);
  const end = limitAnswer(outcome.end);
  const all = [startLine, ...outcome.lines, ...closingLines(invocation, end, outcome)];
  await writeLogs({ account, region }, session.caller, target, all);
  return {
    ...describeEnd(invocation, end),
    log: all.map(({ message }) => message).join(''),
  };
}

function countRun(found: LambdaFunction): Disposable {
  found.running += 1;
  return { [Symbol.dispose]: () => void (found.running -= 1) };
}

async function runCode(
  invocation: Invocation,
  credentials: ReturnType<typeof openRoleSession>['credentials'],
  log: ReturnType<typeof nameLogTarget>,
): Promise<ChildOutcome> {
  const { account, region, found, configuration, requestId, clientContext } = invocation;
  const code = found.archives.get(configuration.CodeSha256 ?? '');
  if (!code) throw new Error(`the code of ${found.name} is not kept`);
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
    const failure: FunctionError = { errorType: 'Runtime.Unknown', errorMessage: `Could not unzip the code: ${error.message}` };
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

function limitAnswer(end: ChildEnd): ChildEnd {
  if (end.kind !== 'answered' || Buffer.byteLength(end.payload) <= mostAnswerBytes) return end;
  return {
    kind: 'failed',
    error: {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `Response payload size exceeded maximum allowed payload size (${mostAnswerBytes} bytes).`,
    },
  };
}

/** What the caller is told, in Lambda's words. */
function describeEnd(
  { requestId, configuration }: Invocation,
  end: ChildEnd,
): Pick<InvocationResult, 'hasFailed' | 'payload'> {
  if (end.kind === 'answered') return { payload: end.payload, hasFailed: false };
  if (end.kind === 'failed') return { payload: JSON.stringify(end.error), hasFailed: true };
  const error: FunctionError =
    end.kind === 'timed-out'
      ? {
          errorType: 'Sandbox.Timedout',
          errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds(configuration)} seconds`,
        }
      : { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: ${wordExit(end)}` };
  return { payload: JSON.stringify(error), hasFailed: true };
}

function wordExit({ code, signal }: Extract<ChildEnd, { kind: 'exited' }>): string {
  if (signal !== null) return `Runtime exited with error: signal: ${signal === 'SIGKILL' ? 'killed' : signal}`;
  if (code === 0 || code === null) return 'Runtime exited without providing a reason';
  return `Runtime exited with error: exit status ${code}`;
}

const statuses: Readonly<Record<ChildEnd['kind'], string>> = {
  answered: '',
  failed: '',
  'timed-out': 'Status: timeout',
  exited: 'Status: error\tError Type: Runtime.ExitError',
};

/** What Lambda itself writes when a run is over; the memory used is not measured. */
function closingLines(
  { requestId, configuration }: Invocation,
  end: ChildEnd,
  { durationMs, initMs }: ChildOutcome,
): readonly LogLine[] {
  const memory = configuration.MemorySize ?? 128;
  const report = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs)} ms`,
    `Memory Size: ${memory} MB`,
    `Max Memory Used: ${memory} MB`,
    `Init Duration: ${initMs.toFixed(2)} ms`,
    statuses[end.kind],
  ].join('\t');
  const said =
    end.kind === 'timed-out'
      ? [line(`${new Date().toISOString()} ${requestId} Task timed out after ${seconds(configuration)} seconds\n`)]
      : end.kind === 'exited'
        ? [line(`RequestId: ${requestId} Error: ${wordExit(end)}\nRuntime.ExitError`)]
        : [];
  return [...said, line(`END RequestId: ${requestId}`), line(report)];
}

function seconds({ Timeout = 3 }: FunctionConfiguration): string {
  return Timeout.toFixed(2);
}

function line(message: string): LogLine {
  return { timestamp: Date.now(), message: `${message}\n` };
}
