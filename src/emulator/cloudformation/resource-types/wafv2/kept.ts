import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { requiredText, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

interface Kept {
  /** `WebACL`: of the type, its calls and their answers. */
  readonly noun: string;
  /** Properties that an update takes. */
  readonly settings: readonly string[];
  /** Properties that only creation takes. */
  readonly fixed: readonly string[];
  readonly render: (values: Values, names: readonly string[]) => object;
  /** Further attributes, members of the thing. */
  readonly attributes: readonly string[];
}

/** A physical id is `name|id|scope`. */
function place(resource: ResourceView) {
  const [Name = '', Id = '', Scope = ''] = resource.physicalId.split('|');
  return { Name, Id, Scope };
}

/** A web ACL or an IP set: name, id and scope name it, and a lock token its version. */
export function defineKept({ noun, settings, fixed, render, attributes }: Kept): ResourceType {
  const [create, get] = [`wafv2:Create${noun}`, `wafv2:Get${noun}`];
  const gone = ['WAFNonexistentItemException'];
  const summary = (resource: ResourceView) => valuesOf(resource.output(create)['Summary']);
  const thing = (resource: ResourceView) => valuesOf(resource.output(get)[noun]);
  const arnOf = (resource: ResourceView) => textOf(thing(resource)['ARN'] ?? summary(resource)['ARN']) ?? '';
  const read: Step = { call: get, input: place };
  const current = (resource: ResourceView) => ({
    ...place(resource),
    LockToken: textOf(resource.output(get)['LockToken']),
  });
  return {
    type: `AWS::WAFv2::${noun}`,
    physicalId: (resource) =>
      `${textOf(summary(resource)['Name'])}|${textOf(summary(resource)['Id'])}|${requiredText(resource, 'Scope')}`,
    idAfter: create,
    replacedBy: ['Name', 'Scope'],
    attributes: {
      Arn: arnOf,
      Id: (resource) => place(resource).Id,
      ...Object.fromEntries(
        attributes.map((name) => [name, (resource: ResourceView) => thing(resource)[name]]),
      ),
    },
    read: [read],
    create: [
      {
        call: create,
        input: (resource) => ({
          Name: textOf(resource.properties['Name']) ?? resource.generatedName(),
          ...render(resource.properties, [...settings, ...fixed]),
          Tags: resource.tags,
        }),
      },
      read,
    ],
    update: [
      read,
      {
        call: `wafv2:Update${noun}`,
        when: (resource) => resource.changed(...settings),
        input: (resource) => ({ ...current(resource), ...render(resource.properties, settings) }),
      },
      {
        call: 'wafv2:UntagResource',
        when: (resource) => removedTagKeys(resource).length > 0,
        input: (resource) => ({ ResourceARN: arnOf(resource), TagKeys: removedTagKeys(resource) }),
      },
      {
        call: 'wafv2:TagResource',
        when: (resource) => setTags(resource).length > 0,
        input: (resource) => ({ ResourceARN: arnOf(resource), Tags: setTags(resource) }),
      },
    ],
    delete: [
      { ...read, ignoring: gone },
      {
        call: `wafv2:Delete${noun}`,
        ignoring: gone,
        retrying: ['WAFAssociatedItemException'],
        input: current,
      },
    ],
  };
}
