import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findServiceModel,
  modelledServices,
  type OperationModel,
  type ServiceModel,
} from '../../../../src/emulator/wire/model.ts';
import { writeAnswer } from '../../../../src/emulator/wire/write-answer.ts';
import { createSdkClient, hasSdkClient } from '../../../support/sdk-clients.ts';
import { arbitraryValues } from '../../../support/wire-arbitraries.ts';
import { createLoopback } from '../../../support/wire-loopback.ts';
import { loadAllServices } from '../../../support/directories.ts';

type Values = Record<string, unknown>;

/** Operations that an SDK client does not send as modelled, or whose answer it treats in a way of its own. */
const apart: Readonly<Record<string, string>> = {
  's3:ListDirectoryBuckets': 'signed for s3express',
  's3:WriteGetObjectResponse': 'signed for s3-object-lambda',
  's3:CreateSession': 'answers the client itself, for directory buckets',
  's3:CopyObject': 'an answer without a body is an error',
  's3:UploadPartCopy': 'an answer without a body is an error',
};

/** Those that are built: nobody reads or writes the others. */
const built = new Map(
  (await loadAllServices()).map(({ id, operations }) => [id, new Set(operations.map(({ name }) => name))]),
);
const services = modelledServices.filter(hasSdkClient).flatMap((id) => findServiceModel(id) ?? []);

describe.each(services.map((service) => [service.id, service] as const))('%s', (_id, service) => {
  let output: Values = {};
  const loopback = createLoopback((call, target) => writeAnswer(target, call.operation, output, 'id'));
  const client = createSdkClient(service.id, {
    endpoint: 'http://127.0.0.1:1',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
    requestHandler: loopback.requestHandler,
    // SQS clients compare digests of what they sent with the answer.
    md5: false,
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

  it.each(operationsOf(service))(
    'reads what the SDK sends and writes what it reads: $name',
    async (operation) => {
      await fc.assert(
        fc.asyncProperty(valuesOf(operation.input), valuesOf(operation.output), async (input, answer) => {
          output = answer;
          loopback.calls.length = 0;
          const { $metadata: _, ...received } = await client.send(operation.name, { ...input });
          expect(loopback.calls.map((call) => call.operation.name)).toEqual([operation.name]);
          expect(loopback.calls[0]?.input).toMatchObject(asSent(service, input));
          expect(await withBytes(received)).toMatchObject(output);
        }),
        { numRuns: 2, seed: 1 },
      );
    },
  );
});

function operationsOf(service: ServiceModel): OperationModel[] {
  return [...service.operations.values()].filter(
    ({ name, input, output }) =>
      built.get(service.id)?.has(name) === true &&
      apart[`${service.id}:${name}`] === undefined &&
      !hasEvents(input) &&
      !hasEvents(output),
  );
}

function hasEvents(shape: OperationModel['input']): boolean {
  return (
    shape?.members.some(({ shape: inner }) => inner.kind === 'structure' && inner.traits.streaming) ?? false
  );
}

function valuesOf(shape: OperationModel['input']): fc.Arbitrary<Values> {
  return shape ? arbitraryValues(shape) : fc.constant({});
}

/** A form has no way to say that a structure is there but empty, nor a list of such; EC2's neither that a list is. */
function asSent({ protocol }: ServiceModel, input: Values): Values {
  if (protocol !== 'query' && protocol !== 'ec2-query') return input;
  return (withoutEmpty(input, protocol === 'query') ?? {}) as Values;
}

function withoutEmpty(value: unknown, keepsLists: boolean): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => withoutEmpty(item, keepsLists)).filter((item) => item !== undefined);
    return items.length > 0 || (keepsLists && value.length === 0) ? items : undefined;
  }
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array)
    return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutEmpty(inner, keepsLists)] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** Streams and blobs as plain bytes, so that answers can be compared. */
async function withBytes(received: Values): Promise<Values> {
  const entries = Object.entries(received).map(async ([key, value]) => [key, await toBytes(value)]);
  return Object.fromEntries(await Promise.all(entries)) as Values;
}

async function toBytes(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (typeof value !== 'object' || value === null || !('transformToByteArray' in value)) return value;
  const stream = value as { transformToByteArray(): Promise<Uint8Array> };
  return new Uint8Array(await stream.transformToByteArray());
}
