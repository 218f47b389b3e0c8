import { nameChange, type Phase, targetArgs } from './phase.ts';
import { applyChange } from '../change/apply-change.ts';

/**
 * A third deploy, which fails after everything else has changed, for a reason that is no permission, so that
 * CloudFormation rolls the stack back as the deployer.
 */
export const rollback: Phase = {
  name: 'rollback',
  prepare: (workspace, context) =>
    applyChange(workspace, { value: nameChange('rollback', context), fails: true }),
  args: (target) => ['deploy', ...targetArgs(target)],
  expects: 'update-fails',
};
