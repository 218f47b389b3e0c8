import { AwsError } from '../operation.ts';
import type { Call } from '../operation.ts';
import { inItsState } from './function-states.ts';
import { lambdaState } from './store.ts';
import type { LambdaFunction } from './store.ts';

/** What a request names: a function, or one version or alias of it. */
export interface FunctionName {
  readonly name: string;
  readonly qualifier: string | undefined;
}

interface Named {
  readonly FunctionName?: string | undefined;
  readonly Qualifier?: string | undefined;
}

const nameForms =
  /^(?:arn:aws[\w-]*:lambda:[a-z0-9-]+:)?(?:\d{12}:)?(?:function:)?([A-Za-z0-9_-]+)(?::(\$LATEST|[A-Za-z0-9_-]+))?$/;

/**
 * A name, a partial or a full ARN, each perhaps with a qualifier; the Qualifier parameter wins.
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html (FunctionName)
 * @throws AwsError ValidationException
 */
export function parseFunctionName(input: Named): FunctionName {
  const match = nameForms.exec(input.FunctionName ?? '');
  if (!match?.[1] || match[1].length > 64) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${input.FunctionName ?? ''}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?`,
    );
  }
  return { name: match[1], qualifier: input.Qualifier ?? match[2] };
}

export function functionArn(named: FunctionName, call: Call): string {
  const arn = `arn:aws:lambda:${call.region}:${call.account.accountId}:function:${named.name}`;
  return named.qualifier === undefined ? arn : `${arn}:${named.qualifier}`;
}

/** @throws AwsError ResourceNotFoundException for a function that is not there; its qualifier is not looked at */
export function getFunctionOf(input: Named, call: Call): LambdaFunction {
  const named = parseFunctionName(input);
  const found = lambdaState(call).functions.get(named.name);
  if (!found) throw notFound(`Function not found: ${functionArn(named, call)}`);
  return found;
}

/** The configuration of a version, of `$LATEST`, or of what an alias points to. @throws AwsError ResourceNotFoundException */
export function getConfigurationOf(input: Named, call: Call): LambdaFunction['latest'] {
  const named = parseFunctionName(input);
  const found = getFunctionOf(input, call);
  const { qualifier } = named;
  if (qualifier === undefined || qualifier === '$LATEST') {
    const latest = inItsState(found, found.latest);
    return qualifier === undefined ? latest : { ...latest, FunctionArn: `${found.arn}:$LATEST` };
  }
  const alias = found.aliases.get(qualifier);
  const version = alias?.FunctionVersion ?? qualifier;
  const configuration = version === '$LATEST' ? found.latest : found.versions.get(version);
  if (!configuration) throw notFound(`Function not found: ${functionArn(named, call)}`);
  return alias ? { ...configuration, FunctionArn: functionArn(named, call) } : configuration;
}

export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404, { Type: 'User' });
}

export function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message, 400, { Type: 'User' });
}

export function conflict(message: string): AwsError {
  return new AwsError('ResourceConflictException', message, 409, { Type: 'User' });
}
