import { HarnessError } from '../errors.ts';
import type { Style } from './terminal/style.ts';

/** An ending that nobody expected, for a person; a bug with all that its report needs. */
export function renderError(error: unknown, style: Style, harnessVersion: string): string {
  if (error instanceof HarnessError && error.code !== 'bug') {
    const hint = error.hint === undefined ? '' : `\n${style('dim', 'hint:')} ${error.hint}`;
    return `${style('red', 'error:')} ${error.message}${hint}`;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    `${style('red', 'bug:')} harness ${harnessVersion} on node ${process.version} contradicts itself; please report this`,
    stack,
    ...(error instanceof Error && error.cause instanceof Error
      ? [`caused by: ${error.cause.stack ?? error.cause.message}`]
      : []),
  ].join('\n');
}
