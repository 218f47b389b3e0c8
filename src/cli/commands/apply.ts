import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { ApplyTarget } from '../../account/apply/held-policies.ts';
import { artifactPaths } from '../../artifact/artifact-paths.ts';
import { type ExportedPolicy, fillIn, startOfNames } from '../../artifact/export/exported-policy.ts';
import { readArtifactPolicy } from '../../artifact/read-artifact-policy.ts';
import { readRunRecord } from '../../artifact/read-run-record.ts';
import type { CommandContext, Io } from '../dependencies.ts';
import { exitCodes } from '../exit-code.ts';
import { describeApply, describeStep, renderApply } from '../terminal/render-apply.ts';
import { createStyle, wantsColour } from '../terminal/style.ts';
import { type ApplyFlags, parseApplyFlags } from './apply-flags.ts';
import { assertFilledIn, assertProven, readName } from './named-policy.ts';
import { type ApplyPlan, planApply } from './plan-apply.ts';
import { wrong } from './place-flags.ts';

/** IAM's names have 128 characters at most; a hyphen and the number come after this one. */
const longestName = 125;

/** `harness apply`: gives the proven policy to a user or role; 0 where it has it, 1 where nothing was changed though it has not. */
export async function runApply(
  dir: string,
  given: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  const { io } = context;
  const flags = parseApplyFlags(given);
  const policy = await readPolicy(resolve(io.cwd, flags.from ?? dir), flags, io);
  const target: ApplyTarget = {
    ...flags.to,
    accountId: flags.account,
    policyName: startOfNames(policy),
  };
  using holder = await openHolder(target, flags, context);
  // Half a megabyte of names, which no other part of the command line should wait for.
  const { listActionNames } = await import('../../denial/quirks/action-name.ts');
  const plan = planApply(target, policy.grants, holder.held, {
    attach: flags.attach,
    knownActions: listActionNames(),
  });
  for (const note of plan.notes) io.stderr.write(`note: ${note}\n`);
  if (!flags.json) {
    io.stdout.write(renderApply(plan, createStyle(wantsColour(io.stdout, io.env))));
  }
  const isToApply = plan.steps.length > 0 && (await decide(plan, flags, io));
  if (isToApply) {
    for (const step of plan.steps) {
      await holder.take(step);
      io.stderr.write(`done: ${describeStep(step)}\n`);
    }
  }
  if (flags.json) {
    io.stdout.write(`${JSON.stringify(describeApply(plan, isToApply), undefined, 2)}\n`);
  }
  return isToApply || plan.steps.length === 0 ? exitCodes.proven : exitCodes.ended;
}

async function readPolicy(from: string, flags: ApplyFlags, io: Io): Promise<ExportedPolicy> {
  const { account: accountId, region, stage, grantee } = flags;
  const artifact = await readArtifactPolicy(from, { unproven: false, grantee });
  const record = await readRunRecord(artifactPaths(artifact.dir).record);
  if (record.outcome.kind === 'proven') assertProven(artifact, record, grantee);
  else io.stderr.write('note: the newest run was not proven; this is the policy of the last one that was\n');
  const name = flags.name ?? (await readName(artifact.dir, grantee));
  const policy = fillIn(name, artifact.grants, { accountId, region, stage });
  assertFilledIn(policy);
  const start = startOfNames(policy);
  if (start.length > longestName) {
    throw wrong([`--name: "${start}" has ${start.length} characters, expected at most ${longestName}`]);
  }
  return policy;
}

async function openHolder(target: ApplyTarget, flags: ApplyFlags, { io, dependencies }: CommandContext) {
  const { profile, endpointUrl, proxy, caFile } = flags;
  const region =
    flags.region ??
    (io.env['AWS_REGION'] || undefined) ??
    (io.env['AWS_DEFAULT_REGION'] || undefined) ??
    'us-east-1';
  const credentials = await dependencies.readOperatorCredentials({
    region,
    ...(profile !== undefined && { profile }),
  });
  const reach = {
    region,
    credentials,
    endpointUrl: endpointUrl ?? (io.env['AWS_ENDPOINT_URL'] || undefined),
    proxyUrl: proxy,
    caFile: caFile === undefined ? undefined : resolve(io.cwd, caFile),
  };
  return dependencies.openHolder(reach, target);
}

/** Only who can see what would change is asked. */
async function decide({ target }: ApplyPlan, { yes, json }: ApplyFlags, io: Io): Promise<boolean> {
  if (yes) return true;
  if (json || io.stdin.isTTY !== true || !io.stderr.isTTY) {
    io.stderr.write('dry run: nothing was changed; --yes applies it\n');
    return false;
  }
  io.stderr.write(`apply this to ${target.kind} ${target.name} of account ${target.accountId}? (y/N) `);
  const isAgreed = /^y(es)?$/i.test((await readLine(io)).trim());
  if (!isAgreed) io.stderr.write('nothing was changed\n');
  return isAgreed;
}

/** Empty where the terminal was closed: nobody has agreed then. */
async function readLine({ stdin }: Io): Promise<string> {
  const reader = createInterface({ input: stdin });
  try {
    for await (const line of reader) return line;
    return '';
  } finally {
    reader.close();
  }
}
