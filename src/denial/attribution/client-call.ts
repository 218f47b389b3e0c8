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
  place: ClientPlace,
): readonly SeenDenial[] {
  const said = readSteps(output, denial);
  const last = said?.at(-1);
  if (said === undefined || place.deploymentBucket === undefined) return [];
  if (last === undefined) {
    return [infer(denial, 's3:ListBucket', `arn:aws:s3:::${place.deploymentBucket}`)];
  }
  const together = said.slice(said.findLastIndex(({ step }) => step !== last.step) + 1);
  return together.flatMap(({ step, file }) => inferOnFile(denial, step.action, file, place));
}

/** What Serverless packages and uploads itself, the templates under another name. */
const ownFiles = /^(?:cloudformation-template-(?:create|update)-stack|serverless-state)\.json$/;

/**
 * The uploads that no step tells of: a plugin puts files of its own, such as the templates of nested stacks, beside those of
 * Serverless once these are there.
 * Source: split-stacks.js of serverless-plugin-split-stacks 1.14 (hook `aws:deploy:deploy:uploadArtifacts`)
 * @param packaged names of the files in the package's directory
 */
export function attributeUntoldUploads(
  output: string,
  denial: SeenDenial,
  packaged: readonly string[],
  place: ClientPlace,
): readonly SeenDenial[] {
  const told = new Set(readSteps(output, denial)?.map(({ file }) => file));
  if (told.size === 0) return [];
  return packaged
    .filter((file) => !ownFiles.test(file) && !told.has(file))
    .flatMap((file) => inferOnFile(denial, 's3:PutObject', file, place));
}

function inferOnFile(
  denial: SeenDenial,
  action: string,
  file: string,
  { deploymentBucket, artifactDirectory }: ClientPlace,
): SeenDenial[] {
  return deploymentBucket === undefined || artifactDirectory === undefined
    ? []
    : [infer(denial, action, `arn:aws:s3:::${deploymentBucket}/${artifactDirectory}/${file}`)];
}

function infer(denial: SeenDenial, action: string, resource: string): SeenDenial {
  return { ...denial, action, resource, certainty: 'inferred', lacking: 'deployer' };
}

/** What the CLI said that it would do, before it was refused without a word. Undefined: it was not. */
function readSteps(output: string, denial: SeenDenial): readonly ToldStep[] | undefined {
  const error = bare.exec(output);
  if (error === null || denial.action !== undefined) return undefined;
  return output.slice(0, error.index).split('\n').flatMap(readStep);
}

interface ToldStep {
  readonly step: Step;
  readonly file: string;
}

function readStep(line: string): ToldStep[] {
  return steps.flatMap((step) => {
    const found = step.says.exec(line);
    return found === null ? [] : [{ step, file: found.groups?.['file'] ?? step.file ?? '' }];
  });
}
