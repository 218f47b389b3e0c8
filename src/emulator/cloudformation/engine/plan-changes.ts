import type {
  Change,
  Replacement,
  ResourceAttribute,
  ResourceChangeDetail,
} from '@aws-sdk/client-cloudformation';
import { isDeepStrictEqual } from 'node:util';

import type { Account } from '../../account.ts';
import type { Values } from '../resource-type.ts';
import type { Desired, Instance, Stack, StackResource } from '../store.ts';
import { resolveValue, type Scope } from '../template/resolve.ts';
import type { TemplateResource } from '../template/template.ts';
import { changedProperties, decideChange } from './decide-change.ts';
import { findResourceType } from './find-type.ts';
import { sameTags, tagsOf } from './resource-view.ts';
import { createScope } from './scope.ts';

/** How AWS shows what only the execution will tell. */
const knownAfterApply = '{{changeSet:KNOWN_AFTER_APPLY}}';

function isThere(resource: StackResource | undefined): resource is StackResource & { instance: Instance } {
  return resource?.instance !== undefined && !resource.status.startsWith('DELETE_');
}

/** Resources in an order in which each comes after what it waits for. */
function inOrder(desired: Desired): string[] {
  const ordered = new Set<string>();
  const visit = (logicalId: string): void => {
    if (ordered.has(logicalId)) return;
    for (const needed of desired.graph.get(logicalId) ?? []) visit(needed);
    ordered.add(logicalId);
  };
  for (const logicalId of desired.graph.keys()) visit(logicalId);
  return [...ordered];
}

/** Ref and Fn::GetAtt of what will be made anew are not known yet. */
function createPlanningScope(
  account: Account,
  stack: Stack,
  desired: Desired,
  isNew: (logicalId: string) => boolean,
): Scope {
  const scope = createScope(account, stack, desired);
  return {
    ...scope,
    ref: (logicalId) => (isNew(logicalId) ? knownAfterApply : scope.ref(logicalId)),
    attribute: (logicalId, name) => (isNew(logicalId) ? knownAfterApply : scope.attribute(logicalId, name)),
  };
}

function attributesOf(before: TemplateResource, after: TemplateResource): ResourceAttribute[] {
  const attributes: ResourceAttribute[] = [];
  if (!isDeepStrictEqual(before.metadata, after.metadata)) attributes.push('Metadata');
  if (before.deletionPolicy !== after.deletionPolicy) attributes.push('DeletionPolicy');
  if (before.updateReplacePolicy !== after.updateReplacePolicy) attributes.push('UpdateReplacePolicy');
  return attributes;
}

function describeModification(
  resource: StackResource & { instance: Instance },
  replacement: Replacement,
  attributes: readonly ResourceAttribute[],
  properties: readonly string[],
  tagsChanged: boolean,
): Change {
  const details: ResourceChangeDetail[] = properties.map((name) => ({
    Target: {
      Attribute: 'Properties',
      Name: name,
      RequiresRecreation: replacement === 'True' ? 'Always' : 'Never',
    },
    Evaluation: 'Static',
    ChangeSource: 'DirectModification',
  }));
  const all: ResourceAttribute[] = [...attributes];
  if (properties.length > 0) all.push('Properties');
  if (tagsChanged) {
    all.push('Tags');
    details.push({
      Target: { Attribute: 'Tags', RequiresRecreation: 'Never' },
      Evaluation: 'Static',
      ChangeSource: 'DirectModification',
    });
  }
  return {
    Type: 'Resource',
    ResourceChange: {
      Action: 'Modify',
      LogicalResourceId: resource.logicalId,
      ...(resource.instance.physicalId === undefined
        ? {}
        : { PhysicalResourceId: resource.instance.physicalId }),
      ResourceType: resource.type,
      Replacement: replacement,
      Scope: all,
      Details: details,
    },
  };
}

/**
 * A nested stack whose resource is as before: its template may have changed where it lies.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html (Automatic)
 */
function describeAutomatic({ logicalId, type, instance }: StackResource & { instance: Instance }): Change {
  return {
    Type: 'Resource',
    ResourceChange: {
      Action: 'Modify',
      LogicalResourceId: logicalId,
      ...(instance.physicalId === undefined ? {} : { PhysicalResourceId: instance.physicalId }),
      ResourceType: type,
      Replacement: 'False',
      Scope: ['Properties'],
      Details: [
        {
          Target: { Attribute: 'Properties', RequiresRecreation: 'Never' },
          Evaluation: 'Dynamic',
          ChangeSource: 'Automatic',
        },
      ],
    },
  };
}

/** What executing `desired` would do to each resource. */
export function planChanges(account: Account, stack: Stack, desired: Desired): readonly Change[] {
  const changes: Change[] = [];
  const anew = new Set<string>();
  const scope = createPlanningScope(account, stack, desired, (logicalId) => anew.has(logicalId));
  for (const logicalId of inOrder(desired)) {
    const definition = desired.template.resources.get(logicalId);
    if (!definition) continue;
    const resource = stack.resources.get(logicalId);
    if (!isThere(resource) || resource.status === 'CREATE_FAILED') {
      anew.add(logicalId);
      changes.push({
        Type: 'Resource',
        ResourceChange: {
          Action: 'Add',
          LogicalResourceId: logicalId,
          ResourceType: definition.type,
          Scope: [],
          Details: [],
        },
      });
      continue;
    }
    const type = findResourceType(account, resource.type);
    if (!type) continue;
    const { instance } = resource;
    const declared = resolveValue(definition.properties, scope) as Values;
    const tags = tagsOf(stack, logicalId, desired.tags, declared);
    const question = { accountId: account.accountId, stack, logicalId, type, instance, declared, tags };
    const decision = decideChange(question);
    const attributes = attributesOf(resource.definition, definition);
    if (decision === 'none' && attributes.length === 0 && resource.status !== 'UPDATE_FAILED') continue;
    if (decision === 'replace') anew.add(logicalId);
    const properties = changedProperties(instance.declared, declared);
    const replacement = decision === 'replace' ? 'True' : 'False';
    const tagsChanged = !sameTags(instance.tags, tags);
    changes.push(
      properties.length === 0 && type.alwaysUpdated
        ? describeAutomatic(resource)
        : describeModification(resource, replacement, attributes, properties, tagsChanged),
    );
  }
  for (const resource of stack.resources.values()) {
    if (desired.graph.has(resource.logicalId) || !isThere(resource)) continue;
    changes.push({
      Type: 'Resource',
      ResourceChange: {
        Action: 'Remove',
        LogicalResourceId: resource.logicalId,
        ...(resource.instance.physicalId === undefined
          ? {}
          : { PhysicalResourceId: resource.instance.physicalId }),
        ResourceType: resource.type,
        Scope: [],
        Details: [],
      },
    });
  }
  return changes;
}

/** Whether executing `desired` would change anything: resources, outputs or the stack's tags. */
export function hasChanges(
  account: Account,
  stack: Stack,
  desired: Desired,
  changes: readonly Change[],
): boolean {
  if (changes.length > 0) return true;
  if (!sameTags(stack.desired?.tags ?? [], desired.tags)) return true;
  const scope = createScope(account, stack, desired);
  const outputs = [...desired.template.outputs]
    .filter(([, { condition }]) => condition === undefined || scope.isTrue(condition))
    .map(([name, { value, exportName, description }]) => [
      name,
      String(resolveValue(value, scope)),
      exportName === undefined ? undefined : String(resolveValue(exportName, scope)),
      description,
    ]);
  const before = stack.outputs.map(({ OutputKey, OutputValue, ExportName, Description }) => [
    OutputKey,
    OutputValue,
    ExportName,
    Description,
  ]);
  return !isDeepStrictEqual(outputs, before);
}
