import { relative, resolve } from 'node:path';
import { z } from 'zod';
import { artifactPaths } from '../../artifact/artifact-paths.ts';
import { readComparedPolicies, type ComparedPolicy } from '../../artifact/compared-policies.ts';
import { diffPolicies } from '../../policy/diff.ts';
import { findUnknownWildcards } from '../../policy/expand.ts';
import type { CommandContext } from '../dependencies.ts';
import { exitCodes } from '../exit-code.ts';
import { describeDiff, renderDiff } from '../terminal/render-diff.ts';
import { createStyle, wantsColour } from '../terminal/style.ts';
import { placeFlags, wrong } from './place-flags.ts';

const flagsSchema = z.strictObject({ json: z.boolean().default(false), ...placeFlags });

/** `harness diff`: what one policy allows and another does not; 0 where both allow the same, 1 where they do not. */
export async function runDiff(
  before: string,
  after: string,
  flags: Readonly<Record<string, unknown>>,
  { io }: CommandContext,
): Promise<number> {
  const parsed = flagsSchema.safeParse(flags);
  if (!parsed.success) throw wrong(parsed.error.issues.map((issue) => issue.message));
  const { json, account: accountId, region, stage } = parsed.data;
  const [old, current] = await readComparedPolicies([resolve(io.cwd, before), resolve(io.cwd, after)], {
    accountId,
    region,
    stage,
  });
  // Half a megabyte of names, which no other part of the command line should wait for.
  const { listActionNames } = await import('../../denial/quirks/action-name.ts');
  const knownActions = listActionNames();
  const diff = diffPolicies(old.statements, current.statements, knownActions);
  for (const side of [old, current]) {
    for (const note of noteOn(side, knownActions)) {
      io.stderr.write(`note: ${relative(io.cwd, side.file)}: ${note}\n`);
    }
  }
  io.stdout.write(
    json
      ? `${JSON.stringify(describeDiff(diff), undefined, 2)}\n`
      : renderDiff(diff, { before, after }, createStyle(wantsColour(io.stdout, io.env))),
  );
  return diff.added.length + diff.removed.length === 0 ? exitCodes.proven : exitCodes.ended;
}

function noteOn({ file, statements }: ComparedPolicy, knownActions: readonly string[]): string[] {
  const { unprovenPolicy, unprovenTemplate } = artifactPaths(resolve(file, '..'));
  return [
    ...([unprovenPolicy, unprovenTemplate].includes(file) ? ['this policy was not proven'] : []),
    ...findUnknownWildcards(statements, knownActions).map(
      (pattern) => `"${pattern}" matches no action that is known, and is compared as text`,
    ),
  ];
}
