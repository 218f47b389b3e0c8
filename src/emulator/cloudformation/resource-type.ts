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
  /** Error codes that are an answer, not a failure: a read before create finds nothing. */
  readonly ignoring?: readonly string[];
}

/** How the type words its failures: AWS's three generations of handlers. */
export type FailureFrame = 'handler' | 'semicolon' | 'api';

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
  /** The property whose value, the physical id, a handler names when the resource is there already. Absent: it passes on the service's words. */
  readonly knownBy?: string;
  /** The physical id; asked once all steps of `create` up to the first that is marked have answered, see `idAfter`. */
  readonly physicalId: (resource: ResourceView) => string;
  /** The create call whose answer holds the id. Absent: the id is known before the first step. */
  readonly idAfter?: string;
  /** A change of one of these replaces the resource. */
  readonly replacedBy: readonly string[];
  /** Fn::GetAtt by attribute name. */
  readonly attributes?: Readonly<Record<string, (resource: ResourceView) => unknown>>;
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
