import { stat } from 'node:fs/promises';
import type { WrittenStatement } from '../policy/expand.ts';
import { bind } from '../policy/parameters.ts';
import { artifactPaths } from './artifact-paths.ts';
import type { GivenValues } from './export/exported-policy.ts';
import { findArtifact, findFirst } from './find-artifact.ts';
import { parsePolicy } from './policy-file.ts';
import { readJson, unreadable } from './read-json.ts';
import { readRunRecord } from './read-run-record.ts';

/** One side of a comparison. */
export interface ComparedPolicy {
  /** That was read: an artifact has several that could be. */
  readonly file: string;
  readonly statements: readonly WrittenStatement[];
}

const about = {
  expected: 'an IAM policy, or the directory of an artifact',
  missing: 'Name a JSON file with a policy, or the directory of a service that harness run has been through.',
  broken: 'Mend it, or write it again.',
};

/**
 * Reads both sides, each a policy or the directory of an artifact. An artifact is taken with its parameters where the other side
 * is an artifact too or has parameters itself, and as its policy.json where the other side is for one account. Values that are
 * given are filled in on both sides.
 * @throws usage for what cannot be read
 */
export async function readComparedPolicies(
  paths: readonly [string, string],
  given: GivenValues = {},
): Promise<readonly [ComparedPolicy, ComparedPolicy]> {
  const [first, second] = [await openSide(paths[0]), await openSide(paths[1])];
  const isGiven = Object.values(given).some((value) => value !== undefined);
  const withParameters =
    isGiven || [first, second].every((side) => side.kind === 'artifact' || side.hasParameters);
  return [
    fillIn(await readSide(first, withParameters), given),
    fillIn(await readSide(second, withParameters), given),
  ];
}

type Side =
  | { readonly kind: 'artifact'; readonly dir: string }
  | { readonly kind: 'file'; readonly policy: ComparedPolicy; readonly hasParameters: boolean };

async function openSide(path: string): Promise<Side> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return { kind: 'artifact', dir: await findArtifact(path) };
  const policy = await readPolicyFile(path);
  return {
    kind: 'file',
    policy,
    hasParameters: /\$\{(AccountId|Region|Stage)\}/.test(JSON.stringify(policy.statements)),
  };
}

async function readSide(side: Side, withParameters: boolean): Promise<ComparedPolicy> {
  if (side.kind === 'file') return side.policy;
  const paths = artifactPaths(side.dir);
  const templates = [paths.template, paths.unprovenTemplate, paths.record];
  const policies = [paths.policy, paths.unprovenPolicy];
  const candidates = withParameters ? [...templates, ...policies] : [...policies, ...templates];
  return readPolicyFile((await findFirst(candidates)) ?? paths.template);
}

function fillIn({ file, statements }: ComparedPolicy, given: GivenValues): ComparedPolicy {
  const { accountId = '${AccountId}', region = '${Region}', stage = '${Stage}' } = given;
  const filled = bind(JSON.stringify(statements), { accountId, region, stage });
  return { file, statements: JSON.parse(filled) as ComparedPolicy['statements'] };
}

async function readPolicyFile(file: string): Promise<ComparedPolicy> {
  const content = await readJson(file, about);
  if (isRunRecord(content)) return { file, statements: await readRecordedGrants(file) };
  const parsed = parsePolicy(content);
  if (parsed.kind === 'not-a-policy') throw unreadable(file, parsed.why, about.expected, about.broken);
  return { file, statements: parsed.statements };
}

function isRunRecord(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'runId' in content;
}

async function readRecordedGrants(file: string): Promise<readonly WrittenStatement[]> {
  const { grants } = await readRunRecord(file);
  return grants.map(({ action, resource, condition }) => ({
    effect: 'Allow',
    actions: [{ kind: 'matching', pattern: action }],
    resources: [{ kind: 'matching', pattern: resource }],
    ...(condition !== undefined && { condition }),
  }));
}
