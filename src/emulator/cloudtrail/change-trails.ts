import type {
  CreateTrailRequest,
  CreateTrailResponse,
  DeleteTrailRequest,
  StartLoggingRequest,
  StopLoggingRequest,
  Trail,
  UpdateTrailRequest,
  UpdateTrailResponse,
} from '@aws-sdk/client-cloudtrail';
import { toPassRole } from '../iam/pass-role.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { checkDelivery, checkTrailName } from './trail-checks.ts';
import { onTrail } from './trail-requirements.ts';
import { getTrail, trailArn, trailsOf } from './trail-store.ts';

/** What a request says of a trail's settings, under the names that answers have for them. */
function settingsIn(
  input: Omit<CreateTrailRequest, 'Name' | 'S3BucketName' | 'TagsList'> & Partial<CreateTrailRequest>,
  call: Call,
): Trail {
  const {
    Name: _name,
    TagsList: _tags,
    SnsTopicName: topic,
    EnableLogFileValidation: validation,
    ...rest
  } = input;
  if (input.IsOrganizationTrail) {
    throw new AwsError('NotImplemented', 'cloudtrail: trails of an organization', 501);
  }
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const named = topic?.startsWith('arn:')
    ? topic
    : `arn:aws:sns:${call.region}:${call.account.accountId}:${topic}`;
  return {
    ...given,
    ...(topic !== undefined && { SnsTopicName: topic, SnsTopicARN: named }),
    ...(validation !== undefined && { LogFileValidationEnabled: validation }),
  };
}

/** Source: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
export const createTrail = defineOperation<CreateTrailRequest, CreateTrailResponse>({
  name: 'CreateTrail',
  requires: (input, call) => {
    const context = requestTagContext(tagsByKey(input.TagsList));
    return [
      onTrail('CreateTrail', input.Name, call, context),
      ...(input.TagsList?.length ? [onTrail('AddTags', input.Name, call, context)] : []),
      ...toPassRole(input.CloudWatchLogsRoleArn, 'cloudtrail.amazonaws.com'),
    ];
  },
  handle: (input, call) => {
    const name = checkTrailName(input.Name);
    const arn = trailArn(name, call);
    if (trailsOf(call).has(name)) {
      throw new AwsError(
        'TrailAlreadyExistsException',
        `Trail ${name} already exists for customer: ${call.account.accountId}`,
      );
    }
    const settings: Trail = {
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: false,
      LogFileValidationEnabled: false,
      IsOrganizationTrail: false,
      ...settingsIn(input, call),
      Name: name,
      TrailARN: arn,
      HomeRegion: call.region,
    };
    checkDelivery(arn, settings, call);
    trailsOf(call).set(name, {
      name,
      arn,
      settings,
      isLogging: false,
      startedAt: undefined,
      stoppedAt: undefined,
      eventSelectors: undefined,
      advancedEventSelectors: undefined,
      insightSelectors: undefined,
      tags: tagsByKey(input.TagsList),
    });
    return settings;
  },
});

export const updateTrail = defineOperation<UpdateTrailRequest, UpdateTrailResponse>({
  name: 'UpdateTrail',
  requires: (input, call) => [
    onTrail('UpdateTrail', input.Name, call),
    ...toPassRole(input.CloudWatchLogsRoleArn, 'cloudtrail.amazonaws.com'),
  ],
  handle: (input, call) => {
    const trail = getTrail(input.Name, call);
    const settings = { ...trail.settings, ...settingsIn(input, call) };
    checkDelivery(trail.arn, settings, call);
    trail.settings = settings;
    return settings;
  },
});

export const deleteTrail = defineOperation<DeleteTrailRequest, object>({
  name: 'DeleteTrail',
  requires: (input, call) => [onTrail('DeleteTrail', input.Name, call)],
  handle: (input, call) => {
    trailsOf(call).delete(getTrail(input.Name, call).name);
    return {};
  },
});

export const startLogging = defineOperation<StartLoggingRequest, object>({
  name: 'StartLogging',
  requires: (input, call) => [onTrail('StartLogging', input.Name, call)],
  handle: (input, call) => {
    Object.assign(getTrail(input.Name, call), { isLogging: true, startedAt: new Date() });
    return {};
  },
});

export const stopLogging = defineOperation<StopLoggingRequest, object>({
  name: 'StopLogging',
  requires: (input, call) => [onTrail('StopLogging', input.Name, call)],
  handle: (input, call) => {
    Object.assign(getTrail(input.Name, call), { isLogging: false, stoppedAt: new Date() });
    return {};
  },
});
