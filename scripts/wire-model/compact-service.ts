import { collectShapes, type Reference } from './collect-shapes.ts';

type OperationSchema = [kind: 9, namespace: string, name: string, traits: unknown, input: Lazy, output: Lazy];
type Lazy = () => unknown;

interface Client {
  readonly config: {
    readonly protocol: object;
    readonly apiVersion: string;
    readonly serviceId: string;
    readonly protocolSettings: {
      readonly defaultNamespace: string;
      readonly xmlNamespace?: string;
      readonly serviceTarget: string;
      readonly awsQueryCompatible?: boolean;
    };
    readonly httpAuthSchemeProvider: (
      parameters: object,
    ) => readonly { readonly signingProperties: { readonly name: string } }[];
  };
}

const protocols: Readonly<Record<string, string>> = {
  AwsQueryProtocol: 'query',
  AwsEc2QueryProtocol: 'ec2-query',
  AwsRestXmlProtocol: 'rest-xml',
  S3RestXmlProtocol: 's3-rest-xml',
  AwsRestJsonProtocol: 'rest-json',
  AwsJson1_0Protocol: 'json-1.0',
  AwsJson1_1Protocol: 'json-1.1',
};

/**
 * The part of an SDK package that its wire protocol needs, as JSON text with one operation or shape a line. `kept` are the
 * operations wanted; of the others stand only the names there. Absent: all.
 */
export function compactService(module: Record<string, unknown>, kept?: readonly string[]): string {
  const { config } = createClient(module);
  const protocol = protocols[config.protocol.constructor.name];
  if (!protocol)
    throw new Error(`unknown protocol ${config.protocol.constructor.name} of ${config.serviceId}`);
  const exported = Object.values(module).filter((value) => Array.isArray(value));
  const operations = exported.filter((value): value is OperationSchema => value[0] === 9);
  const errors = exported.filter((value) => value[0] === -3 && !String(value[1]).startsWith('smithy.'));
  const { refer, shapes } = collectShapes();
  const settings = config.protocolSettings;
  const header = {
    protocol,
    apiVersion: config.apiVersion,
    serviceId: config.serviceId,
    signingName: signingName(config),
    namespace: settings.defaultNamespace,
    targetPrefix: settings.serviceTarget,
    xmlNamespace: settings.xmlNamespace,
    queryCompatible: settings.awsQueryCompatible,
    others: kept && namesOf(operations).filter((name) => !kept.includes(name)),
  };
  const unknown = kept?.find((name) => !namesOf(operations).includes(name));
  if (unknown !== undefined) throw new Error(`${config.serviceId} has no operation ${unknown}`);
  const operationLines = operations
    .filter(([, , name]) => kept?.includes(name) ?? true)
    .toSorted(byName)
    .map((schema) => line(schema[2], compactOperation(schema, refer)));
  errors.toSorted(byName).forEach((schema) => refer(schema));
  const shapeLines = [...shapes]
    .toSorted(([first], [second]) => (first < second ? -1 : 1))
    .map(([name, shape]) => line(name, shape));
  const head = JSON.stringify(header).slice(0, -1);
  return `${head},"operations":{\n${operationLines.join(',\n')}\n},"shapes":{\n${shapeLines.join(',\n')}\n}}`;
}

function compactOperation(schema: OperationSchema, refer: (schema: unknown) => Reference): unknown[] {
  const traits = schema[3];
  const http =
    typeof traits === 'object' && traits !== null && 'http' in traits ? (traits.http as unknown[]) : [];
  return [refer(schema[4]), refer(schema[5]), ...http];
}

function createClient(module: Record<string, unknown>): Client {
  const name = Object.keys(module).find((key) => key.endsWith('Client') && !key.startsWith('_'));
  const Constructor = module[name ?? ''] as new (options: object) => Client;
  return new Constructor({
    region: 'us-east-1',
    credentials: { accessKeyId: 'generate', secretAccessKey: 'generate' },
  });
}

function signingName(config: Client['config']): string {
  const [scheme] = config.httpAuthSchemeProvider({
    Region: 'us-east-1',
    region: 'us-east-1',
    operation: 'Any',
    UseFIPS: false,
    UseDualStack: false,
  });
  if (!scheme) throw new Error(`no signing scheme in ${config.serviceId}`);
  return scheme.signingProperties.name;
}

function namesOf(operations: readonly OperationSchema[]): string[] {
  return operations.toSorted(byName).map(([, , name]) => name);
}

function byName(first: readonly unknown[], second: readonly unknown[]): number {
  return String(first[2]) < String(second[2]) ? -1 : 1;
}

function line(name: string, value: unknown): string {
  return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
}
