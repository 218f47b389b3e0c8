import type {
  ApiAssociation,
  AssociateApiRequest,
  AssociateApiResponse,
  DisassociateApiRequest,
  GetApiAssociationRequest,
  GetApiAssociationResponse,
} from '@aws-sdk/client-appsync';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { findDomain, onDomain } from './find-domain.ts';
import { appSync, getApi, notFound } from './store.ts';

/** How long a name takes to lead to an API; assumed. */
const associationMs = 30_000;

/** Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_AssociateApi.html */
export const associateApi = defineOperation<AssociateApiRequest, AssociateApiResponse>({
  name: 'AssociateApi',
  requires: (input, call) => [onDomain('AssociateApi', input.domainName, call)],
  handle: (input, call) => {
    assertSettled(input.domainName, call);
    getApi(call, input.apiId);
    return { apiAssociation: keep(input, call) };
  },
});

export const getApiAssociation = defineOperation<GetApiAssociationRequest, GetApiAssociationResponse>({
  name: 'GetApiAssociation',
  requires: (input, call) => [onDomain('GetApiAssociation', input.domainName, call)],
  handle: (input, call) => {
    const { association, settled } = findDomain(call, input.domainName);
    if (!association) throw notFound(`Domain name ${input.domainName} is associated with no API.`);
    return {
      apiAssociation: { ...association, associationStatus: settled.hasPassed ? 'SUCCESS' : 'PROCESSING' },
    };
  },
});

export const disassociateApi = defineOperation<DisassociateApiRequest, object>({
  name: 'DisassociateApi',
  requires: (input, call) => [onDomain('DisassociateApi', input.domainName, call)],
  handle: (input, call) => {
    assertSettled(input.domainName, call);
    const domain = findDomain(call, input.domainName);
    appSync(call).domains.set(domain.config.domainName, { ...domain, association: undefined });
    return {};
  },
});

function keep({ domainName, apiId }: AssociateApiRequest, call: Call): ApiAssociation {
  const domain = findDomain(call, domainName);
  const association: ApiAssociation = { domainName, apiId, associationStatus: 'PROCESSING' };
  appSync(call).domains.set(domain.config.domainName, {
    ...domain,
    association,
    settled: call.account.clock.after(associationMs),
  });
  return association;
}

/** While one is being made, none can be changed; the words are assumed. @throws AwsError ConcurrentModificationException */
function assertSettled(domainName: string | undefined, call: Call): void {
  if (findDomain(call, domainName).settled.hasPassed) return;
  throw new AwsError(
    'ConcurrentModificationException',
    `An association of ${domainName} is being processed.`,
    409,
  );
}
