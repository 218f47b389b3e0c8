import type { Logger } from 'pino';
import type { ClientOptions, OperatorClients } from '../../account/clients.ts';
import type { Journal } from '../../account/journal.ts';
import type { Quotas } from '../../account/operator.ts';
import type { EvidenceWriter } from '../../artifact/evidence-writer.ts';
import type { Config } from '../../config/config.ts';
import type { EventMark } from '../../observe/stack-events.ts';
import type { Secrets } from '../../secrets.ts';
import type { Cli } from '../../serverless/locate-cli.ts';
import type { ServiceFacts } from '../../serverless/service/read-service.ts';
import type { Workspace } from '../../serverless/workspace.ts';
import type { MadePrerequisite } from '../../account/prerequisites/remove-prerequisite.ts';
import type { ManagedDocument } from '../../policy/boundary/compose-boundary.ts';
import type { Plan } from '../prerequisites/prerequisite.ts';
import type { Tell } from '../types.ts';

/** What the effects of a run are made with. */
export interface Dependencies {
  readonly config: Config;
  readonly runId: string;
  readonly clients: OperatorClients;
  /** How the deployer's own clients reach AWS. */
  readonly reach: Omit<ClientOptions, 'credentials'>;
  readonly secrets: Secrets;
  readonly log: Logger;
  readonly now: () => Date;
  readonly startedAt: Date;
  /** Random lower-case letters and digits. */
  readonly randomText: (length: number) => string;
  /** Where workspaces are made: the system's directory for temporary files. */
  readonly tempDir: string;
  /** Of the harness itself. */
  readonly version: string;
  /** Of the harness's own process: what of it a child may see is decided where its environment is built. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tell: Tell;
}

/** What belongs to one life and survives no JSON: a secret, a directory. */
export interface LifeResources {
  /** Of the key that the deployer has now. */
  secretAccessKey: string;
  readonly workspace: Workspace;
  /** Ids of every stack of this life's name that was seen, in the order of their making. */
  readonly stackIds: Set<string>;
  /** By stack id, the newest event that an observation has seen. */
  newest: EventMark['newest'];
  /** How often the deployer's policies were changed or waited for. */
  revision: number;
  /** Of the attempt under way. */
  attempt?: {
    readonly mark: EventMark;
    /** Of `performance.now()`. */
    readonly startedAt: number;
    /** As far as the stack has one. */
    deploymentBucket?: string | undefined;
  };
}

/** Something that the service expects, as it was made. */
export interface Provided {
  readonly made: MadePrerequisite;
  /** Absent: it stays for the whole run. */
  readonly life?: number;
  /** Of `performance.now()`. */
  readonly startedAt: number;
  /** Of a stack, and the template it is of. */
  readonly stack?: { readonly stackId: string; readonly file: string };
}

/** What a run holds open between its effects. Filled by the effects in the order of the machine. */
export interface Resources {
  /** What kept the run from beginning. */
  refusal?: unknown;
  cli?: Cli;
  service?: ServiceFacts;
  quotas?: Quotas;
  journal?: Journal;
  evidence?: EvidenceWriter;
  prerequisites?: Plan;
  /** Absent: the roles of the service are to have none. */
  boundary?: {
    readonly partition: string;
    /** As far as they were read, by ARN. */
    readonly managedPolicies: Map<string, ManagedDocument>;
  };
  /** Of the role as which stacks of a deployment role are recovered, once there is one. */
  recoveryRoleArn?: string;
  /** Nobody tells in this account what was recorded of a refused request. */
  detailsAbsent?: true;
  /** In the order of their making. */
  readonly provided: Provided[];
  readonly lives: Map<number, LifeResources>;
}

/** What preflight found. @throws Error before it. */
export function found<Key extends 'cli' | 'service' | 'quotas' | 'journal' | 'evidence' | 'prerequisites'>(
  resources: Resources,
  key: Key,
): NonNullable<Resources[Key]> {
  const value = resources[key];
  if (value === undefined) throw new Error(`${key} is asked for before preflight found it`);
  return value;
}

export function ofLife(resources: Resources, life: number): LifeResources {
  const one = resources.lives.get(life);
  if (!one) throw new Error(`life ${life} has no resources`);
  return one;
}
