import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import type { RequestDetails } from './describe-request.ts';
import { authorizationRecords } from './store.ts';

interface Input {
  readonly authorizationId?: string;
  readonly nextToken?: string;
}

interface Output extends RequestDetails {
  readonly nextToken?: string | undefined;
}

/** Of evaluations; how many AWS puts on a page is not documented. */
const mostOnPage = 100;

/** Source: https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_GetRequestAuthorizationDetails.html */
export const getRequestAuthorizationDetails = defineOperation<Input, Output>({
  name: 'GetRequestAuthorizationDetails',
  handle: ({ authorizationId = '', nextToken }, { account, region, pageSize }) => {
    if (!/^[0-9a-z]+$/.test(authorizationId)) {
      throw invalid(`authorizationId must satisfy the pattern [0-9a-z]+, and is ${authorizationId}`);
    }
    const details = account.store(authorizationRecords).find(authorizationId, region, Date.now());
    if (details === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        'The requested authorization details do not exist in this region or have expired.',
        404,
      );
    }
    const { items, next } = cutPage(details.evaluations, nextToken, pageSize ?? mostOnPage, () =>
      invalid('nextToken is not valid'),
    );
    return { ...details, evaluations: items, nextToken: next };
  },
});

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
