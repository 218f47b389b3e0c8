import { readFileSync } from 'node:fs';
import type { StructureShape } from './shape.ts';
import { createShapeReader, type CompactShape, type Reference } from './read-shapes.ts';

/** S3 speaks a REST-XML of its own: other routes, errors and refusals than CloudFront and Route 53. */
export type Protocol =
  | 'query'
  | 'ec2-query'
  | 'rest-xml'
  | 's3-rest-xml'
  | 'rest-json'
  | 'json-1.0'
  | 'json-1.1';

interface HttpBinding {
  readonly method: string;
  /** `/2015-03-31/functions/{FunctionName}`; S3's lack the bucket. */
  readonly path: string;
  /** The fixed part of the query: `{ 'list-type': '2' }`. */
  readonly query: Readonly<Record<string, string>>;
  readonly status: number;
}

export interface OperationModel {
  readonly name: string;
  /** Undefined: takes no input. */
  readonly input: StructureShape | undefined;
  /** Undefined: answers nothing. */
  readonly output: StructureShape | undefined;
  /** Only where the protocol is bound to HTTP: S3, Lambda, API Gateway. */
  readonly http: HttpBinding | undefined;
}

export interface ServiceModel {
  readonly id: string;
  readonly protocol: Protocol;
  readonly apiVersion: string;
  /** Of the credential scope. */
  readonly signingName: string;
  /** `com.amazonaws.sqs`: stands before an error's name in JSON 1.0. */
  readonly namespace: string;
  /** What stands before the dot in X-Amz-Target. */
  readonly targetPrefix: string;
  readonly xmlNamespace: string | undefined;
  /** Answers a JSON error's old Query code in a header. */
  readonly queryCompatible: boolean;
  readonly operations: ReadonlyMap<string, OperationModel>;
  readonly errors: ReadonlyMap<string, StructureShape>;
}

interface CompactModel extends Omit<
  ServiceModel,
  'id' | 'operations' | 'errors' | 'xmlNamespace' | 'queryCompatible'
> {
  readonly xmlNamespace?: string;
  readonly queryCompatible?: boolean;
  /** Operations of which only the name is kept. */
  readonly others?: readonly string[];
  readonly operations: Readonly<Record<string, CompactOperation>>;
  readonly shapes: Readonly<Record<string, CompactShape>>;
}

type CompactOperation =
  | readonly [Reference, Reference]
  | readonly [Reference, Reference, string, string, number];

const loaded = new Map<string, ServiceModel>();

/** What tells a service's requests from those of others, without its whole model. */
interface ServiceMark {
  readonly apiVersion: string;
  readonly signingName: string;
  readonly targetPrefix: string;
}

/** A file that scripts/generate-wire-model.ts wrote from the operation schemas of the AWS SDK. */
function readGenerated(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./models/${name}.generated.json`, import.meta.url), 'utf8'));
}

const marks = readGenerated('index') as Readonly<Record<string, ServiceMark>>;

/** Ids of the services whose wire format is known. */
export const modelledServices: readonly string[] = Object.keys(marks);

/** The first service whose requests look like this. */
export function findServiceByMark(mark: keyof ServiceMark, value: string | undefined): string | undefined {
  return modelledServices.find((id) => marks[id]?.[mark] === value);
}

/** The wire format of a service; undefined where the id is not modelled. */
export function findServiceModel(id: string): ServiceModel | undefined {
  const known = loaded.get(id);
  if (known) return known;
  if (!Object.hasOwn(marks, id)) return undefined;
  const model = readServiceModel(id, readGenerated(id) as CompactModel);
  loaded.set(id, model);
  return model;
}

function readServiceModel(id: string, compact: CompactModel): ServiceModel {
  const readShape = createShapeReader(compact.shapes);
  const structure = (reference: Reference): StructureShape | undefined => {
    if (reference === 'unit') return undefined;
    const shape = readShape(reference);
    return shape.kind === 'structure' ? shape : undefined;
  };
  const operations = Object.entries(compact.operations).map(([name, operation]): [string, OperationModel] => [
    name,
    {
      name,
      input: structure(operation[0]),
      output: structure(operation[1]),
      http: operation.length === 5 ? readBinding(operation[2], operation[3], operation[4]) : undefined,
    },
  ]);
  const others = (compact.others ?? []).map((name): [string, OperationModel] => [
    name,
    { name, input: undefined, output: undefined, http: undefined },
  ]);
  const errors = Object.entries(compact.shapes)
    .filter(([, shape]) => shape[0] === -3)
    .flatMap(([name]): [string, StructureShape][] => {
      const shape = structure(name);
      return shape ? [[name, shape]] : [];
    });
  return {
    ...compact,
    id,
    xmlNamespace: compact.xmlNamespace,
    queryCompatible: compact.queryCompatible ?? false,
    operations: new Map([...operations, ...others]),
    errors: new Map(errors),
  };
}

function readBinding(method: string, uri: string, status: number): HttpBinding {
  const [path = '/', search = ''] = uri.split('?');
  return { method, path, query: Object.fromEntries(new URLSearchParams(search)), status };
}
