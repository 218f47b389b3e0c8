import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runRecordSchema } from '../src/artifact/run-record.ts';
import { createKnownPolicies, type KnownPolicy } from '../src/policy/known-policies.ts';
import { alignTable, placeInReadme } from './readme-table.ts';
import { runProject } from './sandbox/run-project.ts';
import { readSandboxProjects } from './sandbox/sandbox-projects.ts';

interface Judgement {
  readonly project: string;
  readonly policy: KnownPolicy['id'];
  /** Undefined: the proof did not come to an end, for the reason that `outcome` tells. */
  readonly missing: number | undefined;
  readonly allowed: number | undefined;
  readonly outcome: string;
  readonly attempts: number;
}

const { values, positionals } = parseArgs({
  options: {
    jobs: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'string' },
    artifacts: { type: 'string' },
  },
  allowPositionals: true,
});
const hasArtifacts = values.artifacts !== undefined;
const all = readSandboxProjects();
const projects = positionals.length > 0 ? positionals : all;
const unknown = projects.filter((name) => !all.includes(name));
if (unknown.length > 0 || !/^[1-9]\d*$/.test(values.jobs)) {
  console.error(
    unknown.length > 0
      ? `error: no sandbox project is named ${unknown.join(', ')}`
      : `error: --jobs has ${values.jobs}, expected a number from 1`,
  );
  process.exitCode = 2;
} else {
  await judgeAll();
}

async function judgeAll(): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'harness-judge-'));
  const trials = projects.flatMap((project) =>
    createKnownPolicies(project).map((policy) => ({ project, policy })),
  );
  const ended = readEarlier();
  const waiting = trials
    .filter(
      ({ project, policy }) => !ended.some((one) => one.project === project && one.policy === policy.id),
    )
    .values();
  const work = async (): Promise<void> => {
    for (const { project, policy } of waiting) {
      const judgement = await judge(place, project, policy);
      ended.push(judgement);
      if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(ended, null, 2)}\n`);
      console.error(`${project}, ${policy.id}: ${judgement.outcome}, ${judgement.missing ?? '?'} missing`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, work));
  const table = renderTable(ended);
  console.log(table);
  writeFileSync(
    'README.md',
    placeInReadme(readFileSync('README.md', 'utf8'), 'scripts/judge-policies', table),
  );
  if (ended.every(({ missing }) => missing !== undefined)) rmSync(place, { recursive: true });
  else {
    console.error(`what the runs wrote is in ${place}`);
    process.exitCode = 1;
  }
}

/** What an earlier call has judged that was ended before its time. */
function readEarlier(): Judgement[] {
  if (values.json === undefined || !existsSync(values.json)) return [];
  return (JSON.parse(readFileSync(values.json, 'utf8')) as Judgement[]).filter(
    ({ missing }) => missing !== undefined,
  );
}

async function judge(place: string, project: string, { id, document }: KnownPolicy): Promise<Judgement> {
  const out = path.join(place, `${project}-${id}`);
  const policyFile = path.join(place, `${project}-${id}.json`);
  mkdirSync(out);
  writeFileSync(policyFile, JSON.stringify(document));
  const flags = ['--policy', policyFile, '--proof', 'sufficient'];
  const { record } = await runProject({ project, command: 'prove', out, flags });
  const kind = record?.outcome.kind ?? 'no record';
  const isJudged = kind === 'proven' || kind === 'refuted';
  return {
    project,
    policy: id,
    // What a role of CloudFormation's own lacks is no matter of the deployer's policy.
    missing: isJudged
      ? record?.baseline?.missing.filter(({ grantee }) => grantee === 'deployer').length
      : undefined,
    allowed: record?.baseline?.actions?.allowed,
    outcome: kind,
    attempts: record?.attempts.length ?? 0,
  };
}

/** By the policy that harness has proven, where its artifact is at hand. */
function countNeeded(project: string): string[] {
  if (values.artifacts === undefined) return [];
  const file = path.join(values.artifacts, project, 'run.json');
  if (!existsSync(file)) return ['not known'];
  const { grants } = runRecordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return [String(new Set(grants.map(({ action }) => action)).size)];
}

/** A row for each project, in the order of their names, and what each policy allows below. */
function renderTable(judgements: readonly Judgement[]): string {
  const policies = createKnownPolicies('').toReversed();
  const find = (id: string, project?: string): Judgement | undefined =>
    judgements.find((one) => one.policy === id && (project === undefined || one.project === project));
  const rows = projects.map((project) => [
    `\`${project}\``,
    ...policies.map(({ id }) => {
      const missing = find(id, project)?.missing;
      return missing === undefined ? 'not judged' : missing === 0 ? 'none' : String(missing);
    }),
    ...countNeeded(project),
  ]);
  const allowed = policies.map(({ id }) => find(id)?.allowed?.toLocaleString('en') ?? '');
  return alignTable([
    [
      'grants missing for',
      ...policies.map(({ title }) => title),
      ...(hasArtifacts ? ['actions needed'] : []),
    ],
    ...rows,
    ['actions allowed', ...allowed, ...(hasArtifacts ? [''] : [])],
  ]).join('\n');
}
