import type {
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse,
} from '@aws-sdk/client-sts';
import { AwsError, defineOperation } from '../operation.ts';
import { decodeRefusal } from './encoded-message.ts';

/** Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
export const decodeAuthorizationMessage = defineOperation<
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse
>({
  name: 'DecodeAuthorizationMessage',
  handle: (input, { account }) => {
    const told = decodeRefusal(input.EncodedMessage ?? '', account);
    if (told === undefined) {
      throw new AwsError('InvalidAuthorizationMessageException', 'Message is invalid');
    }
    return { DecodedMessage: told };
  },
});
