import { applies } from '../authorization/evaluate.ts';
import { matchPrincipal } from '../authorization/match-principal.ts';
import { compiledPolicy } from '../authorization/policy-cache.ts';
import { findPolicyFault } from '../authorization/policy-grammar.ts';
import { AwsError, type Call } from '../operation.ts';

/** Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
export function defaultKeyPolicy(accountId: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });
}

/**
 * The policy of a key that AWS manages: everyone of the account may use it, through its service only.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
 */
export function managedKeyPolicy(service: string, accountId: string, region: string): string {
  const using = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:CreateGrant'];
  return JSON.stringify({
    Version: '2012-10-17',
    Id: `auto-${service}-1`,
    Statement: [
      {
        Sid: `Allow access through ${service} for all principals in the account that are authorized to use ${service}`,
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [...using, 'kms:DescribeKey'],
        Resource: '*',
        Condition: {
          StringEquals: {
            'kms:CallerAccount': accountId,
            'kms:ViaService': `${service}.${region}.amazonaws.com`,
          },
        },
      },
      {
        Sid: 'Allow direct access to key metadata to the account',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:RevokeGrant'],
        Resource: '*',
      },
    ],
  });
}

/**
 * A key policy must be well formed, and unless that check is waived let the caller change it again.
 * Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 * @throws AwsError MalformedPolicyDocumentException
 */
export function assertKeyPolicy(text: string, waived: boolean | undefined, call: Call): void {
  if (text.length > 32_768) throw new AwsError('LimitExceededException', 'The key policy is too large.');
  const fault = findPolicyFault(text, 'resource');
  if (fault !== undefined) throw new AwsError('MalformedPolicyDocumentException', fault);
  if (waived) return;
  const { principal } = call.caller;
  const question = {
    action: 'kms:PutKeyPolicy',
    resource: '*',
    context: new Map([['kms:calleraccount', call.account.accountId]]),
    principal,
  };
  const mayChange = compiledPolicy(call.account, text).statements.some(
    (statement) =>
      statement.effect === 'Allow' &&
      applies({ ...statement, conditions: [] }, question) &&
      matchPrincipal(statement, principal) !== 'none',
  );
  if (mayChange) return;
  throw new AwsError(
    'MalformedPolicyDocumentException',
    'The new key policy will not allow you to update the key policy in the future.',
  );
}
