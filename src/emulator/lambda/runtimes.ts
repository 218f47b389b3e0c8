import { invalid } from './function-name.ts';

/**
 * Runtimes that Lambda no longer takes for new functions.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html ("Deprecated runtimes"; the dates have been moved more than once).
 */
const retiredRuntimes: ReadonlySet<string> = new Set([
  'nodejs',
  'nodejs4.3',
  'nodejs4.3-edge',
  'nodejs6.10',
  'nodejs8.10',
  'nodejs10.x',
  'nodejs12.x',
  'nodejs14.x',
  'nodejs16.x',
  'nodejs18.x',
  'nodejs20.x',
  'python2.7',
  'python3.6',
  'python3.7',
  'python3.8',
  'ruby2.5',
  'ruby2.7',
  'java8',
  'go1.x',
  'dotnetcore1.0',
  'dotnetcore2.0',
  'dotnetcore2.1',
  'dotnetcore3.1',
  'dotnet6',
  'provided',
]);

const knownFamilies =
  /^(nodejs\d+(\.x|\.\d+)?|python\d\.\d+|ruby\d\.\d+|java\d+(\.al\d+)?|dotnet(core)?[\d.]+|go1\.x|provided(\.al\d+)?)$/;

/** @throws AwsError InvalidParameterValueException */
export function checkRuntime(runtime: string | undefined): void {
  if (runtime === undefined) return;
  if (retiredRuntimes.has(runtime)) {
    throw invalid(
      `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
    );
  }
  if (!knownFamilies.test(runtime)) {
    throw invalid(
      `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs24.x, nodejs22.x, python3.14, python3.13, python3.12, python3.11, python3.10, java25, java21, java17, java11, java8.al2, ruby3.4, ruby3.3, dotnet10, dotnet8, provided.al2023, provided.al2] or be a valid ARN`,
    );
  }
}
