/** One resource in the states that make its type's handlers do as much as they can. */
export interface Sample {
  /** `AWS::SQS::Queue`. */
  readonly type: string;
  /** Each is applied over the one before; the first creates, the rest update, and at the end the resource is deleted. */
  readonly states: readonly Readonly<Record<string, unknown>>[];
  /** A state that replaces the resource; comes last. Absent: no property of the type does. */
  readonly replacement?: Readonly<Record<string, unknown>>;
  /** Resources that are there before, by logical id; their ids are exported under `<LogicalId>` and `<LogicalId>.<Attribute>`. */
  readonly needs?: Readonly<Record<string, NeededResource>>;
}

export interface NeededResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string;
  /** Attributes that the sample asks for. */
  readonly exports?: readonly string[];
}

/** The value that a needed resource exports. */
export function needed(name: string): { readonly 'Fn::ImportValue': string } {
  return { 'Fn::ImportValue': name.replace('.', ':') };
}

/** A template's policy document: one statement that allows this. */
export function allowing(statement: Readonly<Record<string, unknown>>): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] };
}
