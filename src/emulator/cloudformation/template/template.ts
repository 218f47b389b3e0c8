import type { Values } from '../resource-type.ts';

export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

/** A resource as the template writes it: intrinsic functions unresolved. */
export interface TemplateResource {
  readonly type: string;
  readonly properties: Values;
  readonly dependsOn: readonly string[];
  readonly condition: string | undefined;
  readonly deletionPolicy: DeletionPolicy;
  readonly updateReplacePolicy: DeletionPolicy;
  readonly metadata: unknown;
  /** Empty where the template gives none. */
  readonly updatePolicy: Values;
}

export interface TemplateParameter {
  readonly type: string;
  readonly defaultValue: string | undefined;
  readonly description: string | undefined;
  readonly noEcho: boolean;
  readonly allowedValues: readonly string[] | undefined;
  readonly allowedPattern: string | undefined;
  readonly constraintDescription: string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minValue: number | undefined;
  readonly maxValue: number | undefined;
}

export interface TemplateOutput {
  readonly value: unknown;
  readonly description: string | undefined;
  /** Unresolved. */
  readonly exportName: unknown;
  readonly condition: string | undefined;
}

/** A template whose form is known to be good. */
export interface Template {
  readonly body: string;
  readonly description: string | undefined;
  readonly metadata: unknown;
  readonly parameters: ReadonlyMap<string, TemplateParameter>;
  readonly mappings: Values;
  readonly conditions: Values;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly outputs: ReadonlyMap<string, TemplateOutput>;
  readonly transforms: readonly string[];
  /** Names of sections that would change what is deployed, and do not here. */
  readonly unbuiltSections: readonly string[];
}
