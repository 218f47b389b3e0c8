import { partitionOf } from '../quirks/told-resource.ts';
import { namedTypes, type NamedType } from './named-types.ts';
import { resourceForms } from './resource-forms.generated.ts';
import { resolveText, type Pseudo } from './template-text.ts';

/** A resource of a template. */
export interface TemplateResource {
  readonly type: string;
  /** As packaged, or as the stack's event tells them. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Where the stack is. */
export interface StackPlace {
  readonly accountId: string;
  readonly region: string;
  readonly stackName: string;
}

/**
 * The ARN of what an action was refused on, where the refusal tells of none: the thing that the template's resource makes or is about,
 * if the action is one on such things and the template gives the name in full. Undefined where any of that is open.
 */
export function resourceOfTemplate(
  action: string,
  { type, properties }: TemplateResource,
  place: StackPlace,
): string | undefined {
  const [service = '', name = ''] = action.split(':');
  for (const form of namedTypes[type] ?? []) {
    const [arn, actions] = resourceForms[form.resource] ?? ['', ''];
    if (!form.resource.startsWith(`${service}:`) || !actions.split(' ').includes(name)) continue;
    if (form.without !== undefined && properties[form.without] !== undefined) continue;
    const filled = fill(arn, form, properties, place);
    if (filled !== undefined) return filled + endingOf(action, form);
  }
  return undefined;
}

/** Of a template's resource what its ARN is made of. */
export function pickNames({ type, properties }: TemplateResource): TemplateResource {
  const wanted = new Set(
    (namedTypes[type] ?? []).flatMap(({ names, path, without }) => [
      ...Object.values(names),
      ...(path === undefined ? [] : [path]),
      ...(without === undefined ? [] : [without]),
    ]),
  );
  return {
    type,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => wanted.has(name))),
  };
}

function fill(
  arn: string,
  { names, defaults, path, shape }: NamedType,
  properties: TemplateResource['properties'],
  { accountId, region, stackName }: StackPlace,
): string | undefined {
  const pseudo: Pseudo = { accountId, region, stackName, partition: partitionOf(region) };
  let filled = arn
    .replace('${Partition}', pseudo.partition)
    .replace('${Region}', region)
    .replace('${Account}', accountId);
  for (const [variable, property] of Object.entries(names)) {
    const text = resolveText(properties[property] ?? defaults?.[variable], pseudo);
    const before = path === undefined ? '/' : resolveText(properties[path] ?? '/', pseudo);
    if (text === undefined || text === '' || before === undefined) return undefined;
    const head = filled.slice(0, filled.indexOf('${'));
    if (text.startsWith('arn:')) return text.startsWith(head) ? text : undefined;
    const name = before.slice(1) + (shape?.(text) ?? text);
    filled = filled.replace(`\${${variable}}`, () => name);
  }
  return filled;
}

/**
 * A log group's ARN in a policy ends in `:*`, but for tags.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
function endingOf(action: string, { resource }: NamedType): string {
  return resource === 'logs:log-group' && !/:(?:Tag|Untag|ListTagsFor)Resource$/.test(action) ? ':*' : '';
}
