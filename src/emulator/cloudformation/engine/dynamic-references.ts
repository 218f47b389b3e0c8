import { AwsError } from '../../operation.ts';
import type { Values } from '../resource-type.ts';
import { validationError } from '../template/validation-error.ts';
import { callService } from './call-service.ts';
import type { Run } from './run.ts';

const pattern = /\{\{resolve:([a-z-]+):([^{}]+)\}\}/g;

/** Calls of CloudFormation's own, worded by the first generation of the SDK: assumed, as the older handlers' words are. */
async function read(run: Run, call: readonly [string, string, string], input: object): Promise<Values> {
  const [serviceId, operation, displayName] = call;
  try {
    return await callService(run, serviceId, operation, input);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code === 'NotImplemented') throw error;
    const requestId = error.requestId ?? run.runtime.uuid();
    throw validationError(
      `${error.message} (Service: ${displayName}; Status Code: ${error.status}; Error Code: ${error.code}; Request ID: ${requestId}; Proxy: null)`,
    );
  }
}

async function readParameter(run: Run, service: string, reference: string): Promise<string> {
  const isSecure = service === 'ssm-secure';
  if (!/^[a-zA-Z0-9_.\-/]+(:\d+)?$/.test(reference)) {
    throw validationError(
      `Incorrect format is used in the following SSM reference: [{{resolve:${service}:${reference}}}]`,
    );
  }
  const output = (await read(run, ['ssm', 'GetParameters', 'AWSSimpleSystemsManagement'], {
    Names: [reference],
    WithDecryption: isSecure,
  })) as { readonly Parameters?: readonly { readonly Value?: string; readonly Type?: string }[] };
  const [parameter] = output.Parameters ?? [];
  if (parameter?.Value === undefined) {
    throw validationError(`Parameters: [${service}:${reference}] cannot be found.`);
  }
  if ((parameter.Type === 'SecureString') !== isSecure && parameter.Type !== undefined) {
    throw validationError(
      `Parameters [${reference}] referenced by ${service} is of type ${parameter.Type}, which ${service} does not read`,
    );
  }
  return parameter.Value;
}

interface SecretReference {
  readonly secretId: string;
  readonly jsonKey: string | undefined;
  readonly versionStage: string | undefined;
  readonly versionId: string | undefined;
}

function unlessEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** `id:SecretString:json-key:version-stage:version-id`; an id that is an ARN has colons of its own. */
function parseSecretReference(reference: string): SecretReference {
  const parts = reference.split(':');
  const idParts = reference.startsWith('arn:') ? 7 : 1;
  const [kind = 'SecretString', jsonKey, versionStage, versionId, ...rest] = parts.slice(idParts);
  if ((kind !== 'SecretString' && kind !== '') || rest.length > 0) {
    throw validationError(
      `Incorrect format is used in the following Secrets Manager reference: [{{resolve:secretsmanager:${reference}}}]`,
    );
  }
  if (versionStage && versionId) {
    throw validationError('You can only specify one of version-stage or version-id in a dynamic reference');
  }
  return {
    secretId: parts.slice(0, idParts).join(':'),
    jsonKey: unlessEmpty(jsonKey),
    versionStage: unlessEmpty(versionStage),
    versionId: unlessEmpty(versionId),
  };
}

/** Words: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1822 */
function pickKey(secret: string, key: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(secret);
  } catch {
    throw validationError('Could not parse SecretString JSON');
  }
  const value = typeof parsed === 'object' && parsed !== null ? (parsed as Values)[key] : undefined;
  if (value === undefined) {
    throw validationError('Could not find a value associated with JSONKey in SecretString');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function readSecret(run: Run, reference: string): Promise<string> {
  const { secretId, jsonKey, versionStage, versionId } = parseSecretReference(reference);
  const output = await read(run, ['secretsmanager', 'GetSecretValue', 'AWSSecretsManager'], {
    SecretId: secretId,
    ...(versionStage === undefined ? {} : { VersionStage: versionStage }),
    ...(versionId === undefined ? {} : { VersionId: versionId }),
  });
  const secret = output['SecretString'];
  if (typeof secret !== 'string') throw validationError('The secret has no SecretString');
  return jsonKey === undefined ? secret : pickKey(secret, jsonKey);
}

async function replaceAll(run: Run, text: string): Promise<string> {
  let result = text;
  for (const [whole, service = '', reference = ''] of text.matchAll(pattern)) {
    let value: string;
    if (service === 'ssm' || service === 'ssm-secure') value = await readParameter(run, service, reference);
    else if (service === 'secretsmanager') value = await readSecret(run, reference);
    else throw validationError(`NotImplemented: dynamic reference to ${service}`);
    result = result.replace(whole, () => value);
  }
  return result;
}

/**
 * Properties with `{{resolve:…}}` read as the stack's caller.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 * @throws AwsError
 */
export async function readDynamicReferences(run: Run, properties: Values): Promise<Values> {
  const visit = async (value: unknown): Promise<unknown> => {
    if (typeof value === 'string') return value.includes('{{resolve:') ? replaceAll(run, value) : value;
    if (Array.isArray(value)) return Promise.all(value.map(visit));
    if (typeof value !== 'object' || value === null) return value;
    const entries = await Promise.all(
      Object.entries(value).map(async ([key, item]) => [key, await visit(item)] as const),
    );
    return Object.fromEntries(entries);
  };
  return (await visit(properties)) as Values;
}
