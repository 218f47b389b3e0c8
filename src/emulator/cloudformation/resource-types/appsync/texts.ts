import type { ResourceView, Step } from '../../resource-type.ts';
import { lowerFirst, textOf } from '../properties.ts';

/** `s3://bucket/key`. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appsync-resolver.html */
function objectAt(location: string | undefined): { readonly Bucket: string; readonly Key: string } {
  const [, Bucket = '', Key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location ?? '') ?? [];
  return { Bucket, Key };
}

const kept = (name: string): string => `s3:GetObject of ${name}`;

/** Reads, as the stack's caller, each of these texts that lies in a bucket: `Code` at `CodeS3Location`. */
export function readTexts(...names: readonly string[]): readonly Step[] {
  return names.map((name) => ({
    call: 's3:GetObject',
    keptAs: kept(name),
    when: (resource) => resource.properties[`${name}S3Location`] !== undefined,
    input: (resource) => objectAt(textOf(resource.properties[`${name}S3Location`])),
  }));
}

/** A text that stands in the template, or was read. */
export function textNamed(resource: ResourceView, name: string): string | undefined {
  if (resource.properties[`${name}S3Location`] === undefined) return textOf(resource.properties[name]);
  const body = resource.output(kept(name))['Body'];
  return body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : undefined;
}

/** The named texts that there are, first letter lowered. */
export function textsNamed(resource: ResourceView, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = textNamed(resource, name);
      return text === undefined ? [] : [[lowerFirst(name), text]];
    }),
  );
}
