import type { Goal, ProofDepth } from '../life.ts';
import type { HostileMode } from './hostile-modes.ts';
import type { PrerequisiteSetting } from './prerequisites.ts';

/** Everything that a run is told from outside, resolved: what is absent here was not wanted. */
export interface Config {
  /** What the run is for. */
  readonly goal: Goal;
  /** Absolute path of the Serverless Framework service. */
  readonly serviceDir: string;
  /** Absolute path of the directory that the run writes into. */
  readonly outDir: string;
  /** Absolute path of the directory of the artifact that there may be; where a run makes the artifact, `outDir`. */
  readonly artifactDir: string;
  /** Begin with nothing, though there is an artifact. */
  readonly fresh: boolean;
  /** Absolute path of a policy from elsewhere: the one to judge. */
  readonly policyFile?: string;
  /** 12 digits. The only account the run may touch. */
  readonly accountId: string;
  readonly region: string;
  /** What every stage of the run starts with: a lower-case letter, then lower-case letters and digits. */
  readonly stagePrefix: string;
  /** An AWS-compatible endpoint, `http:` or `https:`. Absent: AWS itself. */
  readonly endpointUrl?: string;
  /**
   * Of an HTTP proxy that leads to AWS by CONNECT. Beside an endpoint it is for those alone that cannot be given one. May hold a
   * user and a password.
   */
  readonly proxyUrl?: string;
  /** Absolute path of a PEM file: authorities to trust besides those that Node knows. */
  readonly caFile?: string;
  /** Start an account on this machine for the run; `endpointUrl`, `proxyUrl` and `caFile` are then set to it. */
  readonly emulate?: Emulate;
  /** Of the operator, in the shared AWS files. */
  readonly profile?: string;
  /** Absolute path of the service's own CLI. Absent: it is looked for. */
  readonly slsPath?: string;
  readonly maxAttempts: number;
  /** How far the proof goes. */
  readonly proof: ProofDepth;
  /** How many fresh lives have to pass with the policy alone. */
  readonly sufficientLives: number;
  /** How many removal tests may be lived at the same time. */
  readonly jobs: number;
  /** Narrow the policy by conditions that cost the service nothing. */
  readonly harden: boolean;
  /** Find a permissions boundary for the roles that the service makes, and prove the policy under it. Absent: that was not asked. */
  readonly boundary?: BoundarySetting;
  /** For the whole run. */
  readonly timeoutMs: number;
  /** For one attempt. */
  readonly attemptTimeoutMs: number;
  /** How long the event history is waited for, where a failure does not say what was refused. */
  readonly trailTimeoutMs: number;
  /** What the service expects to find in its account, in the order of its making; paths are absolute. */
  readonly prerequisites: readonly PrerequisiteSetting[];
  /** The stage written into policy.json. Absent: the service's own. */
  readonly policyStage?: string;
  /** Names of environment variables that the child gets besides those built for it. */
  readonly passEnv: readonly string[];
  /** The run record, and nothing else, on stdout. */
  readonly json: boolean;
  readonly quiet: boolean;
  /** Absent: no log. */
  readonly logLevel?: LogLevel;
}

interface BoundarySetting {
  /** What its managed policy is called outside of the run, perhaps with a path; may hold `${Stage}`. Absent: after the service. */
  readonly name?: string;
}

interface Emulate {
  /** How long a change of IAM takes to be honoured. */
  readonly propagationMs: number;
  /** What the account makes hard. Absent: nothing. */
  readonly hostile?: readonly HostileMode[];
  /** What chance does in a hostile account. Absent: 0. */
  readonly seed?: number;
  /** How many seconds of the account pass in one of the machine. Absent: nothing waits. */
  readonly speed?: number;
}

/** pino's levels. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];
