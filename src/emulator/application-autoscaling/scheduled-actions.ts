import { randomUUID } from 'node:crypto';
import type {
  DeleteScheduledActionRequest,
  DescribeScheduledActionsRequest,
  DescribeScheduledActionsResponse,
  PutScheduledActionRequest,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling';
import { AwsError, defineOperation } from '../operation.ts';
import { pageOf } from './paging.ts';
import { onTarget } from './requirements.ts';
import { getTarget, replaceTarget, targetsOf } from './store.ts';

export const putScheduledAction = defineOperation<PutScheduledActionRequest, object>({
  name: 'PutScheduledAction',
  requires: (input, call) => [onTarget('PutScheduledAction', input, call)],
  handle: (input, call) => {
    const kept = getTarget(input, call);
    const { ScheduledActionName: name = '' } = input;
    const before = kept.actions.get(name);
    const schedule = input.Schedule ?? before?.Schedule;
    if (!/^(at|rate|cron)\(.+\)$/.test(schedule ?? '')) {
      throw new AwsError('ValidationException', `The schedule ${schedule ?? ''} is not valid.`);
    }
    const { accountId } = call.account;
    const action: ScheduledAction = {
      ...before,
      ...input,
      ScheduledActionName: name,
      ScheduledActionARN:
        before?.ScheduledActionARN ??
        `arn:aws:autoscaling:${call.region}:${accountId}:scheduledAction:${randomUUID()}:resource/${input.ServiceNamespace}/${input.ResourceId}:scheduledActionName/${name}`,
      ServiceNamespace: input.ServiceNamespace,
      ResourceId: input.ResourceId,
      Schedule: schedule,
      CreationTime: before?.CreationTime ?? new Date(),
    };
    replaceTarget({ ...kept, actions: new Map([...kept.actions, [name, action]]) }, call);
    return {};
  },
});

export const deleteScheduledAction = defineOperation<DeleteScheduledActionRequest, object>({
  name: 'DeleteScheduledAction',
  requires: (input, call) => [onTarget('DeleteScheduledAction', input, call)],
  handle: (input, call) => {
    const kept = getTarget(input, call);
    const actions = new Map(kept.actions);
    if (!actions.delete(input.ScheduledActionName ?? '')) {
      throw new AwsError(
        'ObjectNotFoundException',
        `No scheduled action found: ${input.ScheduledActionName}`,
      );
    }
    replaceTarget({ ...kept, actions }, call);
    return {};
  },
});

export const describeScheduledActions = defineOperation<
  DescribeScheduledActionsRequest,
  DescribeScheduledActionsResponse
>({
  name: 'DescribeScheduledActions',
  handle: (input, call) => {
    const { ServiceNamespace: namespace, ResourceId: id, ScalableDimension: dimension } = input;
    const found = [...targetsOf(call).values()]
      .filter(({ target }) => target.ServiceNamespace === namespace)
      .filter(({ target }) => id === undefined || target.ResourceId === id)
      .filter(({ target }) => dimension === undefined || target.ScalableDimension === dimension)
      .flatMap(({ actions }) => [...actions.values()])
      .filter(({ ScheduledActionName: name = '' }) => input.ScheduledActionNames?.includes(name) ?? true);
    const { items, next } = pageOf(found, input, call);
    return { ScheduledActions: items, ...next };
  },
});
