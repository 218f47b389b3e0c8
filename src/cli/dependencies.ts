import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { Logger } from 'pino';
import type { ApplyTarget } from '../account/apply/held-policies.ts';
import type { OpenHolder } from '../account/apply/open-holder.ts';
import type { ClientOptions } from '../account/clients.ts';
import type { EvidenceLine } from '../artifact/evidence.ts';
import type { RunRecord } from '../artifact/run-record.ts';
import type { Config } from '../config/config.ts';
import type { HostileMode } from '../config/hostile-modes.ts';
import type { ReadingContext } from '../denial/context.ts';
import type { Denial } from '../denial/denial.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { OperatorSource } from './operator-credentials.ts';
import type { SignalSource } from './stop-signals.ts';
import type { Coverage } from './terminal/render-coverage.ts';

/** The world as a command sees it. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly signals: SignalSource;
  now(): number;
  /** Ends the process at once, for a second signal alone. */
  exit(code: number): void;
}

export type OperatorCredentials = AwsCredentialIdentity | AwsCredentialIdentityProvider;

export interface RunResult {
  readonly record: RunRecord;
  readonly policy: PolicyDocument;
  readonly template: PolicyDocument;
  readonly outDir: string;
}

interface EmulatorOptions {
  readonly accountId?: string;
  readonly port?: number;
  readonly region?: string;
  readonly propagationMs?: number;
  readonly hostile?: readonly HostileMode[];
  readonly seed?: number;
  readonly speed?: number;
}

interface RunningEmulator {
  readonly endpoint: string;
  readonly proxyUrl: string;
  readonly caFile: string;
  readonly accountId: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  close(): Promise<void>;
}

/** What one crashed run left and what became of it. */
export interface CleanedRun {
  readonly runId: string;
  readonly removed: readonly string[];
  readonly leftovers: readonly { readonly what: string; readonly why: string }[];
}

/** What the commands set in motion; loaded when it is needed, so that help is quick. */
export interface Dependencies {
  runHarness(input: {
    readonly config: Config;
    readonly operatorCredentials: OperatorCredentials;
    readonly onFact: (line: EvidenceLine) => void;
    readonly log: Logger;
    /** Aborted with a reason of `{ signal }`. */
    readonly stop: AbortSignal;
  }): Promise<RunResult>;
  createEmulator(options: EmulatorOptions): Promise<RunningEmulator>;
  /** What an emulated account covers. */
  readCoverage(): Promise<Coverage>;
  cleanRuns(input: {
    readonly config: Config;
    readonly operatorCredentials: OperatorCredentials;
    readonly log: Logger;
  }): Promise<readonly CleanedRun[]>;
  /** What refusals mean that do not say it themselves, as far as the operator can find out. */
  clarifyDenials(input: {
    readonly denials: readonly Denial[];
    readonly reading: ReadingContext & { readonly now: Date };
    readonly reach: ClientOptions;
  }): Promise<readonly Denial[]>;
  /** A user or role whose policies can be changed. */
  openHolder(reach: ClientOptions, target: ApplyTarget): Promise<OpenHolder>;
  readOperatorCredentials(source: OperatorSource): Promise<OperatorCredentials>;
}

export interface CommandContext {
  readonly io: Io;
  readonly dependencies: Dependencies;
}
