import type { ResourceType } from '../../resource-type.ts';
import { requiredText } from '../properties.ts';
import { changesBetween, recordSetOf, recordSteps } from './record-set-steps.ts';

export const route53RecordSet: ResourceType = {
  type: 'AWS::Route53::RecordSet',
  frame: 'bare',
  physicalId: (resource) => requiredText(resource, 'Name'),
  idAfter: 'route53:ChangeResourceRecordSets',
  replacedBy: ['HostedZoneId', 'HostedZoneName', 'Name'],
  create: recordSteps(({ properties }) => [{ Action: 'CREATE', ResourceRecordSet: recordSetOf(properties) }]),
  update: recordSteps(({ properties, previous }) => changesBetween([previous], [properties])),
  delete: recordSteps(
    ({ properties }) => [{ Action: 'DELETE', ResourceRecordSet: recordSetOf(properties) }],
    ['NoSuchHostedZone'],
  ),
};
