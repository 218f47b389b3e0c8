import { bind } from '../../policy/parameters.ts';
import type { Parameters } from '../../policy/grant.ts';

/** Something that the service expects to find in its account. In texts `${Stage}`, `${AccountId}` and `${Region}` may stand. */
export type Prerequisite = PrerequisiteStack | PrerequisiteSecret | PrerequisiteObject;

export interface PrerequisiteStack {
  readonly kind: 'stack';
  /** Of the template, as shown to people. */
  readonly file: string;
  readonly templateBody: string;
  /** Absent: one of the run's own. */
  readonly stackName?: string;
  readonly parameters: Readonly<Record<string, Value>>;
  /** The template asks for the stage of a life, and nobody else gives it one. */
  readonly asksForStage: boolean;
}

interface PrerequisiteSecret {
  readonly kind: 'secure-string';
  readonly name: string;
  /** Verbatim. */
  readonly value: Value;
  readonly keyId?: string;
}

interface PrerequisiteObject {
  readonly kind: 'object';
  readonly bucket: string;
  readonly key: string;
  readonly body: Value | Uint8Array;
}

export interface Value {
  readonly text: string;
  /** What comes from elsewhere is taken as it is: no parameters stand in it. */
  readonly verbatim: boolean;
}

/** What is made for each life, since it depends on the life's stage, and what is made once. In the order they were given. */
export interface Plan {
  readonly perRun: readonly Prerequisite[];
  readonly perLife: readonly Prerequisite[];
}

export function planPrerequisites(prerequisites: readonly Prerequisite[]): Plan {
  return {
    perRun: prerequisites.filter((one) => !dependsOnStage(one)),
    perLife: prerequisites.filter(dependsOnStage),
  };
}

function dependsOnStage(one: Prerequisite): boolean {
  return (one.kind === 'stack' && one.asksForStage) || textsOf(one).some((text) => text.includes('${Stage}'));
}

function textsOf(one: Prerequisite): readonly string[] {
  switch (one.kind) {
    case 'stack':
      return [one.stackName ?? '', ...Object.values(one.parameters).map(boundText)];
    case 'secure-string':
      return [one.name, one.keyId ?? ''];
    case 'object':
      return [one.bucket, one.key, one.body instanceof Uint8Array ? '' : boundText(one.body)];
  }
}

function boundText({ text, verbatim }: Value): string {
  return verbatim ? '' : text;
}

/** The same in one life, or, without one, in the run. */
export function bindPrerequisite(one: Prerequisite, parameters: Parameters): Prerequisite {
  const text = (template: string): string => bind(template, parameters);
  const value = (of: Value): Value =>
    of.verbatim ? of : { text: bind(of.text, parameters), verbatim: true };
  switch (one.kind) {
    case 'stack': {
      const given = Object.entries(one.parameters).map(([key, of]) => [key, value(of)] as const);
      const stage = { text: parameters.stage, verbatim: true };
      return {
        ...one,
        ...(one.stackName !== undefined && { stackName: text(one.stackName) }),
        parameters: Object.fromEntries([...given, ...(one.asksForStage ? [['Stage', stage] as const] : [])]),
      };
    }
    case 'secure-string':
      return {
        ...one,
        name: text(one.name),
        ...(one.keyId !== undefined && { keyId: text(one.keyId) }),
      };
    case 'object':
      return {
        ...one,
        bucket: text(one.bucket),
        key: text(one.key),
        body: one.body instanceof Uint8Array ? one.body : value(one.body),
      };
  }
}
