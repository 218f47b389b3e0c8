import type { Account } from '../account.ts';
import type { AwsError } from '../operation.ts';
import type { Hostility } from './hostility.ts';

/**
 * The service refuses without a sentence here.
 * Source: S3 says more only to callers of the same account or organisation,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
export function isBare(account: Account, serviceId: string): boolean {
  return serviceId === 's3' && account.hostility.has('vague-wording');
}

interface RefusedCall {
  /** `AWS::Lambda::Function`. */
  readonly type: string;
  readonly operation: string;
  readonly error: AwsError;
}

/** What a handler says in the place of the service's message; some with how the call went behind it. */
export interface VagueMessage {
  readonly message: string;
  readonly withCall: boolean;
  readonly handlerErrorCode: 'AccessDenied' | 'GeneralServiceException';
}

interface Form extends Omit<VagueMessage, 'message'> {
  /** Of all pairs of a type and an operation. */
  readonly share: number;
  readonly word: (call: RefusedCall) => string;
}

/**
 * Sources: `null`, https://github.com/aws-amplify/amplify-cli/issues/10857 and https://github.com/serverless/examples/issues/638; the
 * code alone, https://github.com/aws-amplify/amplify-cli/issues/11805; `Access denied for operation`,
 * https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html. How often is assumed.
 */
const forms: readonly Form[] = [
  { share: 0.2, word: () => 'null', withCall: true, handlerErrorCode: 'GeneralServiceException' },
  {
    share: 0.1,
    word: ({ error }) => `Service returned error code ${error.code}`,
    withCall: true,
    handlerErrorCode: 'GeneralServiceException',
  },
  {
    share: 0.1,
    word: ({ type }) => `Access denied for operation '${type}'.`,
    withCall: false,
    handlerErrorCode: 'AccessDenied',
  },
  {
    share: 0.1,
    word: ({ operation }) => `Access denied for operation '${operation}'.`,
    withCall: false,
    handlerErrorCode: 'AccessDenied',
  },
  { share: 0.1, word: () => 'UnknownError', withCall: false, handlerErrorCode: 'GeneralServiceException' },
];

/** How a type's handler words that a call was refused; undefined: it passes on what the service said. Each always in its one way. */
export function wordVaguely(hostility: Hostility, call: RefusedCall): VagueMessage | undefined {
  if (!hostility.has('vague-wording')) return undefined;
  let left = hostility.constant('vague-wording', `${call.type} ${call.operation}`);
  for (const { share, word, withCall, handlerErrorCode } of forms) {
    if (left < share) return { message: word(call), withCall, handlerErrorCode };
    left -= share;
  }
  return undefined;
}
