import { AwsError, type Call } from '../../operation.ts';
import { throughCloudFormation } from '../engine/run.ts';
import type { Stack } from '../store.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { Template } from '../template/template.ts';
import { validationError } from '../template/validation-error.ts';

interface S3Place {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Where in S3 a template's URL points: path-style or virtual-hosted on any S3 host, or path-style on this account's own
 * endpoint.
 */
export function readTemplateUrl(text: string, endpoint: string | undefined): S3Place {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw validationError('TemplateURL must be a supported URL.');
  }
  const segments = url.pathname.slice(1).split('/').map(decodeURIComponent);
  const [first = '', ...rest] = segments;
  const isPathStyle = /^s3[.-][a-z0-9.-]*amazonaws\.com$/.test(url.hostname) || url.origin === endpoint;
  const virtual = /^(.+)\.s3[.-][a-z0-9.-]*amazonaws\.com$/.exec(url.hostname);
  if (isPathStyle && rest.length > 0) return { bucket: first, key: rest.join('/') };
  if (virtual?.[1] !== undefined) return { bucket: virtual[1], key: segments.join('/') };
  throw validationError('TemplateURL must be a supported URL.');
}

function findEndpoint(call: Call): string | undefined {
  try {
    return call.account.endpoint;
  } catch {
    return undefined;
  }
}

async function readText(body: unknown): Promise<string> {
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  if (typeof body === 'string') return body;
  const chunks: Buffer[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** The caller's own s3:GetObject is asked. */
export async function readFromS3(call: Call, url: string): Promise<string> {
  const { bucket, key } = readTemplateUrl(url, findEndpoint(call));
  try {
    const caller = throughCloudFormation(call.caller);
    const input = { Bucket: bucket, Key: key };
    const output = await call.account.invoke('s3', 'GetObject', input, caller, call.region);
    return await readText((output as { readonly Body?: unknown }).Body ?? '');
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw validationError(
      `S3 error: ${error.code === 'AccessDenied' ? 'Access Denied' : error.message}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
    );
  }
}

export interface TemplateSource {
  readonly TemplateBody?: string | undefined;
  readonly TemplateURL?: string | undefined;
  readonly UsePreviousTemplate?: boolean | undefined;
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const maximumBodySizeBytes = 51_200;

/**
 * The template that a request names.
 * @throws AwsError ValidationError
 */
export async function readTemplate(call: Call, source: TemplateSource, stack?: Stack): Promise<Template> {
  if (source.UsePreviousTemplate) {
    if (!stack?.desired) throw validationError('Previous template does not exist');
    return stack.desired.template;
  }
  if (source.TemplateURL !== undefined) return parseTemplate(await readFromS3(call, source.TemplateURL));
  const body = source.TemplateBody;
  if (body === undefined) throw validationError('Either Template URL or Template Body must be specified.');
  if (Buffer.byteLength(body) > maximumBodySizeBytes) {
    throw validationError(
      "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
    );
  }
  return parseTemplate(body);
}
