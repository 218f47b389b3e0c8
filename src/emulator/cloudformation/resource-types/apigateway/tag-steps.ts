import type { ResourceView, Step } from '../../resource-type.ts';
import { removedTagKeys, setTags, tagRecord } from '../tags.ts';

/** How the handlers of API Gateway's first version bring an existing resource's tags up to date. */
export function apiGatewayTagSteps(arnOf: (resource: ResourceView) => string): readonly Step[] {
  return [
    {
      call: 'apigateway:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ resourceArn: arnOf(resource), tagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'apigateway:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ resourceArn: arnOf(resource), tags: tagRecord(setTags(resource)) }),
    },
  ];
}
