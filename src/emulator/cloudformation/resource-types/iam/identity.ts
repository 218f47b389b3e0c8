import type { ResourceView } from '../../resource-type.ts';
import type { InlinePolicy } from './inline-policies.ts';
import { textOf } from '../properties.ts';

/** How the calls for a role, user or group name it, and what is theirs. */
export function identityInputs(nameProperty: 'RoleName' | 'UserName' | 'GroupName') {
  const place = (resource: ResourceView): object => ({ [nameProperty]: resource.physicalId });
  return {
    nameOf: (resource: ResourceView): string =>
      textOf(resource.properties[nameProperty]) ??
      resource.generatedName({ maxLength: nameProperty === 'GroupName' ? 128 : 64 }),
    place,
    withDocument: (resource: ResourceView, policy: unknown): object => ({
      ...place(resource),
      ...(policy as InlinePolicy),
    }),
    withName: (resource: ResourceView, name: unknown): object => ({ ...place(resource), PolicyName: name }),
    withArn: (resource: ResourceView, arn: unknown): object => ({ ...place(resource), PolicyArn: arn }),
  };
}
