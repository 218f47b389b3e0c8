import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

import type { ChildEnd, ChildOutcome, FunctionError, LogLine } from './child-process.ts';

/** What the words about an invocation's end are about. */
interface Told {
  readonly requestId: string;
  readonly configuration: FunctionConfiguration;
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html ("Invocation payload") */
const mostAnswerBytes = 6 * 1024 * 1024 + 100;

/** An answer that Lambda passes on; one that is too long is a failure. */
export function limitAnswer(end: ChildEnd): ChildEnd {
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
export function describeEnd(
  { requestId, configuration }: Told,
  end: ChildEnd,
): { readonly payload: string; readonly hasFailed: boolean } {
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
  if (signal !== null)
    return `Runtime exited with error: signal: ${signal === 'SIGKILL' ? 'killed' : signal}`;
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
export function closingLines(
  { requestId, configuration }: Told,
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
      ? [
          logLine(
            `${new Date().toISOString()} ${requestId} Task timed out after ${seconds(configuration)} seconds\n`,
          ),
        ]
      : end.kind === 'exited'
        ? [logLine(`RequestId: ${requestId} Error: ${wordExit(end)}\nRuntime.ExitError`)]
        : [];
  return [...said, logLine(`END RequestId: ${requestId}`), logLine(report)];
}

function seconds({ Timeout = 3 }: FunctionConfiguration): string {
  return Timeout.toFixed(2);
}

export function logLine(message: string): LogLine {
  return { timestamp: Date.now(), message: `${message}\n` };
}
