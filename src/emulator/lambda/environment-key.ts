import { onKey } from '../kms/requirements.ts';
import type { Call, Requirement } from '../operation.ts';
import { invalid } from './function-name.ts';

/**
 * A key of one's own for a function's environment is set with the caller's permissions.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html;
 * the words: https://github.com/hashicorp/terraform/issues/20813
 */
export function toUseEnvironmentKey(keyArn: string | undefined, call: Call): readonly Requirement[] {
  if (keyArn === undefined || keyArn === '') return [];
  return ['CreateGrant', 'Encrypt'].map((operation) => ({
    ...onKey(`kms:${operation}`, keyArn, call, { viaService: `lambda.${call.region}.amazonaws.com` }),
    refuse: (sentence) =>
      invalid(
        `Lambda was unable to configure access to your environment variables because the KMS key is invalid for ${operation}. Please check your KMS key settings. KMS Exception: AccessDeniedException KMS Message: ${sentence}`,
      ),
  }));
}
