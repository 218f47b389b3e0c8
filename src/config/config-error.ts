import { HarnessError } from '../errors.ts';

/** One thing that is wrong with the flags or the configuration file. */
export interface Problem {
  /** Where it stands, as its writer knows it: `--region`, `harness.config.json: maxAttempts`. */
  readonly path: string;
  /** Names the wrong value, then what was expected. */
  readonly message: string;
}

/** Code `usage`, or `account-not-named` where that is all that is missing. Carries every problem, not the first. */
export class ConfigError extends HarnessError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], only?: { code: 'account-not-named'; hint: string }) {
    const lines = problems.map(({ path, message }) => `${path}: ${message}`);
    super(
      lines.length === 1
        ? (lines[0] ?? '')
        : `${lines.length} problems in the configuration\n${lines.map((line) => `  ${line}`).join('\n')}`,
      {
        code: only?.code ?? 'usage',
        fault: 'user',
        hint: only?.hint ?? 'See harness run --help for every option and its form.',
      },
    );
    this.problems = problems;
  }
}
