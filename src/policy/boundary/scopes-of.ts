import { resolveTexts } from './resolve-texts.ts';
import { isRecord, type Resolved, type TemplateResource, type TemplateScope } from './template-scope.ts';

/** A template as it was packaged. */
export interface ServiceTemplate {
  /** Name of its file. */
  readonly name: string;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  /** Defaults of its parameters, by name. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

/**
 * The scopes of a service's templates. A stack that is nested has what its parent gives it for parameters, where the parent names the file.
 * @param templates the main stack's first
 */
export function scopesOf(
  [main, ...nested]: readonly ServiceTemplate[],
  known: Omit<TemplateScope, 'resources' | 'parameters'>,
): readonly TemplateScope[] {
  if (main === undefined) return [];
  const bare: TemplateScope = { ...known, resources: main.resources, parameters: new Map() };
  const outer: TemplateScope = { ...bare, parameters: resolveAll(main.defaults, bare) };
  return [
    outer,
    ...nested.map(({ name, resources, defaults }): TemplateScope => {
      const given = findGiven(name, outer);
      const parameters =
        given === undefined
          ? new Map<string, Resolved>()
          : new Map([...resolveAll(defaults, bare), ...resolveAll(given, outer)]);
      return { ...known, resources, parameters };
    }),
  ];
}

function findGiven(
  file: string,
  { resources }: TemplateScope,
): Readonly<Record<string, unknown>> | undefined {
  const parent = [...resources.values()].find(
    ({ type, properties }) =>
      type === 'AWS::CloudFormation::Stack' &&
      JSON.stringify(properties['TemplateURL'] ?? '').includes(`/${file}`),
  );
  if (parent === undefined) return undefined;
  const given = parent.properties['Parameters'];
  return isRecord(given) ? given : {};
}

function resolveAll(
  values: Readonly<Record<string, unknown>>,
  scope: TemplateScope,
): ReadonlyMap<string, Resolved> {
  return new Map(Object.entries(values).map(([name, value]) => [name, resolveTexts(value, scope)]));
}
