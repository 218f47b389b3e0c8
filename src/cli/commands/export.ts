import { join, relative, resolve } from 'node:path';
import { renderCdk } from '../../artifact/export/cdk.ts';
import { renderCloudFormation } from '../../artifact/export/cloudformation.ts';
import { type ExportedPolicy, fillIn, packFor, packManaged } from '../../artifact/export/exported-policy.ts';
import { createGithubTrust } from '../../artifact/export/github-trust.ts';
import { renderJson, toText } from '../../artifact/export/json.ts';
import { renderManaged, renderManagedFiles } from '../../artifact/export/managed.ts';
import { renderTerraform } from '../../artifact/export/terraform.ts';
import { readArtifactPolicy } from '../../artifact/read-artifact-policy.ts';
import { replaceFile } from '../../artifact/replace-file.ts';
import type { CommandContext } from '../dependencies.ts';
import { exitCodes } from '../exit-code.ts';
import { type ExportFlags, parseExportFlags } from './export-flags.ts';
import { assertFilledIn, readName } from './named-policy.ts';
import { wrong } from './place-flags.ts';

/** What an export gives: one text, or where --out names a directory its files. */
interface Exported {
  readonly text: string;
  readonly files?: readonly { readonly name: string; readonly text: string }[];
  /** What a person should know of it. */
  readonly notes: readonly string[];
}

/** `harness export`: the policy of an artifact in the language of another tool. */
export async function runExport(
  dir: string,
  given: Readonly<Record<string, unknown>>,
  { io }: CommandContext,
): Promise<number> {
  const flags = parseExportFlags(given);
  const { text, files, notes } =
    flags.format === 'role-trust-github-oidc'
      ? exportTrust(flags)
      : await exportPolicy(resolve(io.cwd, flags.from ?? dir), flags);
  for (const note of notes) io.stderr.write(`note: ${note}\n`);
  if (flags.out === undefined) {
    io.stdout.write(text);
    return exitCodes.proven;
  }
  const out = resolve(io.cwd, flags.out);
  for (const file of files ?? [{ name: '', text }]) {
    const path = join(out, file.name);
    await replaceFile(path, file.text);
    io.stderr.write(`written: ${relative(io.cwd, path)}\n`);
  }
  return exitCodes.proven;
}

async function exportPolicy(from: string, flags: ExportFlags): Promise<Exported> {
  const { grantee = 'deployer' } = flags;
  const artifact = await readArtifactPolicy(from, { unproven: flags.unproven ?? false, grantee });
  const { account: accountId, region, stage } = flags;
  const name = flags.name ?? (flags.format === 'json' ? '' : await readName(artifact.dir, grantee));
  const policy = fillIn(name, artifact.grants, { accountId, region, stage });
  const notes = artifact.isProven ? [] : ['this policy was not proven: what it allows may not suffice'];
  switch (flags.format) {
    case 'json':
      return exportJson(policy, flags, notes);
    case 'managed': {
      assertFilledIn(policy);
      const documents = packManaged(policy);
      return { text: renderManaged(documents), files: renderManagedFiles(documents), notes };
    }
    case 'terraform':
      return { text: renderTerraform(policy), notes };
    case 'cloudformation': {
      const language = flags.out?.endsWith('.json') === true ? 'json' : 'yaml';
      return { text: renderCloudFormation(policy, language), notes };
    }
    case 'cdk':
      return { text: renderCdk(policy), notes };
    case 'role-trust-github-oidc':
      return exportTrust(flags);
  }
}

function exportJson(policy: ExportedPolicy, { attach = 'managed' }: ExportFlags, notes: string[]): Exported {
  const packed = packFor(attach, policy.grants);
  const { inline, managed } = packed;
  const parts =
    inline === undefined ? 'managed policies' : `an inline policy, then ${managed.length} managed`;
  const isList = managed.length + (inline === undefined ? 0 : 1) > 1;
  return {
    text: renderJson(packed),
    notes: [...notes, ...(isList ? [`one document cannot hold it; this is a list: ${parts}`] : [])],
  };
}

function exportTrust({ account, repository, branch, environment }: ExportFlags): Exported {
  const problems = [
    ...(account === undefined ? ['--account: it is missing, expected the account of the role'] : []),
    ...(repository === undefined ? ['--repository: it is missing, expected owner/name'] : []),
    ...((branch === undefined) === (environment === undefined)
      ? ['--branch, --environment: expected one of them']
      : []),
  ];
  const from =
    branch === undefined
      ? ({ kind: 'environment', name: environment ?? '' } as const)
      : ({ kind: 'branch', name: branch } as const);
  if (account === undefined || repository === undefined || problems.length > 0) throw wrong(problems);
  return {
    text: toText(createGithubTrust({ accountId: account, repository, from })),
    notes: repository.includes('@')
      ? []
      : [
          'GitHub adds ids to the subject of repositories that were made, renamed or moved after July 15, 2026: name such a one as owner@ID/name@ID',
        ],
  };
}
