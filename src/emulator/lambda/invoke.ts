import type { InvocationRequest, InvocationResponse } from '@aws-sdk/client-lambda';

import { AwsError, defineOperation } from '../operation.ts';
import { getConfigurationOf, getFunctionOf, parseFunctionName } from './function-name.ts';
import { assertRunnable } from './function-states.ts';
import { onFunction } from './requirements.ts';
import { track, trackQueued } from './run/invocations.ts';
import { queueEvent } from './run/queue-event.ts';
import { type Invocation, runFunction } from './run/run-function.ts';

type InvokeInput = Omit<InvocationRequest, 'Payload'> & { readonly Payload?: Uint8Array | string };
type InvokeOutput = Omit<InvocationResponse, 'Payload'> & { readonly Payload?: Uint8Array };

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html ("Invocation payload") */
const mostBytes = { RequestResponse: 6_291_456, Event: 1_048_576 } as const;

/** LogResult holds the end of the log: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const tailBytes = 4096;

export const invoke = defineOperation({
  name: 'Invoke',
  requires: (input: InvokeInput, call) => [onFunction('lambda:InvokeFunction', input, call)],
  handle: async (input: InvokeInput, call): Promise<InvokeOutput> => {
    const configuration = getConfigurationOf(input, call);
    if (input.InvocationType === 'DryRun') return { StatusCode: 204 };
    const found = getFunctionOf(input, call);
    const kind = input.InvocationType === 'Event' ? 'Event' : 'RequestResponse';
    const event = readEvent(input.Payload, kind);
    assertRunnable(found);
    assertRunsHere(configuration);
    const invocation: Invocation = {
      account: call.account,
      region: call.region,
      found,
      configuration,
      event,
      requestId: call.requestId,
      clientContext: readClientContext(input.ClientContext),
    };
    if (kind === 'Event') {
      const { qualifier = '$LATEST' } = parseFunctionName(input);
      trackQueued(call.account, found.arn, queueEvent(invocation, qualifier));
      return { StatusCode: 202 };
    }
    if (found.reservedConcurrency !== undefined && found.running >= found.reservedConcurrency)
      throw throttled();
    return answer(input, invocation);
  },
});

async function answer(input: InvokeInput, invocation: Invocation): Promise<InvokeOutput> {
  const { hasFailed, payload, log } = await track(invocation.account, runFunction(invocation));
  return {
    StatusCode: 200,
    ExecutedVersion: invocation.configuration.Version,
    Payload: Buffer.from(payload),
    // Errors of the code and of the runtime alike: https://docs.aws.amazon.com/lambda/latest/dg/invocation-retries.html
    ...(hasFailed && { FunctionError: 'Unhandled' }),
    ...(input.LogType === 'Tail' && {
      LogResult: Buffer.from(log).subarray(-tailBytes).toString('base64'),
    }),
  };
}

function readEvent(payload: Uint8Array | string | undefined, kind: keyof typeof mostBytes): string {
  const bytes = Buffer.from(payload ?? '');
  const limit = mostBytes[kind];
  if (bytes.length > limit) {
    throw new AwsError(
      'RequestTooLargeException',
      `${bytes.length} byte payload is too large for the ${kind} invocation type (limit ${limit} bytes)`,
      413,
      { Type: 'User' },
    );
  }
  const text = bytes.length === 0 ? '{}' : bytes.toString('utf8');
  try {
    JSON.parse(text);
  } catch {
    throw new AwsError(
      'InvalidRequestContentException',
      'Could not parse request body into json: Could not parse payload into json',
      400,
      { Type: 'User' },
    );
  }
  return text;
}

function readClientContext(encoded: string | undefined): unknown {
  if (encoded === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as unknown;
  } catch {
    throw new AwsError(
      'InvalidRequestContentException',
      'Client context must be a valid Base64-encoded JSON object.',
      400,
      {
        Type: 'User',
      },
    );
  }
}

/** @throws AwsError NotImplemented: only what Node runs is run */
function assertRunsHere(configuration: ReturnType<typeof getConfigurationOf>): void {
  const { PackageType, Runtime } = configuration;
  if (PackageType !== 'Image' && Runtime?.startsWith('nodejs')) return;
  const what = PackageType === 'Image' ? 'container images' : `the runtime ${Runtime ?? ''}`;
  throw new AwsError('NotImplemented', `lambda:Invoke does not run ${what} in this emulated account`, 501);
}

function throttled(): AwsError {
  return new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, {
    Type: 'User',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
  });
}
