import { once } from 'node:events';
import { z } from 'zod';
import { describeUnknownModes, parseHostileModes } from '../../config/hostile-modes.ts';
import { HarnessError } from '../../errors.ts';
import type { CommandContext } from '../dependencies.ts';
import { exitCodes } from '../exit-code.ts';
import { listenForStop } from '../stop-signals.ts';
import { renderCoverage } from '../terminal/render-coverage.ts';

function whole(name: string, expected: string, max: number) {
  const error = (issue: { input?: unknown }): string =>
    `--${name}: "${String(issue.input)}" is not ${expected}`;
  return z
    .string()
    .regex(/^\d{1,10}$/, { error })
    .transform(Number)
    .pipe(z.int().max(max, { error }))
    .optional();
}

const flagsSchema = z.strictObject({
  port: whole('port', 'a port from 0 to 65535', 65_535),
  accountId: z
    .string()
    .regex(/^\d{12}$/, {
      error: (issue) => `--account-id: "${String(issue.input)}" is not an AWS account id of 12 digits`,
    })
    .optional(),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, {
      error: (issue) => `--region: "${String(issue.input)}" is not an AWS region such as eu-central-1`,
    })
    .optional(),
  propagationMs: whole('propagation-ms', 'a whole number of milliseconds, at most 600000', 600_000),
  hostile: z
    .union([z.boolean(), z.string()])
    .transform((asked, context) => {
      const parsed = parseHostileModes(asked);
      if (parsed.kind === 'modes') return parsed.modes;
      context.addIssue({ code: 'custom', message: `--hostile: ${describeUnknownModes(parsed.names)}` });
      return z.NEVER;
    })
    .optional(),
  seed: whole('seed', 'a whole number from 0 to 4294967295', 4_294_967_295),
  speed: z
    .string()
    .refine((value) => /^\d+(?:\.\d+)?$/.test(value) && Number(value) > 0, {
      error: (issue) => `--speed: "${String(issue.input)}" is not a number above 0, such as 60`,
    })
    .transform(Number)
    .optional(),
  list: z.boolean().default(false),
  json: z.boolean().default(false),
});

/**
 * `harness emulate`: tells what an account covers, or serves one until it is told to stop, and tells on stdout where, once it can be reached.
 * Being told to stop is how it is meant to end, so that the exit code is then 0 for both signals.
 */
export async function runEmulate(
  flags: Readonly<Record<string, unknown>>,
  { io, dependencies }: CommandContext,
): Promise<number> {
  const parsed = flagsSchema.safeParse(flags);
  if (!parsed.success) {
    const message = parsed.error.issues.map((issue) => issue.message).join('\n');
    throw new HarnessError(message, { code: 'usage', fault: 'user' });
  }
  const { list, json, ...options } = parsed.data;
  if (json && !list) {
    throw new HarnessError('--json: what an account prints is JSON already, expected --list beside it', {
      code: 'usage',
      fault: 'user',
    });
  }
  if (list) {
    const coverage = await dependencies.readCoverage();
    io.stdout.write(json ? `${JSON.stringify(coverage, undefined, 2)}\n` : renderCoverage(coverage));
    return exitCodes.proven;
  }
  using listener = listenForStop(io.signals, {
    onFirst: () => undefined,
    onSecond: (code) => io.exit(code),
  });
  const stopped = once(listener.stop, 'abort');
  const emulator = await dependencies.createEmulator(withoutAbsent(options));
  const { endpoint, proxyUrl, caFile, accountId: id, region: at, accessKeyId, secretAccessKey } = emulator;
  const place = { endpoint, proxyUrl, caFile, accountId: id, region: at, accessKeyId, secretAccessKey };
  io.stdout.write(`${JSON.stringify(place)}\n`);
  await stopped;
  await emulator.close();
  return exitCodes.proven;
}

/** The options that were given. */
function withoutAbsent<Options extends object>(
  options: Options,
): { [name in keyof Options]?: NonNullable<Options[name]> } {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [name in keyof Options]?: NonNullable<Options[name]> };
}
