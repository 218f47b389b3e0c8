import type { TrialRun } from './run-as-operator.ts';

type Judged = Pick<TrialRun, 'exitCode' | 'record' | 'stderr' | 'template' | 'left'>;

/**
 * What a person would notice of a run that was withheld something, the plainest first. Nothing: it ended as the whole one did.
 * @param whole the run of an operator with the whole policy
 */
export function judgeTrial(run: Judged, whole: Pick<TrialRun, 'template' | 'record'>): string[] {
  const { exitCode, record, stderr, template, left } = run;
  const outcome = record?.outcome;
  if (outcome === undefined) return [`ends with exit code ${exitCode}: ${firstError(stderr)}`];
  const noticed: string[] = [];
  if (outcome.kind !== 'proven') {
    noticed.push(`${outcome.kind}${'message' in outcome ? `: ${firstLine(outcome.message)}` : ''}`);
  }
  const leftovers = record?.leftovers ?? [];
  if (leftovers.length > 0) noticed.push(`tells of ${count(leftovers.length, 'leftover')}`);
  if (left.length > 0) noticed.push(`leaves ${left.join(', ')}`);
  if (outcome.kind === 'proven' && template !== whole.template) noticed.push('finds another policy');
  if (outcome.kind === 'proven' && record && whole.record) {
    const [own, of] = [record.attempts.length, whole.record.attempts.length];
    // Nothing else in a run takes other turns: an emulated account answers alike each time.
    if (own !== of) noticed.push(`needs ${count(own, 'attempt')} instead of ${of}`);
  }
  return noticed;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function firstError(stderr: string): string {
  const line = stderr.split('\n').find((one) => one.startsWith('error: '));
  return line?.slice('error: '.length) ?? firstLine(stderr);
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
