import { z } from 'zod';
import { granteeNames } from '../../life.ts';
import { among, matching, nameFlag, placeFlags, wrong } from './place-flags.ts';

export const exportFormats = [
  'json',
  'managed',
  'terraform',
  'cloudformation',
  'cdk',
  'role-trust-github-oidc',
] as const;

type ExportFormat = (typeof exportFormats)[number];

/** What GitHub's and Git's names are made of; none of it is a wildcard to IAM. */
const githubName = '[A-Za-z0-9._-]+';

const flagsSchema = z.strictObject({
  format: among('--format', exportFormats),
  from: z.string().optional(),
  out: z.string().optional(),
  unproven: z.boolean().optional(),
  grantee: among('--grantee', granteeNames).optional(),
  name: nameFlag,
  attach: among('--attach', ['user', 'role', 'managed']).optional(),
  ...placeFlags,
  repository: matching(
    '--repository',
    new RegExp(`^${githubName}/${githubName}$|^${githubName}@\\d+/${githubName}@\\d+$`),
    'owner/name or owner@ID/name@ID',
  ),
  branch: matching('--branch', /^[^\s*?[\\~^:]+$/, 'the name of a branch'),
  environment: matching('--environment', /^[^*?]+$/, 'the name of an environment'),
});

export type ExportFlags = z.infer<typeof flagsSchema>;
type Flag = keyof ExportFlags;

const everywhere: readonly Flag[] = [
  'format',
  'from',
  'out',
  'unproven',
  'grantee',
  'account',
  'region',
  'stage',
];
const taken: Readonly<Record<ExportFormat, readonly Flag[]>> = {
  json: [...everywhere, 'attach'],
  managed: [...everywhere, 'name'],
  terraform: [...everywhere, 'name'],
  cloudformation: [...everywhere, 'name'],
  cdk: [...everywhere, 'name'],
  'role-trust-github-oidc': ['format', 'out', 'account', 'repository', 'branch', 'environment'],
};

/** @throws usage with all that is wrong about the flags at once */
export function parseExportFlags(flags: Readonly<Record<string, unknown>>): ExportFlags {
  const parsed = flagsSchema.safeParse(flags);
  if (!parsed.success) throw wrong(parsed.error.issues.map((issue) => issue.message));
  const { format } = parsed.data;
  const strange = Object.keys(parsed.data).filter((flag) => !taken[format].includes(flag as Flag));
  if (strange.length > 0) throw wrong(strange.map((flag) => `--${flag}: ${format} does not take it`));
  return parsed.data;
}
