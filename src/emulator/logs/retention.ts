import type {
  AssociateKmsKeyRequest,
  DeleteRetentionPolicyRequest,
  DisassociateKmsKeyRequest,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';

import { defineOperation } from '../operation.ts';
import { onGroup } from './requirements.ts';
import { getGroup, invalid } from './store.ts';

/** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const possibleDays: ReadonlySet<number | undefined> = new Set([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]);

export const putRetentionPolicy = defineOperation({
  name: 'PutRetentionPolicy',
  requires: (input: PutRetentionPolicyRequest, call) => [
    onGroup('logs:PutRetentionPolicy', input.logGroupName, call),
  ],
  handle: (input: PutRetentionPolicyRequest, call): object => {
    if (!possibleDays.has(input.retentionInDays)) {
      throw invalid(
        `1 validation error detected: Value '${input.retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${[...possibleDays].join(', ')}]`,
      );
    }
    const group = getGroup(input.logGroupName, call);
    group.description = { ...group.description, retentionInDays: input.retentionInDays };
    return {};
  },
});

export const deleteRetentionPolicy = defineOperation({
  name: 'DeleteRetentionPolicy',
  requires: (input: DeleteRetentionPolicyRequest, call) => [
    onGroup('logs:DeleteRetentionPolicy', input.logGroupName, call),
  ],
  handle: (input: DeleteRetentionPolicyRequest, call): object => {
    const group = getGroup(input.logGroupName, call);
    const { retentionInDays: _gone, ...description } = group.description;
    group.description = description;
    return {};
  },
});

export const associateKmsKey = defineOperation({
  name: 'AssociateKmsKey',
  requires: (input: AssociateKmsKeyRequest, call) => [
    onGroup('logs:AssociateKmsKey', input.logGroupName ?? input.resourceIdentifier, call),
  ],
  handle: (input: AssociateKmsKeyRequest, call): object => {
    const group = getGroup(input.logGroupName ?? input.resourceIdentifier, call);
    group.description = { ...group.description, kmsKeyId: input.kmsKeyId };
    return {};
  },
});

export const disassociateKmsKey = defineOperation({
  name: 'DisassociateKmsKey',
  requires: (input: DisassociateKmsKeyRequest, call) => [
    onGroup('logs:DisassociateKmsKey', input.logGroupName ?? input.resourceIdentifier, call),
  ],
  handle: (input: DisassociateKmsKeyRequest, call): object => {
    const group = getGroup(input.logGroupName ?? input.resourceIdentifier, call);
    const { kmsKeyId: _gone, ...description } = group.description;
    group.description = description;
    return {};
  },
});
