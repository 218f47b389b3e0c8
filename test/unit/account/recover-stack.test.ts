import { describe, expect, it } from 'vitest';
import { createOperatorClients } from '../../../src/account/clients.ts';
import { recoverStack } from '../../../src/account/recover-stack.ts';
import { createScriptedCloudFormation, missingStack } from '../../support/scripted-client.ts';

const stackId = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/orders-qa/1';

/** What each operation makes of the status, in the order in which it is asked for. */
type Script = Readonly<Record<string, readonly string[]>>;

interface StackSettings {
  readonly tag?: string;
  readonly protected?: boolean;
}

async function recover(
  status: string,
  script: Script = {},
  settings: StackSettings = {},
  owned = [stackId],
  nextRemoves = false,
) {
  let now = status;
  const asked: Record<string, number> = {};
  const { client, calls } = createScriptedCloudFormation(({ name, input }) => {
    const step = (asked[name] = (asked[name] ?? -1) + 1);
    if (name === 'DescribeStacks') {
      if (now === 'absent' || (now === 'DELETE_COMPLETE' && input['StackName'] !== stackId)) {
        throw missingStack();
      }
      return {
        Stacks: [
          {
            StackId: stackId,
            StackStatus: now,
            EnableTerminationProtection: settings.protected ?? false,
            Tags: [{ Key: 'STAGE', Value: settings.tag ?? 'qa' }],
          },
        ],
      };
    }
    if (name === 'DescribeStackEvents') return { StackEvents: [] };
    if (name === 'ListStackResources') {
      return {
        StackResourceSummaries: [
          { LogicalResourceId: 'Table', ResourceStatus: 'UPDATE_FAILED' },
          { LogicalResourceId: 'Queue', ResourceStatus: 'UPDATE_COMPLETE' },
        ],
      };
    }
    now = script[name]?.[step] ?? now;
    return {};
  });
  const recovery = await recoverStack(
    { ...createOperatorClients({ region: 'eu-west-1' }), cloudFormation: client },
    { stackName: 'orders-qa', stackIds: owned, stage: 'qa' },
    { timeoutMs: 50, nextRemoves },
  );
  const changes = calls.filter(({ name }) => !/^(?:Describe|List)/.test(name));
  return { recovery, changes };
}

const deleted: Script = { DeleteStack: ['DELETE_COMPLETE'] };

describe('recoverStack', () => {
  it.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'absent'])(
    'leaves %s alone',
    async (status) => {
      const { recovery, changes } = await recover(status);
      expect(recovery).toEqual({ kind: 'nothing', status });
      expect(changes).toEqual([]);
    },
  );

  it.each(['REVIEW_IN_PROGRESS', 'CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'])(
    'deletes a stack in %s',
    async (status) => {
      const { recovery, changes } = await recover(status, deleted);
      expect(recovery).toEqual({ kind: 'recovered', from: status, did: 'deleted' });
      expect(changes).toEqual([{ name: 'DeleteStack', input: { StackName: stackId } }]);
    },
  );

  it('takes off the protection from termination first', async () => {
    const { changes } = await recover('ROLLBACK_COMPLETE', deleted, { protected: true });
    expect(changes.map(({ name }) => name)).toEqual(['UpdateTerminationProtection', 'DeleteStack']);
  });

  it('deletes with force what cannot be deleted otherwise', async () => {
    const script = { DeleteStack: ['DELETE_FAILED', 'DELETE_FAILED', 'DELETE_COMPLETE'] };
    const { recovery, changes } = await recover('ROLLBACK_COMPLETE', script);
    expect(recovery).toMatchObject({ kind: 'recovered', did: 'deleted' });
    expect(changes.map(({ input }) => input['DeletionMode'])).toEqual([
      undefined,
      undefined,
      'FORCE_DELETE_STACK',
    ]);
  });

  it('says so when not even force helps', async () => {
    await expect(recover('DELETE_FAILED')).rejects.toMatchObject({ code: 'leftovers' });
  });

  it('leaves a stack that is to be removed where its removal stopped', async () => {
    const { recovery, changes } = await recover('DELETE_FAILED', deleted, {}, [stackId], true);
    expect(recovery).toEqual({ kind: 'nothing', status: 'DELETE_FAILED' });
    expect(changes).toEqual([]);
  });

  it('continues a rollback', async () => {
    const { recovery } = await recover('UPDATE_ROLLBACK_FAILED', {
      ContinueUpdateRollback: ['UPDATE_ROLLBACK_COMPLETE'],
    });
    expect(recovery).toEqual({
      kind: 'recovered',
      from: 'UPDATE_ROLLBACK_FAILED',
      did: 'rollback continued',
    });
  });

  it('skips what cannot be rolled back as a last resort', async () => {
    const { recovery, changes } = await recover('UPDATE_ROLLBACK_FAILED', {
      ContinueUpdateRollback: ['UPDATE_ROLLBACK_FAILED', 'UPDATE_ROLLBACK_COMPLETE'],
    });
    expect(recovery).toMatchObject({
      did: 'rollback continued, then rollback continued without what failed',
    });
    expect(changes.map(({ input }) => input['ResourcesToSkip'])).toEqual([undefined, ['Table']]);
  });

  it('deletes a stack that no rollback can mend', async () => {
    const { recovery } = await recover('UPDATE_ROLLBACK_FAILED', deleted);
    expect(recovery).toMatchObject({
      did: 'rollback continued, then rollback continued without what failed, then deleted',
    });
  });

  it('rolls back what a disabled rollback left half done', async () => {
    const { recovery } = await recover('UPDATE_FAILED', { RollbackStack: ['UPDATE_ROLLBACK_COMPLETE'] });
    expect(recovery).toMatchObject({ from: 'UPDATE_FAILED', did: 'rolled back' });
  });

  it('never touches a stack of that name that this run did not make', async () => {
    const { recovery, changes } = await recover('ROLLBACK_COMPLETE', deleted, { tag: 'prod' }, []);
    expect(recovery).toEqual({ kind: 'nothing', status: 'foreign' });
    expect(changes).toEqual([]);
  });

  it.each([
    ['its tag', { tag: 'qa' }, []],
    ['its id', { tag: 'other' }, [stackId]],
  ])('knows its own by %s', async (_, settings, owned) => {
    const { recovery } = await recover('ROLLBACK_COMPLETE', deleted, settings, owned);
    expect(recovery).toMatchObject({ kind: 'recovered' });
  });

  it('says when the stack does not settle', async () => {
    await expect(recover('UPDATE_IN_PROGRESS')).rejects.toMatchObject({ code: 'timed-out' });
  });
});
