import type { SeenDenial } from '../harvest.ts';

/** What is known of the objects that the CLI works with. */
export interface ClientPlace {
  readonly deploymentBucket?: string | undefined;
  /** `serverless/orders/dev/1700000000000-…`, without a slash at its end. */
  readonly artifactDirectory?: string | undefined;
}

interface Step {
  /** What the CLI says before it; group `file` where it names one. */
  readonly says: RegExp;
  readonly action: string;
  readonly file?: string;
}

/**
 * What Serverless says it does where S3 may refuse it without a word.
 * Source: lib/plugins/aws/deploy/lib/upload-artifacts.js of osls 4.3 and serverless 3.40, told from the log level `info` on.
 */
const steps: readonly Step[] = [
  {
    says: /Uploading CloudFormation file to S3/,
    action: 's3:PutObject',
    file: 'compiled-cloudformation-template.json',
  },
  { says: /Uploading State file to S3/, action: 's3:PutObject', file: 'serverless-state.json' },
  { says: /Uploading service (?<file>\S+) file to S3 \(/, action: 's3:PutObject' },
  {
    says: /Uploading custom CloudFormation resources/,
    action: 's3:PutObject',
    file: 'custom-resources.zip',
  },
];

/** S3's own words, and nothing else, as the CLI gives them for its reason. */
const bare = /^\s*(?:✖ )?Error:?\s*\n\s*(?:AccessDenied: )?(?:Access Denied|Forbidden|UnknownError)\.?\s*$/m;

/**
 * The calls that a bare refusal in the CLI's output means: what it said last that it would do. Several where it uploads several
 * files at once: each of them is needed. Before it says anything it lists what was uploaded before.
 */
export function attributeClientCall(
  output: string,
  denial: SeenDenial,
  { deploymentBucket: bucket, artifactDirectory }: ClientPlace,
): readonly SeenDenial[] {
  const error = bare.exec(output);
  if (error === null || bucket === undefined || denial.action !== undefined) return [];
  const said = output.slice(0, error.index).split('\n').flatMap(readStep);
  const last = said.at(-1);
  const infer = (action: string, resource: string): SeenDenial => ({
    ...denial,
    action,
    resource,
    certainty: 'inferred',
    lacking: 'deployer',
  });
  if (last === undefined) return [infer('s3:ListBucket', `arn:aws:s3:::${bucket}`)];
  if (artifactDirectory === undefined) return [];
  const together = said.slice(said.findLastIndex(({ step }) => step !== last.step) + 1);
  return together.map(({ step, file }) =>
    infer(step.action, `arn:aws:s3:::${bucket}/${artifactDirectory}/${file}`),
  );
}

function readStep(line: string): { readonly step: Step; readonly file: string }[] {
  return steps.flatMap((step) => {
    const found = step.says.exec(line);
    return found === null ? [] : [{ step, file: found.groups?.['file'] ?? step.file ?? '' }];
  });
}
