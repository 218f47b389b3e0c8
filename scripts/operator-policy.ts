import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findActions } from './operator/find-actions.ts';
import { parseOperatorOptions, type OperatorOptions } from './operator/options.ts';
import { listParts, type Part, readPolicyFor } from './operator/policy.ts';
import { provePolicy } from './operator/prove-policy.ts';
import { listServices } from './operator/services.ts';

/** Undefined after a complaint. */
function readOptions(): OperatorOptions | undefined {
  try {
    return parseOperatorOptions(process.argv.slice(2), listServices());
  } catch (error) {
    console.error(`error: ${(error as Error).message}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function find({ projects, proof }: OperatorOptions, out: string): Promise<object> {
  const found: Record<string, object> = {};
  for (const project of projects) {
    const result = await findActions(project, { out, proof });
    if (result.outcome !== 'proven') process.exitCode = 1;
    found[project] = result;
  }
  return found;
}

async function prove(options: OperatorOptions, out: string): Promise<object> {
  const { projects, policyFile, without, jobs, proof } = options;
  const isAsked = ({ sid, action }: Part): boolean =>
    without === 'each' || without.includes(sid) || without.includes(action);
  const proofs: object[] = [];
  for (const project of projects) {
    const policy = readPolicyFor(project, policyFile);
    const parts = listParts(policy).filter(isAsked);
    const proven = await provePolicy({ project, policy, parts, jobs, out, proof });
    const isProven = proven.whole.length === 0 && proven.trials.every(({ noticed }) => noticed.length > 0);
    if (!isProven) process.exitCode = 1;
    proofs.push(proven);
  }
  return proofs;
}

const options = readOptions();
if (options) {
  const out = mkdtempSync(path.join(tmpdir(), 'harness-operator-'));
  const result = options.command === 'find' ? await find(options, out) : await prove(options, out);
  const text = `${JSON.stringify(result, undefined, 2)}\n`;
  if (options.jsonFile === undefined) process.stdout.write(text);
  else writeFileSync(options.jsonFile, text);
  console.error(`what the runs wrote is in ${out}`);
}
