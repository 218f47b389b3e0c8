import type { Call } from '../../operation.ts';
import { cloudFormationStore, type Stack } from '../store.ts';

/** A stack without resources, not yet in the store. */
export function newStack(call: Call, name: string, ancestors?: Pick<Stack, 'parentId' | 'rootId'>): Stack {
  const { runtime } = call.account.store(cloudFormationStore);
  return {
    stackId: `arn:aws:cloudformation:${call.region}:${call.account.accountId}:stack/${name}/${runtime.uuid()}`,
    name,
    region: call.region,
    parentId: ancestors?.parentId,
    rootId: ancestors?.rootId,
    createdAt: runtime.now(),
    updatedAt: undefined,
    deletedAt: undefined,
    status: 'REVIEW_IN_PROGRESS',
    statusReason: undefined,
    desired: undefined,
    roleArn: undefined,
    disableRollback: false,
    doesNothingOnFailure: false,
    timeoutInMinutes: undefined,
    terminationProtection: false,
    policyBody: undefined,
    policyDuringUpdate: undefined,
    outputs: [],
    resources: new Map(),
    discarded: [],
    events: [],
    changeSets: new Map(),
    lastChangeSetId: undefined,
    pendingRollback: undefined,
    lastStable: undefined,
    held: undefined,
    running: undefined,
    cancelRequested: false,
  };
}
