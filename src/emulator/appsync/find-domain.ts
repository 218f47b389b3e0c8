import type { Call, Requirement } from '../operation.ts';
import { onPath } from './requirements.ts';
import { appSync, notFound, type DomainRecord } from './store.ts';

/** @throws AwsError NotFoundException */
export function findDomain(call: Call, name: string | undefined): DomainRecord {
  const domain = appSync(call).domains.get(name ?? '');
  if (domain) return domain;
  throw notFound(`Domain name ${name ?? ''} not found.`);
}

export function onDomain(
  operation: string,
  name: string | undefined,
  call: Call,
  context: Requirement['context'] = {},
): Requirement {
  return {
    ...onPath(operation, `domainnames/${name ?? '*'}`, call, context),
    resourceTags: appSync(call).domains.get(name ?? '')?.config.tags,
  };
}
