import type { Account } from './account.ts';

/** Who signed a request. */
export type Principal =
  | { readonly kind: 'root'; readonly accountId: string; readonly arn: string }
  | {
      readonly kind: 'user';
      readonly accountId: string;
      readonly arn: string;
      readonly userName: string;
      readonly userId: string;
    }
  | {
      readonly kind: 'assumed-role';
      readonly accountId: string;
      readonly arn: string;
      readonly roleArn: string;
      readonly roleName: string;
      readonly roleId: string;
      readonly sessionName: string;
      /** Session policy documents, as JSON text. */
      readonly sessionPolicies: readonly string[];
      /** Tags of the session; over the role's own tags of the same key. */
      readonly sessionTags?: Readonly<Record<string, string>>;
      /** Keys of session tags that a role taken on by this session inherits. */
      readonly transitiveTagKeys?: readonly string[];
      readonly sourceIdentity?: string;
    }
  | {
      readonly kind: 'federated-user';
      readonly accountId: string;
      readonly arn: string;
      /** The user who asked for the token; their policies limit it. */
      readonly userArn: string;
      readonly userId: string;
      readonly sessionName: string;
      /** Session policy documents, as JSON text. */
      readonly sessionPolicies: readonly string[];
      readonly sessionTags?: Readonly<Record<string, string>>;
    };

/** The identity and the circumstances of a request, as far as conditions can ask for them. */
export interface Caller {
  readonly principal: Principal;
  readonly accessKeyId: string;
  /** Service principals that made the call for the caller, first one first: `['cloudformation.amazonaws.com']`. */
  readonly calledVia: readonly string[];
  readonly sourceIp: string;
  readonly userAgent: string;
}

export type ResourceTags = Readonly<Record<string, string>> | ReadonlyMap<string, string>;

/** One permission an operation asks for. IAM decides on each before the operation runs, in order. */
export interface Requirement {
  /** `lambda:CreateFunction`. */
  readonly action: string;
  /** The ARN asked about, or `*`. */
  readonly resource: string;
  /** Condition keys beside the global ones: `{ 'iam:PassedToService': 'lambda.amazonaws.com' }`. Lists for multivalued keys. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Of the resource as it is before the operation; they become `aws:ResourceTag/…`. Absent: those that the service's `tagsOf` knows. */
  readonly resourceTags?: ResourceTags | undefined;
  /** The resource's own policy document as JSON text, if it has one. */
  readonly resourcePolicy?: string | undefined;
  /**
   * `role-trust`, `key-policy`: without an Allow in the resource's policy the caller's own policies do not suffice; they count where
   * that Allow only names the account. Absent: either suffices.
   */
  readonly resourcePolicyKind?: 'role-trust' | 'key-policy';
  /** How the refusal words the action or the resource, where the service prints something else than what it checks. */
  readonly actionAsPrinted?: string;
  readonly resourceAsPrinted?: string;
  /** Replaces the whole refusal, where the service does not print IAM's sentence. */
  readonly refuse?: (sentence: string) => AwsError;
}

/** One of a client's attempts at a request. */
export interface ClientAttempt {
  /** From 1. */
  readonly nth: number;
  /** How many it will make. Absent: it does not tell. */
  readonly of: number | undefined;
}

/** What an operation is given besides its input. */
export interface Call {
  readonly account: Account;
  readonly region: string;
  readonly caller: Caller;
  /** Also answered in the request-id header. */
  readonly requestId: string;
  /** The raw request body; only streaming inputs (S3 PutObject) need it. */
  readonly body: Uint8Array;
  /** Of a call from outside; absent: a service of the account makes it, or it comes by a presigned URL. */
  readonly attempt?: ClientAttempt;
  /** The most entries that a page of a listing may have here. Absent: as many as the service gives. */
  readonly pageSize?: number;
}

/**
 * One API operation. `Input` and `Output` have the shapes of the AWS SDK v3 (same member names, Date for timestamps,
 * Uint8Array for blobs); the wire layer parses and serialises them from the generated model.
 */
export interface Operation<Input = never, Output = unknown> {
  /** `CreateFunction`. */
  readonly name: string;
  /** Absent: `<service prefix>:<name>` on `*`. An empty list: needs no permission (sts:GetCallerIdentity). */
  readonly requires?: (input: Input, call: Call) => readonly Requirement[];
  readonly handle: (input: Input, call: Call) => Output | Promise<Output>;
}

/** Ties an operation's types together; returns it as it is. */
export function defineOperation<Input, Output>(
  operation: Operation<Input, Output>,
): Operation<Input, Output> {
  return operation;
}

/** One AWS service: a folder of this emulator. */
export interface Service {
  /** Key in the generated wire model and first half of a step's call: `lambda`, `apigatewayv2`. */
  readonly id: string;
  /** Prefix of its IAM actions: `lambda`, `apigateway`. */
  readonly actionPrefix: string;
  /** How CloudFormation's handlers spell it in `(Service: Lambda, …)`. */
  readonly displayName: string;
  /** How what came before CloudFormation's handlers spells it: `AWSAppSync`. Absent: the same. */
  readonly olderName?: string;
  /** The error code it refuses with: `AccessDeniedException`, `AccessDenied`, `AuthorizationError`. */
  readonly refusalCode: string;
  /** Status of a refusal. 403 unless said. */
  readonly refusalStatus?: number;
  /** The whole refusal in the service's own words; IAM's plain sentence is handed in. */
  readonly wordRefusal?: (sentence: string, requirement: Requirement, call: Call) => string;
  /** The tags of one of its resources, where a requirement brings none along; undefined of what is not there or has no tags. */
  readonly tagsOf?: (arn: string, call: Call) => ResourceTags | undefined;
  readonly operations: readonly Operation[];
  /** Ends what it runs for an account that is no longer served; settles when nothing of it is left. */
  readonly end?: (account: Account) => Promise<void>;
}

/** An error an AWS service answers with. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly code: string;
  readonly status: number;
  /** More members of the error's body. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Of the call that failed; set by the dispatcher. */
  requestId: string | undefined;

  constructor(code: string, message: string, status = 400, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}
