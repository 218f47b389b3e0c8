import type { PipelineDeclaration, Tag } from '@aws-sdk/client-codepipeline';
import { AwsError } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface Pipeline {
  readonly declaration: PipelineDeclaration & { readonly name: string; readonly version: number };
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Why transitions are disabled, by `<stage> Inbound` or `<stage> Outbound`. */
  readonly disabled: ReadonlyMap<string, { readonly reason: string; readonly at: Date; readonly by: string }>;
}

/** By name. */
export const pipelinesOf = defineRegionalStore('codepipeline', () => new Map<string, Pipeline>());

/** Of a pipeline, or with `/<stage>` after it of a stage. */
export function pipelineArn(path: string | undefined, { account, region }: Place): string {
  return `arn:aws:codepipeline:${region}:${account.accountId}:${path ?? ''}`;
}

/** @throws AwsError PipelineNotFoundException; its words are assumed */
export function getStored(place: Place, name: string | undefined): Pipeline {
  const pipeline = pipelinesOf(place).get(name ?? '');
  if (pipeline) return pipeline;
  throw new AwsError(
    'PipelineNotFoundException',
    `Account '${place.account.accountId}' does not have a pipeline with name '${name ?? ''}'`,
  );
}

export function tagsOf(arn: string, place: Place): Readonly<Record<string, string>> | undefined {
  const [name = ''] = arn.split(':').slice(5).join(':').split('/');
  return pipelinesOf(place).get(name)?.tags;
}

export function tagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
