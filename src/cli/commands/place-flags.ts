import { z } from 'zod';
import { HarnessError } from '../../errors.ts';

export function matching(flag: string, pattern: RegExp, expected: string) {
  return z
    .string()
    .regex(pattern, { error: (issue) => `${flag}: "${String(issue.input)}" is not ${expected}` })
    .optional();
}

export function among<const Names extends readonly string[]>(flag: string, names: Names) {
  return z.enum(names, {
    error: (issue) =>
      issue.input === undefined
        ? `${flag}: it is missing, expected one of ${names.join(', ')}`
        : `${flag}: ${JSON.stringify(issue.input)} is not among ${names.join(', ')}`,
  });
}

/** Where and as what the service is deployed: what stands for the parameters of a template. */
export const placeFlags = {
  account: matching('--account', /^\d{12}$/, 'an account id of 12 digits'),
  region: matching('--region', /^[a-z]{2,}(-[a-z]+)+-\d$/, 'a region such as eu-central-1'),
  stage: matching('--stage', /^[A-Za-z0-9-]{1,64}$/, 'a stage: letters, digits and hyphens'),
};

/** What the names of policies begin with. */
export const nameFlag = matching(
  '--name',
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/,
  'a name: letters, digits, _ and -, at most 80',
);

export function wrong(problems: readonly string[]): HarnessError {
  return new HarnessError(problems.join('\n'), { code: 'usage', fault: 'user' });
}
