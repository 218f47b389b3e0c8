import type { Handlers, Handling, ResourceType, ResourceView } from '../resource-type.ts';
import type { Instance } from '../store.ts';
import { askCustomResource, type CustomAnswer, type CustomRequest } from './custom-resource-request.ts';
import type { HandlerEnd } from './run-steps.ts';

/** Under this name the last answer is kept beside the answers of calls. */
const answered = 'custom-resource:Response';

export function isCustomResource(type: string): boolean {
  return type === 'AWS::CloudFormation::CustomResource' || type.startsWith('Custom::');
}

/** A custom resource as a type: what it is, only the function behind it knows. */
export function customResourceType(type: string): ResourceType {
  return {
    type,
    physicalId: (view) => view.generatedName(),
    replacedBy: [],
    attribute: (view, name) => (view.output(answered)['Data'] as Record<string, unknown> | undefined)?.[name],
    wordMissing,
    handlers: handlersOf(type),
    create: [],
    update: [],
    delete: [],
  };
}

/** Source: https://github.com/aws/aws-cdk/issues/29949 */
function wordMissing(view: ResourceView, name: string): string {
  const { RequestId: requestId } = view.output(answered);
  return `CustomResource attribute error: Vendor response doesn't contain ${name} attribute in object ${view.stackId}|${view.logicalId}|${String(requestId)}`;
}

function handlersOf(type: string): Handlers {
  const ask = (handling: Handling, request: Omit<CustomRequest, 'resourceType'>): Promise<CustomAnswer> =>
    askCustomResource(handling, { ...request, resourceType: type });
  return {
    create: async (handling) => {
      const { instance, view, onMade } = handling;
      const answer = await ask(handling, { requestType: 'Create' });
      if (answer.kind === 'unasked') return endOf(answer);
      // A creation that failed is deleted too: https://github.com/SungardAS/lambda-formation/issues/5
      instance.physicalId = answer.physicalId ?? view.generatedName();
      onMade();
      keep(instance, answer);
      return endOf(answer);
    },
    update: async (handling) => {
      const { view, instance } = handling;
      // Asked of what was applied last, not of what failed: a rollback asks who has always been asked.
      if (view.properties['ServiceToken'] !== instance.properties['ServiceToken']) {
        return { kind: 'failed', reason: 'Modifying service token is not allowed.' };
      }
      const physicalId = view.physicalId;
      const answer = await ask(handling, { requestType: 'Update', physicalId, oldProperties: view.previous });
      if (answer.kind === 'succeeded') become(handling, answer.physicalId);
      keep(instance, answer);
      return endOf(answer);
    },
    delete: async (handling) =>
      endOf(await ask(handling, { requestType: 'Delete', physicalId: handling.view.physicalId })),
  };
}

function endOf(answer: CustomAnswer): HandlerEnd {
  return answer.kind === 'succeeded' ? { kind: 'done' } : { kind: 'failed', reason: answer.reason };
}

function keep(instance: Instance, answer: CustomAnswer): void {
  if (answer.kind !== 'succeeded') return;
  instance.outputs.set(answered, { Data: answer.data, RequestId: answer.requestId });
}

/**
 * Another id than before makes the update a replacement: what had the old one is deleted in the clean-up.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html (PhysicalResourceId)
 */
function become({ run, view, instance }: Handling, physicalId: string): void {
  const { stack } = run;
  const { logicalId } = view;
  const resource = stack.resources.get(logicalId);
  if (!resource || physicalId === instance.physicalId) return;
  // A rollback may come back to what was to be deleted.
  const kept = stack.discarded.filter(
    (discarded) => discarded.resource !== resource || discarded.instance.physicalId !== physicalId,
  );
  stack.discarded.splice(0, stack.discarded.length, ...kept);
  stack.discarded.push({
    resource,
    instance: { ...instance, outputs: new Map(instance.outputs) },
    retain: resource.definition.updateReplacePolicy === 'Retain',
  });
  instance.physicalId = physicalId;
}
