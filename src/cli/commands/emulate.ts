import { once } from 'node:events';
import { z } from 'zod';
import { HarnessError } from '../../errors.ts';
import type { CommandContext } from '../dependencies.ts';
import { exitCodes } from '../exit-code.ts';
import { listenForStop } from '../stop-signals.ts';

function whole(name: string, expected: string, max: number) {
  const error = (issue: { input?: unknown }): string =>
    `--${name}: "${String(issue.input)}" is not ${expected}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
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
});

/**
 * `harness emulate`: serves an account until it is told to stop, and tells on stdout where, once it can be reached.
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
  const { port, accountId, region, propagationMs } = parsed.data;
  using listener = listenForStop(io.signals, {
    onFirst: () => undefined,
    onSecond: (code) => io.exit(code),
  });
  const stopped = once(listener.stop, 'abort');
  const emulator = await dependencies.createEmulator({
    ...(port !== undefined && { port }),
    ...(accountId !== undefined && { accountId }),
    ...(region !== undefined && { region }),
    ...(propagationMs !== undefined && { propagationMs }),
  });
  const { endpoint, accountId: id, region: at, accessKeyId, secretAccessKey } = emulator;
  const place = { endpoint, accountId: id, region: at, accessKeyId, secretAccessKey };
  io.stdout.write(`${JSON.stringify(place)}\n`);
  await stopped;
  await emulator.close();
  return exitCodes.proven;
}
