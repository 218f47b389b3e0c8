import type { Baseline, Unfinished } from '../artifact/baseline.ts';
import type { ChildExit, Fact, Tools } from '../artifact/evidence.ts';
import type { SeenDenial } from '../denial/harvest.ts';
import type { Fruitless } from '../denial/attribution/attribute.ts';
import type { Question } from '../denial/attribution/question.ts';
import type {
  Deployer,
  DeploymentRole,
  Expectation,
  Goal,
  Grantee,
  Life,
  PhaseName,
  ProofDepth,
} from '../life.ts';
import type { Outcome } from '../outcome.ts';
import type { WrittenStatement } from '../policy/expand.ts';
import type { BoundaryDocument, BoundaryFinding } from '../policy/boundary/boundary.ts';
import type { Grant } from '../policy/grant.ts';
import type { Fingerprint } from '../proof/fingerprint.ts';
import type { LivedLife } from '../proof/sufficiency.ts';
import type { FailedResources } from './collect-failed.ts';
import type { Observed, Verdict } from './judge-attempt.ts';
import type { Doubt } from './ledger/doubts.ts';
import type { Ledger, LedgerGrant } from './ledger/ledger.ts';
import type { Identities } from './ledger/identities.ts';
import type { Numbering } from './numbering.ts';
import type { DrawnId } from './prerequisites/drawn-ids.ts';

/** What a run is asked to do, as far as the machine decides by it. */
export interface RunInput {
  readonly runId: string;
  readonly goal: Goal;
  readonly maxAttempts: number;
  readonly timeoutMs: number;
  readonly proof: ProofDepth;
  /** How many fresh lives have to pass with the policy alone. */
  readonly sufficientLives: number;
  /** How many removal lives may be lived at the same time, each in a stage of its own. */
  readonly jobs: number;
  /** Narrow the policy by conditions that cost the service nothing. */
  readonly harden: boolean;
  readonly phases: readonly { readonly name: PhaseName; readonly expects: Expectation }[];
}

/** What is known once the run may begin. */
export interface Preflight {
  readonly service: string;
  /** The stage the service uses when nobody names one. */
  readonly ownStage: string;
  readonly accountId: string;
  readonly region: string;
  readonly operatorArn: string;
  readonly tools: Tools;
  /** The policy to begin with. Absent: none. */
  readonly baseline?: Baseline;
  /** What the run goes on with besides. Absent: the last run was proven, or there was none. */
  readonly unfinished?: Unfinished;
  /** How much is to be made before the first life, and for each. */
  readonly prerequisites: { readonly perRun: number; readonly perLife: number };
  /** Absent: the roles of the service are to have none. */
  readonly boundary?: BoundaryPlan;
}

/** The boundary that the roles of the service are to have. */
export interface BoundaryPlan {
  /** Of the managed policy that it is outside of the run; a template. */
  readonly arn: string;
  /** Of the artifact that the run begins with: what it was then. */
  readonly before?: BoundaryDocument;
}

/** One life, with what was made for it and what it showed. */
export interface LifeRecord extends Life, LivedLife {
  readonly stackName: string;
  readonly deployer: Deployer;
  /** Absent: CloudFormation works with the deployer's own permissions. */
  readonly deploymentRole?: DeploymentRole;
  /** Of what stands in for the boundary. Absent: the roles of this life are left as the service makes them. */
  readonly boundaryArn?: string;
  /** What the roles of the service were seen to ask for in it is another boundary than it was lived under, if under any. */
  readonly isOutgrown?: true;
}

interface AttemptRecord {
  readonly attempt: number;
  readonly life: number;
  readonly phase: PhaseName;
  readonly exit: ChildExit;
  readonly verdict: Verdict['kind'];
  readonly durationMs: number;
  readonly childMs: number;
  readonly outputFile: string;
}

export interface Leftover {
  readonly what: string;
  readonly why: string;
}

export type StopReason = { readonly kind: 'signal'; readonly signal: string } | { readonly kind: 'time' };

/** A life that is about to be lived. */
interface LifePlan extends Pick<Life, 'number' | 'purpose'> {
  /** Ids of the grants and statements that it is lived without, until they are missed. */
  readonly withheld: readonly string[];
}

/** Effects of the machines: one entry each, input and output. */
export interface OpenLifeInput {
  readonly number: number;
  readonly purpose: Life['purpose'];
  readonly operatorArn: string;
  /** What the roles of the life are bounded by; texts are templates. */
  readonly boundary?: BoundaryDocument;
}
export type OpenLifeOutput = Pick<
  LifeRecord,
  'number' | 'purpose' | 'stage' | 'stackName' | 'deployer' | 'deploymentRole' | 'boundaryArn'
>;

export interface PrerequisiteInput {
  /** Among those of the run or of the life, from 0. */
  readonly index: number;
  /** Absent: what is made once for the run. */
  readonly life?: LifeRecord;
}

export interface ApplyGrantsInput {
  readonly life: LifeRecord;
  /** Templates. */
  readonly grants: readonly (Grant & { readonly grantee: Grantee })[];
  /** Of the deployer's. */
  readonly statements: readonly WrittenStatement[];
}

export interface AwaitHonouredInput {
  readonly life: LifeRecord;
  /** How often in a row the same grant was in force and yet refused; 0 for a fresh grant. */
  readonly refusedThoughGranted: number;
  /** Of the judged policy, those in force: they may deny to ask whether it is honoured. */
  readonly statements: readonly WrittenStatement[];
}

export interface AwaitHonouredOutput {
  /** Nobody knows the deployer's key any more, so that nobody could be asked. */
  readonly keyDied: boolean;
}

export interface AttemptInput {
  readonly life: LifeRecord;
  readonly attempt: number;
  /** Among the attempts of its life, from 1. */
  readonly attemptOfLife: number;
  readonly phase: PhaseName;
  /** The child is to tell what it does for debugging. */
  readonly debug?: true;
}

export interface ChildEnded {
  readonly type: 'child.exited';
  readonly exit: ChildExit;
  readonly childMs: number;
  readonly outputFile: string;
}

export interface ObserveOutput {
  /** Without what is asked below. */
  readonly observed: Observed;
  /** Failures that do not say what was refused, if anything was. */
  readonly questions: readonly Question[];
  /** What this attempt made anew; parameters are taken out. */
  readonly identities: Identities;
  /** Of the service as it was packaged, where it was packaged as it is. */
  readonly fingerprint?: Fingerprint;
  /** ARN of the deployment role that the service itself names, as a template. */
  readonly ownRole?: string;
  /** What the roles of the service may do, as it was packaged. Absent: that was not asked. */
  readonly boundary?: BoundaryFinding;
  /** Of the attempt. */
  readonly failed: FailedResources;
  /** From the start of the child until all was observed. */
  readonly durationMs: number;
}

export interface AttributeInput extends AttemptInput {
  readonly questions: readonly Question[];
  /** What the attempt was refused in words. */
  readonly known: readonly SeenDenial[];
  /** Actions that the deployer has been granted, and those that are kept from it in this life. */
  readonly granted: readonly string[];
  readonly withheld: readonly string[];
  /** Answers that were tried and mended nothing. */
  readonly fruitless: readonly Fruitless[];
}

export interface RecoverInput {
  readonly life: LifeRecord;
  readonly phase: PhaseName;
}

export interface RecoverOutput {
  /** Without a stack, every phase but the first has nothing to work on. */
  readonly stackIsThere: boolean;
}

/** Where a machine is and what it knows; survives JSON. */
export interface Context {
  readonly input: RunInput;
  readonly preflight?: Preflight;
  readonly lives: readonly LifeRecord[];
  /** How many were to be lived; their numbers are not given again. */
  readonly livesPlanned: number;
  /** In a life's own machine: which life it is. */
  readonly plan?: LifePlan | undefined;
  /** Ids of what was withheld in a life that passed. */
  readonly tested: readonly string[];
  /** So many are withheld together at most: more than that showed nothing. Absent: all that are owed a proof. */
  readonly mostTogether?: number | undefined;
  /** Ids of what was withheld by itself, and nothing was shown of it: another try would show as little. */
  readonly givenUp: readonly string[];
  /** Lives that failed while others were lived beside them, as long as what they made is still there. */
  readonly failedBeside: readonly LifeRecord[];
  /** One did: from now on each life is lived alone. */
  readonly oneByOne: boolean;
  /** How many are there: of the run before the first life, then of the life. */
  readonly prerequisitesMade: number;
  /** Index into `input.phases`. */
  readonly phaseIndex: number;
  readonly attempts: readonly AttemptRecord[];
  readonly attemptNumbers: Numbering;
  readonly ledger: Ledger;
  /** What a whole life did not miss. */
  readonly unneeded: readonly LedgerGrant[];
  /** See {@link ObserveOutput}. */
  readonly ownRole?: string | undefined;
  /** See {@link ObserveOutput}. */
  readonly boundary?: BoundaryFinding | undefined;
  /** See {@link ObserveOutput}. */
  readonly fingerprint?: Fingerprint | undefined;
  readonly identities: readonly Identities[];
  /** Of what was made once for the run. */
  readonly drawnIds: readonly DrawnId[];
  /** Grants for what one of several refused calls was taken to mean. */
  readonly doubts: readonly Doubt[];
  readonly fruitless: readonly Fruitless[];
  /** The next attempt is to tell more, for the last one failed without saying of what. */
  readonly debug: boolean;
  /** The failures for which an attempt was repeated so. */
  readonly debugged: readonly string[];
  /** Of the child that ended last. */
  readonly ended?: Omit<ChildEnded, 'type'> | undefined;
  /** Of the attempt that ended last, until it is judged. */
  readonly shown?: ObserveOutput | undefined;
  readonly verdict?: Verdict | undefined;
  /** The deployer's key has stopped to answer. */
  readonly keyDied: boolean;
  /** The last attempt's grants are not in the account yet. */
  readonly grantsPending: boolean;
  readonly refusedThoughGranted: number;
  readonly transientFailures: number;
  /** The first failure of the run; nothing replaces it. */
  readonly outcome?: Outcome | undefined;
  readonly stop?: StopReason | undefined;
  readonly leftovers: readonly Leftover[];
}

export interface StopEvent {
  readonly type: 'run.stop';
  readonly reason: StopReason;
}

/** All lives that were lived side by side have ended, each with what it knows then. */
interface LivesEnded {
  readonly type: 'lives.ended';
  readonly output: readonly Context[];
}

/** A bug ended one of them. */
interface LivesBroken {
  readonly type: 'lives.broken';
  readonly error: unknown;
}

export type LivesEvent = LivesEnded | LivesBroken;
export type MachineEvent = StopEvent | ChildEnded | LivesEvent;

export interface RunOutput {
  readonly context: Context;
  readonly outcome: Outcome;
}

export type Tell = (fact: Fact) => void;
