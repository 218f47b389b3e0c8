import type { CodeSigningConfig } from '@aws-sdk/client-lambda';
import { AwsError } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';
import { lambdaState } from './store.ts';

interface StoredConfig {
  readonly config: CodeSigningConfig;
  readonly tags: Readonly<Record<string, string>>;
}

/** Configurations by id, and the one of each function by the function's ARN. */
export const codeSigning = defineRegionalStore('lambda-code-signing', () => ({
  configs: new Map<string, StoredConfig>(),
  ofFunctions: new Map<string, string>(),
}));

export function configArn(id: string, { account, region }: Place): string {
  return `arn:aws:lambda:${region}:${account.accountId}:code-signing-config:${id}`;
}

/** @throws AwsError ResourceNotFoundException, or as `code` says; the words are assumed */
export function getConfig(
  place: Place,
  arn: string | undefined,
  code = 'ResourceNotFoundException',
): StoredConfig {
  const stored = codeSigning(place).configs.get(arn?.split(':code-signing-config:')[1] ?? '');
  if (stored) return stored;
  throw new AwsError(
    code,
    `The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${arn ?? ''}.`,
    404,
  );
}

/** ARNs of functions that are still there. */
export function functionsSignedBy(place: Place, arn: string | undefined): readonly string[] {
  const { functions } = lambdaState(place);
  return [...codeSigning(place).ofFunctions]
    .filter(([functionArn, config]) => config === arn && functions.has(functionArn.split(':')[6] ?? ''))
    .map(([functionArn]) => functionArn);
}
