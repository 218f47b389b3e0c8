import { createHash } from 'node:crypto';

import type { FunctionCode } from '@aws-sdk/client-lambda';

import { AwsError } from '../operation.ts';
import type { Call, Requirement } from '../operation.ts';
import { getStored } from '../s3/objects-read.ts';
import { toReadObject } from '../s3/requirements.ts';
import { ecrImageExists } from './image-source.ts';
import { invalid } from './function-name.ts';

/** Where code comes from: the same members for functions and layers. */
export type CodeSource = Pick<
  FunctionCode,
  'ZipFile' | 'S3Bucket' | 'S3Key' | 'S3ObjectVersion' | 'ImageUri'
>;

export interface Code {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Undefined for images. */
  readonly archive: Uint8Array | undefined;
}

/**
 * Lambda fetches the object with the caller's permissions and relays S3's refusal in its own words.
 * A bucket that is not there is told later, by {@link readCode}.
 */
export function toReadCode(source: CodeSource | undefined, call: Call): readonly Requirement[] {
  if (source?.ImageUri !== undefined) return toPullImage(source.ImageUri);
  if (source?.S3Bucket === undefined) return [];
  try {
    return toReadObject(s3Input(source), call, {
      refuse: (sentence) =>
        new AwsError(
          'AccessDeniedException',
          `Your access has been denied by S3, please make sure your request credentials have permission to GetObject for ${source.S3Bucket}/${source.S3Key}. S3 Error Code: AccessDenied. S3 Error Message: ${sentence}`,
          403,
        ),
    });
  } catch (error) {
    if (error instanceof AwsError) return [];
    throw error;
  }
}

/** @throws AwsError InvalidParameterValueException */
export function readCode(source: CodeSource | undefined, call: Call): Code {
  if (source?.ImageUri !== undefined) {
    if (!ecrImageExists(source.ImageUri, call)) {
      throw invalid(`Source image ${source.ImageUri} does not exist. Provide a valid source image.`);
    }
    const digest = source.ImageUri.split('@sha256:')[1];
    const sha256 = digest ?? createHash('sha256').update(source.ImageUri).digest('hex');
    return { sha256, sizeBytes: 0, archive: undefined };
  }
  const zip = source?.ZipFile ?? readObject(source, call);
  if (zip.byteLength < 22 || !looksLikeZip(zip)) {
    throw invalid('Could not unzip uploaded file. Please check your file, then try to upload again.');
  }
  const sha256 = createHash('sha256').update(zip).digest('base64');
  return { sha256, sizeBytes: zip.byteLength, archive: zip };
}

function readObject(source: CodeSource | undefined, call: Call): Uint8Array {
  if (source?.S3Bucket === undefined || source.S3Key === undefined) {
    throw invalid('Please provide a source for function code.');
  }
  try {
    return getStored(s3Input(source), call).body;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw invalid(
      `Error occurred while GetObject. S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`,
    );
  }
}

function s3Input(source: CodeSource) {
  return {
    Bucket: source.S3Bucket,
    Key: source.S3Key,
    ...(source.S3ObjectVersion !== undefined && { VersionId: source.S3ObjectVersion }),
  };
}

/** Local file header, or the end record of an empty archive. */
function looksLikeZip(bytes: Uint8Array): boolean {
  const signature = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return signature === '504b0304' || signature === '504b0506';
}

const imageUri = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)/;

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/images-create.html ("Amazon ECR permissions") */
function toPullImage(uri: string): readonly Requirement[] {
  const [, accountId, region, repository] = imageUri.exec(uri) ?? [];
  const resource = `arn:aws:ecr:${region}:${accountId}:repository/${repository}`;
  return ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'].map((action) => ({
    action,
    resource,
    refuse: () =>
      new AwsError(
        'AccessDeniedException',
        'Lambda does not have permission to access the ECR image. Check the ECR permissions.',
        403,
      ),
  }));
}
