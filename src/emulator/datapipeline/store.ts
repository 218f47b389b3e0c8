import type { ParameterObject, ParameterValue, PipelineObject } from '@aws-sdk/client-data-pipeline';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

interface Definition {
  readonly pipelineObjects: readonly PipelineObject[];
  readonly parameterObjects: readonly ParameterObject[];
  readonly parameterValues: readonly ParameterValue[];
}

export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly description: string | undefined;
  readonly state: 'PENDING' | 'SCHEDULED' | 'INACTIVE';
  readonly definition: Definition;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly creator: string;
}

/** By id. */
export const pipelinesOf = defineRegionalStore('datapipeline', () => new Map<string, Pipeline>());

function pipelineArn(id: string | undefined, { account, region }: Place): string {
  return `arn:aws:datapipeline:${region}:${account.accountId}:pipeline/${id ?? ''}`;
}

/** Of the condition keys those that name a pipeline's maker and tags. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdatapipeline.html */
export function onPipeline(operation: string, id: string | undefined, call: Call): Requirement {
  const pipeline = pipelinesOf(call).get(id ?? '');
  return {
    action: `datapipeline:${operation}`,
    resource: pipelineArn(id, call),
    resourceTags: pipeline?.tags,
    context: {
      ...(pipeline && { 'datapipeline:PipelineCreator': pipeline.creator }),
      ...Object.fromEntries(
        Object.entries(pipeline?.tags ?? {}).map(([key, value]) => [`datapipeline:Tag/${key}`, value]),
      ),
    },
  };
}

/** @throws AwsError PipelineNotFoundException; its words are assumed */
export function getStored(place: Place, id: string | undefined): Pipeline {
  const pipeline = pipelinesOf(place).get(id ?? '');
  if (pipeline) return pipeline;
  throw new AwsError('PipelineNotFoundException', `Pipeline with id: ${id ?? ''} does not exist`);
}

export function replace(place: Place, pipeline: Pipeline): void {
  pipelinesOf(place).set(pipeline.id, pipeline);
}

export function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequestException', message);
}
