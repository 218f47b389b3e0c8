import type { StackEvent } from '../denial/observation.ts';

/** More would bury the sentence that matters. */
const maxCharacters = 2000;

/** What says the same of every failure and so explains none. */
const collateral = /^(Resource (creation|update) cancelled|The following resource\(s\) failed)/u;

/**
 * Why an attempt failed, in the words of whoever failed first: a resource of the stack, else the CLI.
 * Undefined where neither gives a reason.
 * Source of the CLI's words: osls and serverless 3 print `Error:` alone on a line, then the message, then a blank line.
 */
export function findFailure(output: string, events: readonly StackEvent[]): string | undefined {
  const failed = events
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .find(
      ({ status, reason }) => status.endsWith('_FAILED') && reason !== undefined && !collateral.test(reason),
    );
  if (failed?.reason !== undefined) {
    return shorten(`${failed.logicalId} (${failed.resourceType}) ${failed.status}: ${failed.reason}`);
  }
  const printed = readErrorBlock(output.split('\n'));
  return printed === undefined ? undefined : shorten(printed);
}

function readErrorBlock(lines: readonly string[]): string | undefined {
  const start = lines.findIndex((line) => /^\s*(✖ )?Error:?\s*$/u.test(line));
  if (start !== -1) {
    const rest = lines.slice(start + 1);
    const end = rest.findIndex((line, index) => index > 0 && line.trim() === '');
    return (
      rest
        .slice(0, end === -1 ? undefined : end)
        .join('\n')
        .trim() || undefined
    );
  }
  const last = lines.filter((line) => line.trim() !== '').slice(-10);
  return last.length > 0 ? last.join('\n') : undefined;
}

function shorten(text: string): string {
  return text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters)}…`;
}
