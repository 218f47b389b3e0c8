/** Which policy refused. `unknown` where the text does not say (before 2021 and in many services today). */
export type DeniedBy =
  | 'identity'
  | 'explicit-identity'
  | 'resource'
  | 'boundary'
  | 'scp'
  | 'rcp'
  | 'session'
  | 'vpce'
  | 'role-trust'
  | 'unknown';

/** Whose permission is lacking. Only the deployer's can be granted to the deployer. */
export type Lacking =
  | 'deployer'
  | 'service-role'
  | 'execution-role'
  | 'custom-resource'
  | 'other'
  | 'unknown';

/** A part of the text that was given to read, in UTF-16 code units: its first one, and the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One refused call, as read from text. */
export interface Denial {
  /** As AWS names it, service prefix in lower case: `sqs:CreateQueue`. Absent when it could not be told. */
  readonly action?: string;
  /** As AWS names it, or its beginning where the text is cut and `action` absent. */
  readonly actionAsPrinted?: string;
  /** The ARN (or `*`) to grant, normalised. Absent when the text names none. */
  readonly resource?: string;
  readonly resourceAsPrinted?: string;
  /** The ARN or words that name who was refused. */
  readonly principal?: string;
  readonly deniedBy: DeniedBy;
  /** ARN of the refusing policy, where AWS tells it. */
  readonly policyArn?: string;
  /** The API operation that was called, where the frame tells it: `CreateQueue`. */
  readonly api?: string;
  /** The service as the frame spells it: `Lambda`. */
  readonly service?: string;
  /** An encoded authorization failure message, for `sts:DecodeAuthorizationMessage`. */
  readonly encoded?: string;
  /** For `iam:GetRequestAuthorizationDetails`, and the region that knows it. */
  readonly authorizationId?: string;
  readonly authorizationRegion?: string;
  readonly requestId?: string;
  /** `named`: printed by AWS; `inferred`: from the API or from Serverless's own words; `unknown`: no action known. */
  readonly certainty: 'named' | 'inferred' | 'unknown';
  /** Actions that it may have been, where the text fits several, or is cut and fits one. Absent where it fits none or too many. */
  readonly alternatives?: readonly string[];
  readonly lacking: Lacking;
  /** The text itself says that the work goes on without it. */
  readonly soft: boolean;
  /** The text it was read from, unwrapped. */
  readonly raw: string;
  /** Where that stands. Absent where it was read from no text. */
  readonly span?: Span;
}

/** A refusal-like text that no grant can mend. */
export interface LookAlike {
  readonly kind:
    | 'credentials'
    | 'throttling'
    | 'service-failure'
    /** Something failed without a reason, and no refusal is known that it could mean. */
    | 'unexplained'
    | 'quota'
    | 'not-found'
    | 'already-exists'
    | 'collateral'
    | 'trust-policy'
    | 'account-standing'
    | 'public-access-block'
    | 'runtime'
    | 'hook'
    | 'capability'
    | 'local'
    | 'other-cloud';
  readonly raw: string;
  readonly span?: Span;
}
