import type { AwsError } from '../operation.ts';
import type { Target } from './identify.ts';
import type { Protocol } from './model.ts';
import type { StructureShape } from './shape.ts';

/** An error as its protocol names it. */
export interface NamedError {
  readonly code: string;
  /** The code it has or had in the Query protocol. */
  readonly queryCode: string;
  readonly status: number;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly shape: StructureShape | undefined;
}

/** 400 is what an AwsError says when nothing was said: there the model knows better. */
const unsaidStatus = 400;

/** What the errors that every service has are called in Query, for services that speak both. */
const queryNames: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  ExpiredTokenException: 'ExpiredToken',
  IncompleteSignatureException: 'IncompleteSignature',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  UnrecognizedClientException: 'InvalidClientTokenId',
};

/** An operation may name an error by its shape (`NoSuchEntityException`) or its Query code (`NoSuchEntity`). */
export function nameError({ service, protocol }: Target, error: AwsError): NamedError {
  const shape =
    service.errors.get(error.code) ??
    [...service.errors.values()].find(({ traits }) => traits.awsQueryError?.[0] === error.code);
  const [queryCode, queryStatus] = shape?.traits.awsQueryError ?? [];
  const usual =
    (protocol === 'query' ? queryStatus : undefined) ??
    shape?.traits.httpError ??
    (shape?.traits.error === 'server' ? 500 : unsaidStatus);
  const inQuery = queryCode ?? (service.queryCompatible ? queryNames[error.code] : undefined) ?? error.code;
  return {
    code: nameIn(protocol, inQuery, shape?.name ?? error.code),
    queryCode: inQuery,
    status: error.status === unsaidStatus ? usual : error.status,
    message: error.message,
    details: error.details,
    shape,
  };
}

function nameIn(protocol: Protocol, inQuery: string, name: string): string {
  if (protocol === 'query') return inQuery;
  return protocol === 's3-rest-xml' && name === 'InternalFailure' ? 'InternalError' : name;
}
