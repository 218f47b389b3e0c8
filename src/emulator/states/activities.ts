import type {
  CreateActivityInput,
  CreateActivityOutput,
  DeleteActivityInput,
  DescribeActivityInput,
  DescribeActivityOutput,
  ListActivitiesInput,
  ListActivitiesOutput,
} from '@aws-sdk/client-sfn';
import { defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { onArn, onOwnKey } from './requirements.ts';
import { invalidToken } from './state-machines.ts';
import { activities, activityArn, checkName, getActivity } from './store.ts';

/** The same again is no error. Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html */
export const createActivity = defineOperation<CreateActivityInput, CreateActivityOutput>({
  name: 'CreateActivity',
  requires: (input, call) => {
    const arn = activityArn(input.name ?? '', call);
    const context = requestTagContext(tagsByKey(input.tags));
    return [
      onArn('CreateActivity', arn, context),
      ...(input.tags?.length ? [onArn('TagResource', arn, context)] : []),
      ...onOwnKey(['kms:DescribeKey'], input.encryptionConfiguration, arn, call),
    ];
  },
  handle: (input, call) => {
    const name = checkName(input.name);
    const activity = activities(call).get(name) ?? {
      name,
      arn: activityArn(name, call),
      createdAt: new Date(),
      encryptionConfiguration: input.encryptionConfiguration ?? { type: 'AWS_OWNED_KEY' },
      tags: tagsByKey(input.tags),
    };
    activities(call).set(name, activity);
    return { activityArn: activity.arn, creationDate: activity.createdAt };
  },
});

export const describeActivity = defineOperation<DescribeActivityInput, DescribeActivityOutput>({
  name: 'DescribeActivity',
  requires: (input) => [onArn('DescribeActivity', input.activityArn)],
  handle: (input, call) => {
    const { arn, name, createdAt, encryptionConfiguration } = getActivity(input.activityArn, call);
    return { activityArn: arn, name, creationDate: createdAt, encryptionConfiguration };
  },
});

/** No error where there is none. */
export const deleteActivity = defineOperation<DeleteActivityInput, object>({
  name: 'DeleteActivity',
  requires: (input) => [onArn('DeleteActivity', input.activityArn)],
  handle: (input, call) => {
    activities(call).delete(input.activityArn?.split(':')[6] ?? '');
    return {};
  },
});

export const listActivities = defineOperation<ListActivitiesInput, ListActivitiesOutput>({
  name: 'ListActivities',
  requires: (_input, call) => [onArn('ListActivities', activityArn('*', call))],
  handle: (input, call) => {
    const all = [...activities(call).values()];
    const { items, next } = cutPage(all, input.nextToken, input.maxResults ?? 100, invalidToken);
    return {
      activities: items.map(({ arn, name, createdAt }) => ({
        activityArn: arn,
        name,
        creationDate: createdAt,
      })),
      ...(next !== undefined && { nextToken: next }),
    };
  },
});
