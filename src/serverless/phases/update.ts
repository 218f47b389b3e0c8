import { nameChange, type Phase, targetArgs } from './phase.ts';
import { applyChange } from '../change/apply-change.ts';

/** A second deploy: other handler code, another environment value, another stack tag. */
export const update: Phase = {
  name: 'update',
  prepare: (workspace, context) =>
    applyChange(workspace, { value: nameChange('update', context), fails: false }),
  args: (target) => ['deploy', ...targetArgs(target)],
  expects: 'stack-up',
};
