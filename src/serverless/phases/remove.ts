import { type Phase, targetArgs } from './phase.ts';

export const remove: Phase = {
  name: 'remove',
  prepare: () => Promise.resolve(),
  args: (target) => ['remove', ...targetArgs(target)],
  expects: 'stack-gone',
};
