import { type Phase, targetArgs } from './phase.ts';
import { removeChange } from '../change/apply-change.ts';

/** The service as it is, into a stage where it is not. */
export const deploy: Phase = {
  name: 'deploy',
  prepare: (workspace) => removeChange(workspace),
  args: (target) => ['deploy', ...targetArgs(target)],
  expects: 'stack-up',
};
