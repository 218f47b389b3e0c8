import type { Call } from '../operation.ts';
import { apiGatewayParts } from './parts.ts';
import { domainsOf } from './domain-store.ts';
import { apiGatewayStore } from './store.ts';

type Tags = Readonly<Record<string, string>>;

/**
 * The tags of what an ARN of the management API names; what is under an API has the API's, too. A path of tags stands for what is
 * tagged.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging-supported.html#apigateway-tagging-inheritance
 */
export function tagsOfPath(arn: string, call: Call): Tags | undefined {
  const [collection, id = '', under, name = ''] = (arn.split('::/')[1] ?? '').split('/');
  const { restApis, apiKeys, usagePlans } = call.account.store(apiGatewayStore);
  if (collection === 'tags') return tagsOfPath(decodeURIComponent(id), call);
  if (collection === 'apikeys') return apiKeys.get(id)?.key.tags;
  if (collection === 'domainnames') return domainsOf(call).get(id.toLowerCase())?.domain.tags;
  if (collection === 'usageplans') return usagePlans.get(id)?.plan.tags;
  const parts = apiGatewayParts(call);
  if (collection === 'clientcertificates') return parts.clientCertificates.get(id)?.tags;
  if (collection === 'vpclinks') return parts.vpcLinks.get(id)?.link.tags;
  if (collection !== 'restapis') return undefined;
  const record = restApis.get(id);
  return record && { ...record.api.tags, ...(under === 'stages' && record.stages.get(name)?.tags) };
}
