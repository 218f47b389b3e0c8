import { isDeepStrictEqual } from 'node:util';
import type { ResourceView, Step, Values } from '../../resource-type.ts';
import { listOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags } from '../tags.ts';

/** What a creating call answers, in its list of one. */
export function madeBy(resource: ResourceView, call: string, list: string): Values {
  return valuesOf(listOf(resource.output(call)[list])[0]);
}

export const tagSteps: readonly Step[] = [
  {
    call: 'elasticloadbalancing:RemoveTags',
    when: (resource) => removedTagKeys(resource).length > 0,
    input: (resource) => ({ ResourceArns: [resource.physicalId], TagKeys: removedTagKeys(resource) }),
  },
  {
    call: 'elasticloadbalancing:AddTags',
    when: (resource) => setTags(resource).length > 0,
    input: (resource) => ({ ResourceArns: [resource.physicalId], Tags: setTags(resource) }),
  },
];

export const taggingActions: readonly string[] = [
  'elasticloadbalancing:AddTags',
  'elasticloadbalancing:RemoveTags',
];

/** Sets a list of attributes where the template has one that is new. */
export function attributeStep(word: 'LoadBalancer' | 'TargetGroup' | 'Listener', isUpdate: boolean): Step {
  const property = `${word}Attributes`;
  return {
    call: `elasticloadbalancing:Modify${word}Attributes`,
    when: (resource) =>
      listOf(resource.properties[property]).length > 0 && (!isUpdate || resource.changed(property)),
    input: (resource) => ({
      [`${word}Arn`]: resource.physicalId,
      Attributes: listOf(resource.properties[property]),
    }),
  };
}

export const without = (items: readonly unknown[], others: readonly unknown[]): unknown[] =>
  items.filter((item) => !others.some((other) => isDeepStrictEqual(item, other)));
