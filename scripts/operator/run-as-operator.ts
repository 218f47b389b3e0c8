import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { runRecordSchema, type RunRecord } from '../../src/artifact/run-record.ts';
import { followTrail, type OperatorCall } from './follow-trail.ts';
import type { OperatorPolicy } from './policy.ts';
import { serveAccount } from './served-account.ts';

export interface TrialRun {
  /** The operator's. */
  readonly userName: string;
  readonly exitCode: number | undefined;
  /** Undefined where the run ended without one. */
  readonly record: RunRecord | undefined;
  readonly stderr: string;
  /** The policy template that was proven. */
  readonly template: string | undefined;
  /** What an administrator finds in the account after it. */
  readonly left: readonly string[];
  readonly calls: readonly OperatorCall[];
  readonly wallMs: number;
}

export interface TrialOptions {
  /** Its directory. */
  readonly service: string;
  readonly policy: OperatorPolicy | 'administrator';
  /** Directory of the artifact. */
  readonly out: string;
  readonly proof: string;
}

/** Without something, a run may wait for what never comes. */
const bounds = ['--timeout=20m', '--attempt-timeout=3m', '--trail-timeout=20s'];

/** One run of the built bin in an account of its own, by an operator who may do what the policy allows. */
export async function runAsOperator({ service, policy, out, proof }: TrialOptions): Promise<TrialRun> {
  await using account = await serveAccount();
  const { userName, env } = await account.createOperator(policy);
  mkdirSync(out, { recursive: true });
  const ended = new AbortController();
  const following = followTrail(account.clients.cloudTrail.regional, userName, ended.signal);
  const startedAt = performance.now();
  const argv = ['run', service, ...account.argv, '--json', `--out=${out}`, `--proof=${proof}`, ...bounds];
  const { exitCode, stdout, stderr } = await execa(process.execPath, ['dist/cli/main.js', ...argv], {
    // Nothing else: the shell may hold credentials of its own.
    env: { ...env, PATH: process.env['PATH'], HOME: out, AWS_EC2_METADATA_DISABLED: 'true' },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
  const wallMs = performance.now() - startedAt;
  ended.abort();
  const record = stdout === '' ? undefined : runRecordSchema.parse(JSON.parse(stdout));
  const proven = record?.outcome.kind === 'proven';
  return {
    userName,
    exitCode,
    record,
    stderr,
    template: proven ? readFileSync(path.join(out, 'policy.template.json'), 'utf8') : undefined,
    left: await account.takeInventory(),
    calls: await following,
    wallMs,
  };
}
