import type {
  CancelRotateSecretRequest,
  CancelRotateSecretResponse,
  DescribeSecretResponse,
  RotateSecretRequest,
  RotateSecretResponse,
} from '@aws-sdk/client-secrets-manager';
import { lambdaState } from '../lambda/store.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { onSecret } from './requirements.ts';
import { findSecret, getLivingSecret, secretsOf, type Secret } from './store.ts';

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html */
export const rotateSecret = defineOperation<RotateSecretRequest, RotateSecretResponse>({
  name: 'RotateSecret',
  requires: (input, call) => {
    const lambdaArn = input.RotationLambdaARN ?? findSecret(call, input.SecretId)?.rotation?.lambdaArn;
    return [
      onSecret('RotateSecret', input.SecretId, call, {
        'secretsmanager:RotateImmediately': String(input.RotateImmediately ?? true),
        'secretsmanager:ModifyRotationRules': String(input.RotationRules !== undefined),
        ...(input.RotationLambdaARN !== undefined && {
          'secretsmanager:RotationLambdaARN': input.RotationLambdaARN,
        }),
      }),
      ...(lambdaArn === undefined ? [] : [{ action: 'lambda:InvokeFunction', resource: lambdaArn }]),
    ];
  },
  handle: (input, call) => {
    const secret = getLivingSecret(call, input.SecretId);
    const lambdaArn = input.RotationLambdaARN ?? secret.rotation?.lambdaArn;
    if (lambdaArn === undefined) {
      throw new AwsError(
        'InvalidRequestException',
        'No Lambda rotation function ARN is associated with this secret.',
      );
    }
    assertMayInvoke(lambdaArn, call);
    const rules = input.RotationRules ?? secret.rotation?.rules;
    secretsOf(call).set(secret.name, {
      ...secret,
      rotation: { isOn: true, lambdaArn, rules },
      changedAt: new Date(),
    });
    return { ARN: secret.arn, Name: secret.name, VersionId: input.ClientRequestToken };
  },
});

export const cancelRotateSecret = defineOperation<CancelRotateSecretRequest, CancelRotateSecretResponse>({
  name: 'CancelRotateSecret',
  requires: (input, call) => [onSecret('CancelRotateSecret', input.SecretId, call)],
  handle: (input, call) => {
    const secret = getLivingSecret(call, input.SecretId);
    const rotation = secret.rotation && { ...secret.rotation, isOn: false };
    secretsOf(call).set(secret.name, { ...secret, rotation });
    return { ARN: secret.arn, Name: secret.name };
  },
});

/** What DescribeSecret tells of it: nothing of a secret that was never to be rotated. */
export function describeRotation({ rotation }: Secret): DescribeSecretResponse {
  return rotation
    ? {
        RotationEnabled: rotation.isOn,
        RotationLambdaARN: rotation.lambdaArn,
        RotationRules: rotation.rules,
      }
    : {};
}

/**
 * Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html; the words are assumed.
 * @throws AwsError AccessDeniedException
 */
function assertMayInvoke(lambdaArn: string, call: Call): void {
  const [, , , , , , name = '', qualifier = ''] = lambdaArn.split(':');
  const statements = lambdaState(call).functions.get(name)?.policies.get(qualifier) ?? [];
  const allowed = statements.some(
    ({ Principal: principal }) =>
      principal === '*' || principal['Service'] === 'secretsmanager.amazonaws.com',
  );
  if (allowed) return;
  throw new AwsError(
    'AccessDeniedException',
    'Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com.',
  );
}
