import type {
  Capability,
  ChangeSetStatus,
  Change,
  DeploymentConfig,
  ExecutionStatus,
  OnStackFailure,
  Output,
  ResourceStatus,
  StackEvent,
  StackStatus,
} from '@aws-sdk/client-cloudformation';

import { defineStore } from '../account.ts';
import { Directory } from '../directory.ts';
import type { ResourceType, Values } from './resource-type.ts';
import { resourceTypes } from './resource-types.ts';
import { createRuntime, type Runtime } from './runtime.ts';
import type { DependencyGraph } from './template/dependency-graph.ts';
import type { ParameterValue } from './template/resolve.ts';
import type { Template, TemplateResource } from './template/template.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** What a stack is to become: a template with everything that is known before the first call. */
export interface Desired {
  readonly template: Template;
  /** As submitted, for UsePreviousValue. */
  readonly parameterTexts: ReadonlyMap<string, string>;
  /** Values of SSM parameters, by name of the template's parameter. */
  readonly ssmValues: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly conditions: ReadonlyMap<string, boolean>;
  /** Resources whose condition holds, with what they wait for. */
  readonly graph: DependencyGraph;
  readonly tags: readonly Tag[];
  readonly capabilities: readonly Capability[];
  readonly notificationArns: readonly string[];
  readonly roleArn: string | undefined;
}

/** One physical thing behind a logical resource; a replacement is another. */
export interface Instance {
  readonly nameSuffix: string;
  physicalId: string | undefined;
  /** Its creation was answered, so that there is something to delete. */
  made: boolean;
  /** Properties as last applied, before and after dynamic references were read. */
  declared: Values;
  properties: Values;
  tags: readonly Tag[];
  /** The template's UpdatePolicy, with intrinsic functions resolved. */
  updatePolicy: Values;
  /** Answers by call. */
  readonly outputs: Map<string, Values>;
}

/** A physical thing that CloudFormation made and has not deleted since, whether a stack still has it or not. */
export interface MadeThing {
  readonly type: string;
  readonly logicalId: string;
  readonly stack: Pick<Stack, 'name' | 'stackId' | 'region'>;
  readonly instance: Instance;
}

export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  status: ResourceStatus;
  statusReason: string | undefined;
  changedAt: Date;
  instance: Instance | undefined;
  definition: TemplateResource;
  dependencies: ReadonlySet<string>;
}

/** A physical thing that no longer belongs to the stack and is still to be deleted. */
export interface Discarded {
  readonly resource: StackResource;
  readonly instance: Instance;
  readonly retain: boolean;
}

/** What a resource was before an update began. */
export interface ResourceSnapshot {
  readonly resource: StackResource;
  readonly instance: Instance | undefined;
  readonly declared: Values;
  readonly properties: Values;
  readonly tags: readonly Tag[];
  readonly definition: TemplateResource;
  readonly dependencies: ReadonlySet<string>;
}

export interface StackSnapshot {
  readonly desired: Desired | undefined;
  readonly outputs: readonly Output[];
  readonly resources: ReadonlyMap<string, ResourceSnapshot>;
}

/** What an update did to a resource, for its rollback. */
export interface AppliedChange {
  readonly kind: 'create' | 'update' | 'replace';
  readonly declared: Values;
  readonly properties: Values;
  readonly tags: readonly Tag[];
}

/** The way back to what a stack was before an update. */
export interface WayBack {
  readonly snapshot: StackSnapshot;
  readonly changes: ReadonlyMap<string, AppliedChange>;
}

/** A nested stack's update that has come to its end but for what only its parent's end decides. */
interface HeldUpdate extends WayBack {
  /** Deletes what the update, or its rollback, has left over, and ends it. */
  readonly finish: () => Promise<void>;
}

export interface ChangeSet {
  readonly changeSetId: string;
  readonly name: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly createdAt: Date;
  readonly description: string | undefined;
  readonly desired: Desired;
  readonly onStackFailure: OnStackFailure | undefined;
  readonly deploymentConfig: DeploymentConfig | undefined;
  status: ChangeSetStatus;
  statusReason: string | undefined;
  executionStatus: ExecutionStatus;
  changes: readonly Change[];
}

export interface Stack {
  readonly stackId: string;
  readonly name: string;
  readonly region: string;
  /** Of the stack whose resource this one is, and of the outermost one. Undefined: it is no nested stack. */
  readonly parentId: string | undefined;
  readonly rootId: string | undefined;
  readonly createdAt: Date;
  updatedAt: Date | undefined;
  deletedAt: Date | undefined;
  status: StackStatus;
  statusReason: string | undefined;
  /** What was last applied, or is being applied. */
  desired: Desired | undefined;
  roleArn: string | undefined;
  disableRollback: boolean;
  /** Created with OnFailure DO_NOTHING: then it cannot be updated once that has failed. */
  doesNothingOnFailure: boolean;
  timeoutInMinutes: number | undefined;
  terminationProtection: boolean;
  policyBody: string | undefined;
  /** Stands in for `policyBody` while the update that brought it runs. */
  policyDuringUpdate: string | undefined;
  outputs: readonly Output[];
  readonly resources: Map<string, StackResource>;
  readonly discarded: Discarded[];
  /** Oldest first. */
  readonly events: StackEvent[];
  readonly changeSets: Map<string, ChangeSet>;
  lastChangeSetId: string | undefined;
  /** A rollback that failed and may be continued. */
  pendingRollback: WayBack | undefined;
  /** From a failed update that was not rolled back to the last state that was complete. */
  lastStable: WayBack | undefined;
  held: HeldUpdate | undefined;
  /** Settles, never rejects, when the running operation has ended. */
  running: Promise<void> | undefined;
  /** Asked of the running operation: start nothing more. */
  cancelRequested: boolean;
}

export interface CloudFormationState {
  /** By id; the newest of the deleted ones too. */
  readonly stacks: Map<string, Stack>;
  readonly made: Set<MadeThing>;
  /** What handlers are making just now under a name that the template gives. */
  readonly beingMade: Set<MadeThing>;
  runtime: Runtime;
  resourceTypes: Directory<ResourceType>;
  /** Entries on a page of a listing. */
  pageSize: number;
}

/** All stacks of the account, of every region. */
export const cloudFormationStore = defineStore<CloudFormationState>('cloudformation', (account) => ({
  stacks: new Map(),
  made: new Set(),
  beingMade: new Set(),
  runtime: createRuntime(account),
  resourceTypes: new Directory(resourceTypes),
  pageSize: 100,
}));
