import { type Phase, targetArgs } from './phase.ts';

export const info: Phase = {
  name: 'info',
  prepare: () => Promise.resolve(),
  args: (target) => ['info', ...targetArgs(target)],
  expects: 'stack-unchanged',
};
