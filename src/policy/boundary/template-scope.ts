export interface TemplateResource {
  readonly type: string;
  /** As packaged: references and functions are not resolved. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What the references and functions of a CloudFormation template lead to. */
export interface TemplateScope {
  readonly resources: ReadonlyMap<string, TemplateResource>;
  /** Parameters whose values are known, by name. */
  readonly parameters: ReadonlyMap<string, Resolved>;
  /** As a template. */
  readonly stackName: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** Takes the parameters of the life out of a text. */
  readonly parameterise: (text: string) => string;
}

/** What a value of a template is once it is deployed, each text a template. */
export interface Resolved {
  /** Several where a condition decides, or a list stands there; none for `AWS::NoValue`. */
  readonly texts: readonly string[];
  /** A `*` was put into some text: what stands there is drawn when the stack is deployed. */
  readonly isPattern: boolean;
  /** What nothing is known about: all of it, or a part of a text, has become `*`. */
  readonly open: readonly string[];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of one may stand as that one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
