import type {
  DeleteResourcePolicyRequest,
  DeleteResourcePolicyResponse,
  GetResourcePolicyRequest,
  GetResourcePolicyResponse,
  PutResourcePolicyRequest,
  PutResourcePolicyResponse,
} from '@aws-sdk/client-secrets-manager';
import { findPolicyFault } from '../authorization/policy-grammar.ts';
import { AwsError, defineOperation } from '../operation.ts';
import { onSecret } from './requirements.ts';
import { getLivingSecret, getSecret, secretsOf } from './store.ts';

export const putResourcePolicy = defineOperation<PutResourcePolicyRequest, PutResourcePolicyResponse>({
  name: 'PutResourcePolicy',
  requires: (input, call) => [
    onSecret('PutResourcePolicy', input.SecretId, call, {
      'secretsmanager:BlockPublicPolicy': String(input.BlockPublicPolicy ?? false),
    }),
  ],
  handle: (input, call) => {
    const secret = getLivingSecret(call, input.SecretId);
    if (findPolicyFault(input.ResourcePolicy ?? '', 'resource') !== undefined) {
      throw new AwsError('MalformedPolicyDocumentException', 'This resource policy contains a syntax error.');
    }
    secretsOf(call).set(secret.name, { ...secret, policy: input.ResourcePolicy });
    return { ARN: secret.arn, Name: secret.name };
  },
});

export const getResourcePolicy = defineOperation<GetResourcePolicyRequest, GetResourcePolicyResponse>({
  name: 'GetResourcePolicy',
  requires: (input, call) => [onSecret('GetResourcePolicy', input.SecretId, call)],
  handle: (input, call) => {
    const { arn, name, policy } = getSecret(call, input.SecretId);
    return { ARN: arn, Name: name, ResourcePolicy: policy };
  },
});

export const deleteResourcePolicy = defineOperation<
  DeleteResourcePolicyRequest,
  DeleteResourcePolicyResponse
>({
  name: 'DeleteResourcePolicy',
  requires: (input, call) => [onSecret('DeleteResourcePolicy', input.SecretId, call)],
  handle: (input, call) => {
    const secret = getLivingSecret(call, input.SecretId);
    secretsOf(call).set(secret.name, { ...secret, policy: undefined });
    return { ARN: secret.arn, Name: secret.name };
  },
});
