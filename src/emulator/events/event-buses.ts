import type {
  CreateEventBusRequest,
  CreateEventBusResponse,
  DeleteEventBusRequest,
  DescribeEventBusRequest,
  DescribeEventBusResponse,
  ListEventBusesRequest,
  ListEventBusesResponse,
  UpdateEventBusRequest,
  UpdateEventBusResponse,
} from '@aws-sdk/client-eventbridge';

import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { busArn, busName, eventsStore, findBus } from './store.ts';
import { tagsOf } from './tag-record.ts';

export const createEventBus = defineOperation<CreateEventBusRequest, CreateEventBusResponse>({
  name: 'CreateEventBus',
  requires: (input, call) => {
    const resource = busArn(call, input.Name);
    const context = requestTagContext(tagsOf(input.Tags));
    return [
      { action: 'events:CreateEventBus', resource, context },
      ...(input.Tags?.length ? [{ action: 'events:TagResource', resource, context }] : []),
    ];
  },
  handle: (input, call) => {
    const { buses, policies } = call.account.store(eventsStore);
    const arn = busArn(call, input.Name);
    if (buses.has(arn) || input.Name === 'default') {
      throw new AwsError('ResourceAlreadyExistsException', `Event bus ${input.Name} already exists.`);
    }
    const now = new Date();
    buses.set(arn, {
      get policy() {
        return policies.get(arn);
      },
      createdAt: now,
      changedAt: now,
      name: input.Name ?? '',
      arn,
      tags: tagsOf(input.Tags),
      description: input.Description,
    });
    return { EventBusArn: arn, Description: input.Description };
  },
});

export const describeEventBus = defineOperation<DescribeEventBusRequest, DescribeEventBusResponse>({
  name: 'DescribeEventBus',
  requires: (input, call) => [{ action: 'events:DescribeEventBus', resource: busArn(call, input.Name) }],
  handle: (input, call) => {
    const bus = findBus(call, input.Name);
    return {
      Name: bus.name,
      Arn: bus.arn,
      Description: bus.description,
      Policy: bus.policy,
      CreationTime: bus.createdAt,
      LastModifiedTime: bus.changedAt,
    };
  },
});

export const updateEventBus = defineOperation<UpdateEventBusRequest, UpdateEventBusResponse>({
  name: 'UpdateEventBus',
  requires: (input, call) => [{ action: 'events:UpdateEventBus', resource: busArn(call, input.Name) }],
  handle: (input, call) => {
    const bus = findBus(call, input.Name);
    bus.description = input.Description;
    bus.changedAt = new Date();
    return { Name: bus.name, Arn: bus.arn, Description: bus.description };
  },
});

export const deleteEventBus = defineOperation<DeleteEventBusRequest, void>({
  name: 'DeleteEventBus',
  requires: (input, call) => [{ action: 'events:DeleteEventBus', resource: busArn(call, input.Name) }],
  handle: (input, call) => {
    const { buses, policies, rules } = call.account.store(eventsStore);
    const arn = busArn(call, input.Name);
    if (busName(input.Name) === 'default') {
      throw new AwsError('ValidationException', 'Cannot delete event bus default.');
    }
    if ([...rules.values()].some((rule) => busArn(call, rule.bus) === arn)) {
      throw new AwsError('ValidationException', "Event bus can't be deleted since it has rules.");
    }
    // A bus that is gone is deleted again without an error.
    buses.delete(arn);
    policies.delete(arn);
  },
});

export const listEventBuses = defineOperation<ListEventBusesRequest, ListEventBusesResponse>({
  name: 'ListEventBuses',
  requires: (_input, call) => [{ action: 'events:ListEventBuses', resource: busArn(call, '*') }],
  handle: (input, call) => {
    const all = [findBus(call, 'default'), ...call.account.store(eventsStore).buses.values()].filter((bus) =>
      bus.arn.startsWith(busArn(call, input.NamePrefix ?? '')),
    );
    return {
      EventBuses: all.map((bus) => ({
        Name: bus.name,
        Arn: bus.arn,
        Policy: bus.policy,
        CreationTime: bus.createdAt,
        LastModifiedTime: bus.changedAt,
      })),
    };
  },
});
