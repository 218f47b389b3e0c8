import type { Run } from './engine/run.ts';
import type { HandlerEnd } from './engine/run-steps.ts';
import type { Instance } from './store.ts';

/** A template's properties, or an operation's output: plain data of AWS's own spelling. */
export type Values = Readonly<Record<string, unknown>>;

/** What a resource type's table may ask about the resource in hand. */
export interface ResourceView {
  readonly logicalId: string;
  readonly stackName: string;
  readonly stackId: string;
  readonly accountId: string;
  readonly region: string;
  /** With intrinsic functions resolved. */
  readonly properties: Values;
  /** As last applied; on creation the same as `properties`. On deletion both are as last applied. */
  readonly previous: Values;
  /** The template's UpdatePolicy, with intrinsic functions resolved; empty where there is none. */
  readonly updatePolicy: Values;
  /** Stack tags with the template's own tags over them, as `[{ Key, Value }]`; aws:cloudformation:* tags come with them. */
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly previousTags: readonly { readonly Key: string; readonly Value: string }[];
  /** Throws before it is known. */
  readonly physicalId: string;
  /** The name CloudFormation makes: `<stack>-<LogicalId>-<random>`, cut to `maxLength`; the same each time it is asked. */
  generatedName(options?: { readonly maxLength?: number; readonly lowerCase?: boolean }): string;
  /**
   * What the named call last answered, in this operation or an earlier one of this resource: `output('lambda:CreateFunction')`.
   * Empty where it never gave an answer. Of a step with `forEach` the last one's.
   */
  output(call: string): Values;
  /** A property of that name differs from the previous one. */
  changed(...properties: readonly string[]): boolean;
  readonly tagsChanged: boolean;
  /** On deletion: whether the resource's policy wants a last snapshot. Absent: nobody says, as Cloud Control. */
  readonly snapshotRequested?: boolean;
}

/** One call that a handler makes with the permissions of the stack's caller. */
export interface Step {
  /** `<service id>:<Operation>`: `lambda:CreateFunction`. */
  readonly call: string;
  /** `item` is what `forEach` gave; undefined without it. */
  readonly input: (resource: ResourceView, item?: unknown) => object;
  /** One call per item, in order; none for an empty list; asked when the step's turn comes, so it may read `output`. Absent: exactly one call. */
  readonly forEach?: (resource: ResourceView) => readonly unknown[];
  /** Asked just before the call, for each item on its own. Absent: always. */
  readonly when?: (resource: ResourceView, item?: unknown) => boolean;
  /** A refusal or failure of a soft step is ignored. Absent: hard. */
  readonly soft?: true;
  /** What `output` finds its answer by, where a table makes the same call for several things. Absent: the call. */
  readonly keptAs?: string;
  /** Error codes that are an answer, not a failure: a read before create finds nothing. */
  readonly ignoring?: readonly string[];
  /** Error codes of what passes by itself: the call is made again, each `pollSeconds`, for twenty minutes. Absent: none. */
  readonly retrying?: readonly string[];
  /** The call is made again, each `pollSeconds` of the account's time, until its answer is this, or an ignored code. Absent: made once. */
  readonly until?: (output: Values) => boolean;
  /** Absent: 5. */
  readonly pollSeconds?: number;
  /** Waited for before the call, of the account's time: what the handler lets the service take. Absent: nothing. */
  readonly afterSeconds?: number;
  /** What the handler finds wrong by itself, asked just before the call, which is then not made: an InvalidRequest in these words. */
  readonly objection?: (resource: ResourceView) => string | undefined;
  /** The HandlerErrorCode of an objection. Absent: InvalidRequest. */
  readonly objectionCode?: 'AlreadyExists';
}

/** One thing a handler is to make, change or delete. */
export interface Handling {
  readonly run: Run;
  readonly view: ResourceView;
  readonly instance: Instance;
  /** To be told as soon as there is something to delete, with `instance.physicalId` set. */
  readonly onMade: () => void;
}

/** The handlers of a type that no table of calls can tell: a stack in a stack, a lambda that answers for itself. */
export interface Handlers {
  readonly create: (handling: Handling) => Promise<HandlerEnd>;
  readonly update: (handling: Handling) => Promise<HandlerEnd>;
  readonly delete: (handling: Handling) => Promise<HandlerEnd>;
  /** Undoes an update of this stack operation. Absent: `update` with old and new exchanged. */
  readonly rollBack?: (handling: Handling, skipped: ReadonlySet<string>) => Promise<HandlerEnd>;
}

/**
 * How the type words its failures: AWS's three generations of handlers; those of the last one that keep a refusal's words to themselves
 * and name the call (`terse`) or the type (`mute`), that put the type before them (`typed`), that take a refusal for a fault of
 * the service (`internal`), and that are built on the first SDK for Java; and types as old as handlers are not, that have the service's words alone (`bare`).
 */
export type FailureFrame =
  | 'handler'
  | 'terse'
  | 'mute'
  | 'typed'
  | 'internal'
  | 'first-sdk'
  | 'semicolon'
  | 'api'
  | 'bare';

const withoutHandlers: ReadonlySet<FailureFrame | undefined> = new Set(['semicolon', 'api', 'bare']);

/** Whether the registry has handlers of the type: the oldest are none of its. */
export function hasHandlers({ frame }: Pick<ResourceType, 'frame'>): boolean {
  return !withoutHandlers.has(frame);
}

/**
 * A CloudFormation resource type as a table of the calls that its handlers make.
 * Sources for each table stand in `behaviour.md` beside this file.
 */
export interface ResourceType {
  /** `AWS::Lambda::Function`. */
  readonly type: string;
  /** Absent: `handler`. */
  readonly frame?: FailureFrame;
  /**
   * IAM actions whose refusal is an UnauthorizedTaggingOperation. Absent: as any other refusal, AccessDenied.
   * Sources stand in `behaviour.md`.
   */
  readonly taggingActions?: readonly string[];
  /** Of a refused tag its handler says only that there is one. Absent: it passes on the service's words. Sources stand in `behaviour.md`. */
  readonly mutesTagging?: true;
  /** The HandlerErrorCode of a refusal, where it is not AccessDenied. Sources stand in `behaviour.md`. */
  readonly refusedAs?: 'GeneralServiceException';
  /** The property whose value, the physical id, a handler names when the resource is there already. Absent: it passes on the service's words. */
  readonly knownBy?: string;
  /** The physical id; asked once all steps of `create` up to the first that is marked have answered, see `idAfter`. */
  readonly physicalId: (resource: ResourceView) => string;
  /** The create call whose answer holds the id. Absent: the id is known before the first step. */
  readonly idAfter?: string;
  /** A change of one of these replaces the resource. `Template.TemplateName` is one of a structure. */
  readonly replacedBy: readonly string[];
  /** Fn::GetAtt by attribute name. */
  readonly attributes?: Readonly<Record<string, (resource: ResourceView) => unknown>>;
  /** Fn::GetAtt of names that only the resource itself tells; asked where `attributes` has none. Undefined: there is none of that name. */
  readonly attribute?: (resource: ResourceView, name: string) => unknown;
  /** The failure of what asks for an attribute that is not there. Absent: that the type's schema has none of that name. */
  readonly wordMissing?: (resource: ResourceView, name: string) => string;
  /** What CloudFormation calls when another resource asks for an attribute of this one. Absent: nothing. */
  readonly read?: readonly Step[];
  /** Every update of the stack updates it, whether its properties changed or not. */
  readonly alwaysUpdated?: true;
  /** In place of the three tables, which are then empty. */
  readonly handlers?: Handlers;
  /** Ref, where it is not the physical id. */
  readonly ref?: (resource: ResourceView) => string;
  /** Creation fails for this reason after its steps, once that time is over: nobody signals a wait condition here. Undefined: it does not. */
  readonly timesOut?: (
    resource: ResourceView,
  ) => { readonly afterSeconds: number; readonly reason: string } | undefined;
  readonly create: readonly Step[];
  readonly update: readonly Step[];
  readonly delete: readonly Step[];
}
