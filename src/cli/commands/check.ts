import { appendFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../../artifact/replace-file.ts';
import type { Config } from '../../config/config.ts';
import { readConfig } from '../../config/read-config.ts';
import { HarnessError } from '../../errors.ts';
import { findConfigFile } from '../../serverless/service/find-config-file.ts';
import type { CommandContext, RunResult } from '../dependencies.ts';
import { exitCodeOfRecord } from '../exit-code.ts';
import { runLive } from '../live-run.ts';
import { createStyle, wantsColour } from '../terminal/style.ts';
import { describeVerdict, type Verdict } from '../verdict/describe-verdict.ts';
import { renderAnnotations, renderJobSummary } from '../verdict/render-github.ts';
import { renderJUnit } from '../verdict/render-junit.ts';
import { renderVerdict } from '../verdict/render-text.ts';
import { wrong } from './place-flags.ts';
import { tellSummary } from './run.ts';

const formats = ['text', 'json', 'github'] as const;

const ownFlags = z.object({
  update: z.boolean().default(false),
  format: z
    .enum(formats, {
      error: (issue) => `--format: "${String(issue.input)}" is not one of ${formats.join(', ')}`,
    })
    .optional(),
  junit: z.string().optional(),
});

/** `harness check`: whether the committed policy still holds for today's service; with `--update` the artifact is brought up to date. */
export async function runCheck(
  dir: string,
  given: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  const { io } = context;
  const { update, format, junit, ...flags } = given;
  const own = ownFlags.safeParse({ update, format, junit });
  if (!own.success) throw wrong(own.error.issues.map(({ message }) => message));
  const config = await readConfig({
    goal: own.data.update ? 'run' : 'check',
    dir,
    flags,
    cwd: io.cwd,
    env: io.env,
  });
  const style = createStyle(wantsColour(io.stderr, io.env));
  const result = await runLive(config, context, style);
  if (!config.quiet || !['unchanged', 'proven'].includes(result.record.outcome.kind)) {
    tellSummary(result, io, style);
  }
  const verdict = describeVerdict(result.record);
  if (own.data.junit !== undefined) {
    await replaceFile(resolve(io.cwd, own.data.junit), renderJUnit(verdict));
  }
  await tellVerdict(own.data.format ?? (config.json ? 'json' : 'text'), { config, result, verdict }, context);
  return exitCodeOfRecord(result.record);
}

async function tellVerdict(
  format: (typeof formats)[number],
  { config, result, verdict }: { config: Config; result: RunResult; verdict: Verdict },
  { io }: CommandContext,
): Promise<void> {
  switch (format) {
    case 'text':
      io.stdout.write(renderVerdict(verdict, createStyle(wantsColour(io.stdout, io.env))));
      return;
    case 'json':
      io.stdout.write(`${JSON.stringify(result.record, undefined, 2)}\n`);
      return;
    case 'github': {
      const file = relative(io.env['GITHUB_WORKSPACE'] ?? io.cwd, await findConfigFile(config.serviceDir));
      io.stdout.write(renderAnnotations(verdict, file));
      const summary = io.env['GITHUB_STEP_SUMMARY'] ?? '';
      if (summary !== '') await writeSummary(summary, renderJobSummary(verdict));
    }
  }
}

/** Steps before may have written there. */
async function writeSummary(file: string, text: string): Promise<void> {
  await appendFile(file, text).catch((cause: unknown) => {
    throw new HarnessError(`${file}: the summary of the job cannot be written`, {
      code: 'artifact-unwritable',
      fault: 'user',
      hint: 'GITHUB_STEP_SUMMARY names it.',
      cause,
    });
  });
}
