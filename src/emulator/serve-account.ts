import { Account } from './account.ts';
import { createAccountId } from './account-id.ts';
import { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import { connectInProcess, createDispatcher, type ReportFault } from './dispatch.ts';
import { planFailure, type PlannedFailure } from './hostility/fail-next.ts';
import { Hostility, type HostileMode } from './hostility/hostility.ts';
import { createOperator } from './iam/operator.ts';
import type { Service } from './operation.ts';
import { serveAwsHosts } from './proxy/aws-hosts.ts';
import { createRequestHandler, type RequestRecord } from './serve-request.ts';
import { startServer } from './server.ts';

export interface EmulatorOptions {
  /** 12 digits. Absent: random. */
  readonly accountId?: string;
  /** Absent or 0: a free one. */
  readonly port?: number;
  /** Absent: us-east-1. Calls are served in whatever region they are signed for. */
  readonly region?: string;
  /** How long an IAM change takes to be honoured. Absent: 0. */
  readonly propagationMs?: number;
  /** How many seconds of the account pass in one of the machine. Absent: nothing waits. */
  readonly speed?: number;
  /** What the account makes hard. Absent: nothing. */
  readonly hostile?: readonly HostileMode[];
  /** What chance does in a hostile account. Absent: 0. */
  readonly seed?: number;
  /** How long after a call CloudTrail knows of it. Absent: 0. */
  readonly trailDelayMs?: number;
  /** Told of each answered request, without secrets. */
  readonly onRequest?: (record: RequestRecord) => void;
  /** Told of what went wrong inside the emulator itself. Absent: a warning of the process. */
  readonly onFault?: ReportFault;
}

/** An AWS account served on 127.0.0.1, with the key of a user who may do everything in it. */
export interface Emulator extends AsyncDisposable {
  /** `http://127.0.0.1:49152`. */
  readonly endpoint: string;
  /** Of an HTTPS proxy that leads to the account under AWS's own host names, and nowhere else. */
  readonly proxyUrl: string;
  /** PEM of the authority to trust behind the proxy; removed on closing. */
  readonly caFile: string;
  readonly accountId: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /**
   * Makes the next calls of an operation fail, whoever makes them.
   * @throws RangeError where there is no such operation
   */
  failNext(failure: PlannedFailure): void;
  /** Ends every connection at once; may be called twice. */
  close(): Promise<void>;
}

/** Serves a new account that has the given services. */
export async function serveAccount(
  services: Directory<Service>,
  options: EmulatorOptions,
): Promise<Emulator> {
  const { accountId = createAccountId(), port = 0, region = 'us-east-1', propagationMs = 0 } = options;
  const reportFault = options.onFault ?? warnOfFault;
  const account = new Account({
    accountId,
    propagationMs,
    region,
    clock: new Clock(options.speed),
    trailDelayMs: options.trailDelayMs ?? 0,
    hostility: new Hostility(options.hostile, options.seed),
  });
  const dispatcher = createDispatcher(services, reportFault);
  connectInProcess(account, dispatcher);
  const { accessKeyId, secretAccessKey } = createOperator(account);
  const handle = createRequestHandler(account, dispatcher, {
    onRequest: options.onRequest ?? (() => {}),
    reportFault,
  });
  const server = await startServer(port, handle);
  const hosts = await serveAwsHosts(server, handle, accountId);
  account.servedAt(server.endpoint, hosts.tls);
  const close = async (): Promise<void> => {
    await Promise.all(services.loaded.map(async (service) => service.end?.(account)));
    await Promise.all([hosts.close(), server.close()]);
  };
  return {
    endpoint: server.endpoint,
    // The same port: what asks for a tunnel is no request of the account.
    proxyUrl: server.endpoint,
    caFile: hosts.tls.caFile,
    accountId,
    region,
    accessKeyId,
    secretAccessKey,
    failNext: (failure) => planFailure(account, failure),
    close,
    [Symbol.asyncDispose]: close,
  };
}

const warnOfFault: ReportFault = (error, { service, operation }) => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.emitWarning(`${service}:${operation} failed inside the emulator: ${text}`, 'EmulatorFault');
};
