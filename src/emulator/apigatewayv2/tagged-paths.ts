import { domainsOf } from '../apigateway/domain-store.ts';
import type { Call } from '../operation.ts';
import { apiGatewayV2Parts } from './parts.ts';
import { apiGatewayV2Store } from './store.ts';

/**
 * The tags of what an ARN of the management API names; what is under an API has the API's, too (assumed to be as in REST APIs).
 * A path of tags stands for what is tagged.
 */
export function tagsOfPath(arn: string, call: Call): Readonly<Record<string, string>> | undefined {
  const path = arn.split('::/')[1] ?? '';
  if (path.startsWith('tags/')) return tagsOfPath(decodeURIComponent(path.slice('tags/'.length)), call);
  const [collection, id = '', under, name = ''] = path.replace(/^v2\//, '').split('/');
  if (collection === 'domainnames') return domainsOf(call).get(id.toLowerCase())?.domain.tags;
  if (collection === 'vpclinks') return apiGatewayV2Parts(call).vpcLinks.get(id)?.link.Tags;
  if (collection !== 'apis') return undefined;
  const record = call.account.store(apiGatewayV2Store).apis.get(id);
  return record && { ...record.api.Tags, ...(under === 'stages' && record.stages.get(name)?.Tags) };
}
