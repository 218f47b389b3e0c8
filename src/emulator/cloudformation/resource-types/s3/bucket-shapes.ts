import type { Values } from '../../resource-type.ts';
import { listOf, numberOf, textOf, valuesOf } from '../properties.ts';

/** The template's lifecycle rules as the API takes them. */
export function bucketLifecycle(property: unknown): object {
  return { Rules: listOf(valuesOf(property)['Rules']).map((rule) => lifecycleRule(valuesOf(rule))) };
}

function lifecycleRule(rule: Values): object {
  const transitions = listOf(rule['Transitions'] ?? (rule['Transition'] ? [rule['Transition']] : []));
  const expiration = {
    ...(rule['ExpirationInDays'] !== undefined && { Days: numberOf(rule['ExpirationInDays']) }),
    ...(rule['ExpirationDate'] !== undefined && { Date: new Date(textOf(rule['ExpirationDate']) ?? '') }),
    ...(rule['ExpiredObjectDeleteMarker'] !== undefined && { ExpiredObjectDeleteMarker: true }),
  };
  const noncurrent = valuesOf(rule['NoncurrentVersionExpiration'])['NoncurrentDays'];
  const noncurrentDays = numberOf(noncurrent ?? rule['NoncurrentVersionExpirationInDays']);
  const abort = valuesOf(rule['AbortIncompleteMultipartUpload'])['DaysAfterInitiation'];
  return {
    ...(rule['Id'] !== undefined && { ID: rule['Id'] }),
    Status: rule['Status'],
    Filter: { Prefix: rule['Prefix'] ?? '' },
    ...(Object.keys(expiration).length > 0 && { Expiration: expiration }),
    ...(noncurrentDays !== undefined && {
      NoncurrentVersionExpiration: { NoncurrentDays: noncurrentDays },
    }),
    ...(abort !== undefined && {
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: numberOf(abort) },
    }),
    ...(transitions.length > 0 && {
      Transitions: transitions.map(valuesOf).map((transition) => ({
        StorageClass: transition['StorageClass'],
        Days: numberOf(transition['TransitionInDays']),
      })),
    }),
  };
}

/** The template's notifications as the API takes them. */
export function bucketNotification(property: unknown): object {
  const given = valuesOf(property);
  const targets = (name: string, target: string, member: string) =>
    listOf(given[name])
      .map(valuesOf)
      .map((entry) => ({
        [member]: entry[target],
        Events: [entry['Event']],
        ...(entry['Filter'] !== undefined && { Filter: keyFilter(valuesOf(entry['Filter'])) }),
      }));
  return {
    LambdaFunctionConfigurations: targets('LambdaConfigurations', 'Function', 'LambdaFunctionArn'),
    QueueConfigurations: targets('QueueConfigurations', 'Queue', 'QueueArn'),
    TopicConfigurations: targets('TopicConfigurations', 'Topic', 'TopicArn'),
    ...(given['EventBridgeConfiguration'] !== undefined && { EventBridgeConfiguration: {} }),
  };
}

function keyFilter(filter: Values): object {
  return { Key: { FilterRules: listOf(valuesOf(filter['S3Key'])['Rules']) } };
}
