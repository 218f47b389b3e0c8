import type { ReadingContext } from '../context.ts';

/** What a message names in other words than an ARN. */
export type Told =
  | { readonly bucket: string; readonly key?: string | undefined }
  | { readonly parameter: string }
  | { readonly repository: string; readonly account: string; readonly region: string };

/** Actions whose resource is an object: https://docs.aws.amazon.com/AmazonS3/latest/API/list_amazons3.html#amazons3-actions-as-permissions */
const onObjects = /^s3:(?!.*Bucket)(?:.*Object|AbortMultipartUpload|ListMultipartUploadParts)/;

/** The ARN of what was told. `undefined` where it does not tell enough: a grant is not guessed. */
export function resourceOfTold(
  told: Told,
  action: string | undefined,
  principal: string | undefined,
  context: ReadingContext,
): string | undefined {
  const own = /^arn:(aws[a-z-]*):(?:iam|sts)::([0-9]{12}):/.exec(principal ?? '');
  const partition = own?.[1] ?? partitionOf(context.region);
  const account = context.accountId ?? own?.[2];
  if ('bucket' in told) {
    if (action === undefined && told.key !== undefined) return undefined;
    if (action === undefined || !onObjects.test(action)) return `arn:${partition}:s3:::${told.bucket}`;
    return told.key === undefined ? undefined : `arn:${partition}:s3:::${told.bucket}/${told.key}`;
  }
  if ('parameter' in told) {
    if (told.parameter.startsWith('arn:')) return told.parameter;
    if (context.region === undefined || account === undefined) return undefined;
    const name = told.parameter.replace(/^\//, '');
    return `arn:${partition}:ssm:${context.region}:${account}:parameter/${name}`;
  }
  const { region } = told;
  return `arn:${partitionOf(region)}:ecr:${region}:${told.account}:repository/${told.repository}`;
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partitionOf(region = ''): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
