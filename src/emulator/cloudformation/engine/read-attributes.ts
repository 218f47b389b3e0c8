import type { ResourceType, ResourceView } from '../resource-type.ts';
import { referencesOf } from '../template/references.ts';
import { validationError } from '../template/validation-error.ts';
import { findResourceType } from './find-type.ts';
import { viewAtRest } from './resource-view.ts';
import type { ProvisioningRun } from './run.ts';
import { runSteps } from './run-steps.ts';

/** A handler's own message, without the frame that CloudFormation puts around it in its events. */
export function unframe(reason: string): string {
  return /Resource handler returned message: "(.*)" \(RequestToken/s.exec(reason)?.[1] ?? reason;
}

/**
 * Reads, as the stack's caller, each resource of which the properties ask an attribute.
 * Source: https://github.com/DataDog/datadog-serverless-functions/issues/800
 * @throws AwsError in CloudFormation's words: the resource that asks fails
 */
export async function readForAttributes(
  run: ProvisioningRun,
  properties: unknown,
  isWanted: (type: ResourceType, view: ResourceView, attribute: string) => boolean = () => true,
): Promise<void> {
  const { account, stack, desired } = run;
  const isTrue = (condition: string): boolean => desired.conditions.get(condition) === true;
  const read = new Set<string>();
  for (const reference of referencesOf(properties, isTrue)) {
    if (reference.kind !== 'attribute' || read.has(reference.name)) continue;
    const { name, attribute } = reference;
    const instance = stack.resources.get(name)?.instance;
    const type = findResourceType(account, stack.resources.get(name)?.type ?? '');
    if (!instance || !type?.read) continue;
    const view = viewAtRest(account.accountId, stack, name, instance);
    if (!isWanted(type, view, attribute)) continue;
    read.add(name);
    const end = await runSteps({ run, type, view, instance }, type.read);
    if (end.kind === 'done') continue;
    throw validationError(
      `Unable to retrieve ${attribute} attribute for ${type.type}, with error message ${unframe(end.reason)}`,
    );
  }
}

/**
 * Reads for the stack's outputs what no call has told yet. That nothing else is read for them is assumed.
 * @throws AwsError in CloudFormation's words
 */
export async function readForOutputs(run: ProvisioningRun): Promise<void> {
  const { conditions, template } = run.desired;
  for (const { condition, value } of template.outputs.values()) {
    if (condition !== undefined && conditions.get(condition) !== true) continue;
    await readForAttributes(
      run,
      value,
      (type, view, attribute) => type.attributes?.[attribute]?.(view) === undefined,
    );
  }
}
