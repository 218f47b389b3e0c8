import type {
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
} from '@aws-sdk/client-ssm';

import { AwsError, defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import { assertUsableKey } from './encryption-key.ts';
import { onParameter, toDecrypt } from './requirements.ts';
import { parametersOf } from './store.ts';
import type { ParameterVersion, StoredParameter } from './store.ts';

export const getParameter = defineOperation({
  name: 'GetParameter',
  requires: (input: GetParameterRequest, call) => [
    onParameter('ssm:GetParameter', input.Name, call),
    ...(input.WithDecryption ? toDecrypt(input.Name, call) : []),
  ],
  handle: (input: GetParameterRequest, call): GetParameterResult => {
    const found = find(input.Name, call);
    // AWS's message is empty here.
    if (!found) throw new AwsError('ParameterNotFound', '');
    if (input.WithDecryption) assertUsableKey(found.version.keyId, call);
    return { Parameter: show(found, input.WithDecryption) };
  },
});

export const getParameters = defineOperation({
  name: 'GetParameters',
  requires: (input: GetParametersRequest, call) =>
    (input.Names ?? []).flatMap((name) => [
      onParameter('ssm:GetParameters', name, call),
      ...(input.WithDecryption ? toDecrypt(name, call) : []),
    ]),
  handle: (input: GetParametersRequest, call): GetParametersResult => {
    const names = input.Names ?? [];
    return {
      Parameters: names.flatMap((name) => {
        const found = find(name, call);
        return found ? [show(found, input.WithDecryption)] : [];
      }),
      InvalidParameters: names.filter((name) => !find(name, call)),
    };
  },
});

export const getParametersByPath = defineOperation({
  name: 'GetParametersByPath',
  requires: (input: GetParametersByPathRequest, call) => [
    onParameter('ssm:GetParametersByPath', input.Path, call, {
      'ssm:Recursive': String(input.Recursive ?? false),
    }),
    ...(input.WithDecryption ? below(input, call).flatMap(({ name }) => toDecrypt(name, call)) : []),
  ],
  handle: (input: GetParametersByPathRequest, call): GetParametersByPathResult => {
    const found = below(input, call);
    const from = Number(input.NextToken ?? 0);
    // Ten is the most that AWS answers at once.
    const to = from + (input.MaxResults ?? 10);
    return {
      Parameters: found
        .slice(from, to)
        .map((parameter) => show({ parameter, version: newestOf(parameter) }, input.WithDecryption)),
      ...(to < found.length && { NextToken: String(to) }),
    };
  },
});

function below(input: GetParametersByPathRequest, call: Call): readonly StoredParameter[] {
  const path = `${(input.Path ?? '/').replace(/\/$/, '')}/`;
  return [...parametersOf(call).values()]
    .filter(({ name }) => name.startsWith(path))
    .filter(({ name }) => input.Recursive || !name.slice(path.length).includes('/'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

interface Found {
  readonly parameter: StoredParameter;
  readonly version: ParameterVersion;
  readonly selector?: string;
}

/** By name or ARN, perhaps with `:version`. */
function find(asked: string | undefined, call: Call): Found | undefined {
  const path = (asked ?? '').replace(/^arn:aws:ssm:[^:]+:\d+:parameter/, '');
  const [name = '', selector] = path.split(':');
  const parameters = parametersOf(call);
  const parameter =
    parameters.get(name) ?? (asked?.startsWith('arn:') ? parameters.get(name.slice(1)) : undefined);
  if (!parameter) return undefined;
  if (selector === undefined) return { parameter, version: newestOf(parameter) };
  const version = parameter.versions.find((candidate) => String(candidate.version) === selector);
  return version && { parameter, version, selector: `:${selector}` };
}

function newestOf(parameter: StoredParameter): ParameterVersion {
  return parameter.versions.at(-1) ?? parameter.versions[0];
}

function show({ parameter, version, selector }: Found, decrypted: boolean | undefined): Parameter {
  const hidden = version.type === 'SecureString' && !decrypted;
  return {
    Name: parameter.name,
    Type: version.type,
    Value: hidden ? Buffer.from(`kms:${version.value}`).toString('base64') : version.value,
    Version: version.version,
    ...(selector !== undefined && { Selector: selector }),
    LastModifiedDate: version.modifiedAt,
    ARN: parameter.arn,
    DataType: version.dataType,
  };
}
