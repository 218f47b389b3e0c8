'use strict';

// What the nodejs runtime does on AWS: loads the handler, runs it once for the event that comes over the channel, sends its answer
// back and logs in Lambda's form.
// Source: https://github.com/aws/aws-lambda-nodejs-runtime-interface-client
const util = require('node:util');

const { loadHandler, RuntimeError } = require('./load-handler.cjs');

const channel = process.channel;
const send = process.send.bind(process);
// The code is not to see how it is talked to.
delete process.send;
delete process.disconnect;
process.on('disconnect', () => process.exit(1));

let requestId = 'undefined';
let isAnswered = false;

const levels = {
  trace: 'TRACE',
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  fatal: 'FATAL',
};

function writeLog(level, ...parts) {
  const line = `${new Date().toISOString()}\t${requestId}\t${level}\t${util.format(...parts)}`;
  // One event of the log, however many lines it has.
  process.stdout.write(`${line.replaceAll('\n', '\r')}\n`);
}

for (const [name, level] of Object.entries(levels)) {
  console[name] = (...parts) => writeLog(level, ...parts);
}

/** Errors have their properties where JSON does not look. */
function withProperties(value) {
  if (!(value instanceof Error)) return value;
  return {
    errorType: value.name,
    errorMessage: value.message,
    code: value.code,
    ...Object.fromEntries(Object.entries(value)),
    stack: String(value.stack).split('\n'),
  };
}

function logError(title, error) {
  let text;
  try {
    text = JSON.stringify(error, (_key, value) => withProperties(value));
  } catch {
    text = JSON.stringify(describeError(error));
  }
  writeLog('ERROR', `${title} \t${text}`);
}

function describeError(error) {
  if (util.types.isNativeError(error) || (error?.name && error.message && error.stack)) {
    return { errorType: error.name, errorMessage: error.message, trace: String(error.stack).split('\n') };
  }
  return { errorType: typeof error, errorMessage: String(error), trace: [] };
}

/** Once: what comes later is lost, as on AWS. */
function answer(message) {
  if (isAnswered) return;
  isAnswered = true;
  channel.ref();
  send(message);
}

function succeed(result) {
  let payload;
  try {
    payload = JSON.stringify(result === undefined ? null : result);
  } catch {
    return answer({
      kind: 'failed',
      error: {
        errorType: 'Runtime.MarshalError',
        errorMessage: 'Unable to stringify response body',
        trace: [],
      },
    });
  }
  answer({ kind: 'answered', payload: payload ?? 'null' });
}

function fail(error, title = 'Invoke Error') {
  if (isAnswered) return;
  logError(title, error);
  answer({ kind: 'failed', error: describeError(error) });
}

function settle(error, result) {
  if (error === undefined || error === null) succeed(result);
  else fail(error);
}

function createContext({ timeoutMs, invokedFunctionArn, clientContext }) {
  const deadlineMs = Date.now() + timeoutMs;
  let waitsForEmptyLoop = true;
  let isOver = false;
  const once =
    (act) =>
    (...args) => {
      if (isOver) return;
      isOver = true;
      whenIdle = undefined;
      act(...args);
    };
  const callback = once((error, result) => {
    if ((error === undefined || error === null) && waitsForEmptyLoop) whenIdle = () => succeed(result);
    else settle(error, result);
  });
  const context = {
    get callbackWaitsForEmptyEventLoop() {
      return waitsForEmptyLoop;
    },
    set callbackWaitsForEmptyEventLoop(value) {
      waitsForEmptyLoop = value;
    },
    succeed: once((result) => succeed(result)),
    fail: once((error) => fail(error ?? 'handled')),
    done: once(settle),
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext,
    invokedFunctionArn,
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => deadlineMs - Date.now(),
  };
  return { context, callback };
}

/** What is done when nothing is left to wait for. */
let whenIdle;
process.on('beforeExit', () => {
  const act = whenIdle;
  whenIdle = undefined;
  act?.();
});

const isAsync = (handler) => handler.constructor?.name === 'AsyncFunction';

async function run(request) {
  requestId = request.requestId;
  process.on('uncaughtException', (error) => fail(error, 'Uncaught Exception'));
  process.on('unhandledRejection', (reason) => {
    const error = new RuntimeError('UnhandledPromiseRejection', String(reason));
    error.reason = reason;
    fail(error, 'Unhandled Promise Rejection');
  });
  let handler;
  try {
    handler = await loadHandler(process.env.LAMBDA_TASK_ROOT, request.handler);
  } catch (error) {
    return fail(error, 'Uncaught Exception');
  }
  send({ kind: 'loaded' });
  const { context, callback } = createContext(request);
  whenIdle = isAsync(handler)
    ? () =>
        fail(
          new RuntimeError(
            'NodeJsExit',
            'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
          ),
        )
    : () => succeed(null);
  try {
    const result = handler(JSON.parse(request.event), context, callback);
    if (typeof result?.then === 'function') result.then(context.succeed, context.fail);
  } catch (error) {
    callback(error);
  }
}

process.once('message', (request) => {
  channel.unref();
  void run(request);
});
