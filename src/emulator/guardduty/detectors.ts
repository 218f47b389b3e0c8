import type {
  CreateDetectorRequest,
  CreateDetectorResponse,
  DeleteDetectorRequest,
  GetDetectorRequest,
  GetDetectorResponse,
  ListDetectorsRequest,
  ListDetectorsResponse,
  UpdateDetectorRequest,
} from '@aws-sdk/client-guardduty';
import { ensureServiceLinkedRole, toHaveServiceLinkedRole } from '../iam/service-linked.ts';
import { defineOperation, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';
import { requestTagContext } from '../tag-context.ts';
import { detectorArn, detectorsOf, getStored, onDetector, rejected } from './store.ts';

const principal = 'guardduty.amazonaws.com';

/** Source: https://docs.aws.amazon.com/guardduty/latest/ug/slr-permissions.html */
export function serviceRoleArn({ account }: Call): string {
  return `arn:aws:iam::${account.accountId}:role/aws-service-role/${principal}/AWSServiceRoleForAmazonGuardDuty`;
}

/** Source: https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html */
export const createDetector = defineOperation<CreateDetectorRequest, CreateDetectorResponse>({
  name: 'CreateDetector',
  requires: (input, call) => {
    const context = requestTagContext(input.Tags);
    return [
      { action: 'guardduty:CreateDetector', resource: '*', context },
      ...(Object.keys(input.Tags ?? {}).length > 0
        ? [{ action: 'guardduty:TagResource', resource: detectorArn('*', call), context }]
        : []),
      ...toHaveServiceLinkedRole(principal, call),
    ];
  },
  handle: (input, call) => {
    const detectors = detectorsOf(call);
    if (detectors.size > 0) {
      throw rejected('because a detector already exists for the current account.');
    }
    ensureServiceLinkedRole(principal, call.account);
    const id = call.requestId.replaceAll('-', '').toLowerCase().padEnd(32, '0').slice(0, 32);
    const now = new Date().toISOString();
    detectors.set(id, {
      settings: {
        Status: input.Enable ? 'ENABLED' : 'DISABLED',
        FindingPublishingFrequency: input.FindingPublishingFrequency ?? 'SIX_HOURS',
        Features: input.Features ?? [],
      },
      tags: { ...input.Tags },
      createdAt: now,
      updatedAt: now,
      ipSets: new Map(),
    });
    return { DetectorId: id };
  },
});

export const getDetector = defineOperation<GetDetectorRequest, GetDetectorResponse>({
  name: 'GetDetector',
  requires: (input, call) => [onDetector('GetDetector', input.DetectorId ?? '', call)],
  handle: (input, call) => {
    const { settings, tags, createdAt, updatedAt } = getStored(call, input.DetectorId);
    return {
      ...settings,
      ServiceRole: serviceRoleArn(call),
      CreatedAt: createdAt,
      UpdatedAt: updatedAt,
      Tags: { ...tags },
    };
  },
});

export const listDetectors = defineOperation<ListDetectorsRequest, ListDetectorsResponse>({
  name: 'ListDetectors',
  requires: () => [{ action: 'guardduty:ListDetectors', resource: '*' }],
  handle: (input, call) => {
    const most = Math.min(input.MaxResults ?? 50, call.pageSize ?? 50);
    const { items, next } = cutPage([...detectorsOf(call).keys()], input.NextToken, most, () =>
      rejected('because the parameter nextToken has an invalid value.'),
    );
    return { DetectorIds: items, NextToken: next };
  },
});

export const updateDetector = defineOperation<UpdateDetectorRequest, object>({
  name: 'UpdateDetector',
  requires: (input, call) => [onDetector('UpdateDetector', input.DetectorId ?? '', call)],
  handle: (input, call) => {
    const current = getStored(call, input.DetectorId);
    const { Enable: enable, FindingPublishingFrequency: frequency, Features: features } = input;
    detectorsOf(call).set(input.DetectorId ?? '', {
      ...current,
      settings: {
        ...current.settings,
        ...(enable !== undefined && { Status: enable ? 'ENABLED' : 'DISABLED' }),
        ...(frequency && { FindingPublishingFrequency: frequency }),
        ...(features && { Features: features }),
      },
      updatedAt: new Date().toISOString(),
    });
    return {};
  },
});

export const deleteDetector = defineOperation<DeleteDetectorRequest, object>({
  name: 'DeleteDetector',
  requires: (input, call) => [onDetector('DeleteDetector', input.DetectorId ?? '', call)],
  handle: (input, call) => {
    getStored(call, input.DetectorId);
    detectorsOf(call).delete(input.DetectorId ?? '');
    return {};
  },
});
