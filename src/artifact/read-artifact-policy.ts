import { dirname } from 'node:path';
import { z } from 'zod';
import { HarnessError } from '../errors.ts';
import { expandDocument, type PolicyDocument } from '../policy/document.ts';
import type { Grantee } from '../life.ts';
import type { Grant } from '../policy/grant.ts';
import { artifactPaths } from './artifact-paths.ts';
import { findArtifact, findFirst } from './find-artifact.ts';
import { readJson, unreadable } from './read-json.ts';

/** What a run writes, and nothing that a person may have put there. */
const documentSchema: z.ZodType<PolicyDocument> = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z
    .array(
      z.strictObject({
        Effect: z.literal('Allow'),
        Action: z.array(z.string().min(1)).min(1),
        Resource: z.array(z.string().min(1)).min(1),
        Condition: z
          .record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])))
          .exactOptional(),
      }),
    )
    .min(1),
});

const about = {
  expected: 'the policy.template.json of a run',
  missing: 'Run harness run first.',
  broken: 'Restore it from version control, or write it anew with harness run --fresh.',
};

export interface ArtifactPolicy {
  /** The artifact's directory. */
  readonly dir: string;
  /** With `${AccountId}`, `${Region}` and `${Stage}` where they stood. */
  readonly grants: readonly Grant[];
  readonly isProven: boolean;
}

/**
 * Reads all that an artifact allows.
 * @param unproven take what the newest run found where that was not proven
 * @param grantee whose policy
 * @throws usage where there is no proven policy and none else was asked for, or where the file is not what a run wrote
 */
export async function readArtifactPolicy(
  named: string,
  { unproven, grantee }: { readonly unproven: boolean; readonly grantee: Grantee },
): Promise<ArtifactPolicy> {
  const dir = await findArtifact(named);
  const { template, unprovenTemplate, unprovenPolicy } = pathsOf(dir, grantee);
  const proven = await findFirst([template]);
  const found = await findFirst([unprovenTemplate, unprovenPolicy]);
  if (found !== undefined && proven === undefined && !unproven) throw notProven(found);
  const file = unproven && found !== undefined ? unprovenTemplate : template;
  const document = documentSchema.safeParse(await readJson(file, about));
  if (document.success) {
    return { dir, grants: expandDocument(document.data), isProven: file === template };
  }
  const [issue] = document.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'its whole' : issue.path.join('.');
  throw unreadable(file, `${place}: ${issue?.message ?? ''}`, about.expected, about.broken, document.error);
}

function pathsOf(dir: string, grantee: Grantee) {
  const paths = artifactPaths(dir);
  return grantee === 'deployer'
    ? paths
    : {
        template: paths.roleTemplate,
        unprovenTemplate: paths.unprovenRoleTemplate,
        unprovenPolicy: paths.unprovenRolePolicy,
      };
}

function notProven(file: string): HarnessError {
  return new HarnessError(`${dirname(file)}: its policy was never proven, expected a policy.template.json`, {
    code: 'usage',
    fault: 'user',
    hint: 'Run harness run until it ends as proven, or export what was found so far with --unproven.',
  });
}
