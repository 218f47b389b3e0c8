import { AwsError } from '../operation.ts';
import { findServiceModel, type Protocol } from './model.ts';
import type { Shape } from './shape.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Checks that every required member is there, at any depth, as AWS does before it decides on permissions.
 * @throws AwsError the protocol's validation error
 */
export function assertRequired(serviceId: string, operationName: string, input: object): void {
  const service = findServiceModel(serviceId);
  const shape = service?.operations.get(operationName)?.input;
  if (!service || !shape) return;
  const missing = findMissing(shape, input, '');
  const [first] = missing;
  if (first === undefined) return;
  if (service.id === 'sqs')
    throw new AwsError('MissingParameter', `The request must contain the parameter ${lastName(first)}.`);
  if (service.id === 's3')
    throw first.includes('.')
      ? new AwsError(
          'MalformedXML',
          'The XML you provided was not well-formed or did not validate against our published schema',
        )
      : new AwsError('MissingRequestBodyError', 'Request Body is empty');
  if (service.id === 'ec2')
    throw new AwsError(
      'MissingParameter',
      `The request must contain the parameter ${lowerFirst(lastName(first))}`,
    );
  if (service.id === 'cloudwatch')
    throw new AwsError('MissingParameter', `The parameter ${lastName(first)} is required.`);
  const complaints = missing.map(
    (path) => `Value null at '${lowerFirst(path)}' failed to satisfy constraint: Member must not be null`,
  );
  const count = `${missing.length} validation error${missing.length > 1 ? 's' : ''} detected`;
  const code = ownValidationCodes[service.id] ?? validationCodes[service.protocol];
  throw new AwsError(code, `${count}: ${complaints.join('; ')}`);
}

const ownValidationCodes: Readonly<Record<string, string>> = {
  appsync: 'BadRequestException',
  cloudfront: 'InvalidArgument',
  'cognito-identity': 'InvalidParameterException',
  'cognito-idp': 'InvalidParameterException',
};

const validationCodes: Readonly<Record<Protocol, string>> = {
  query: 'ValidationError',
  'ec2-query': 'MissingParameter',
  'rest-xml': 'InvalidInput',
  's3-rest-xml': 'InvalidRequest',
  'rest-json': 'ValidationException',
  'json-1.0': 'ValidationException',
  'json-1.1': 'ValidationException',
};

function findMissing(shape: Shape, value: unknown, path: string): string[] {
  switch (shape.kind) {
    case 'structure':
      return shape.members.flatMap((member) => {
        const inner = (value as Values)[member.name];
        const innerPath = path === '' ? member.name : `${path}.${lowerFirst(member.name)}`;
        if (inner === undefined || inner === null) return member.required ? [innerPath] : [];
        return findMissing(member.shape, inner, innerPath);
      });
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item: unknown, index) =>
            item === undefined || item === null
              ? []
              : findMissing(shape.item.shape, item, `${path}.${index + 1}.member`),
          )
        : [];
    case 'map':
      return Object.entries(value as Values).flatMap(([key, item]) =>
        item === undefined || item === null
          ? []
          : findMissing(shape.value.shape, item, `${path}.${key}.member`),
      );
    case 'string':
    case 'number':
    case 'boolean':
    case 'blob':
    case 'document':
    case 'timestamp':
      return [];
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
