import type { Call, ResourceTags } from '../operation.ts';
import { appSync } from './store.ts';

/** For `aws:ResourceTag`. */
export function tagsOfArn(arn: string, call: Call): ResourceTags | undefined {
  const { apis, domains } = appSync(call);
  const [, apiId] = /:apis\/([^/]+)$/.exec(arn) ?? [];
  const [, domain] = /:domainnames\/(.+)$/.exec(arn) ?? [];
  return apis.get(apiId ?? '')?.api.tags ?? domains.get(domain ?? '')?.config.tags;
}
