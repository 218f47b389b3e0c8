import type { ResourceType, Values } from '../../resource-type.ts';
import { listOf, valuesOf } from '../properties.ts';
import { changesBetween, recordSetOf, recordSteps } from './record-set-steps.ts';

const setsOf = (values: Values): readonly Values[] => listOf(values['RecordSets']).map(valuesOf);

const changeAll = (action: 'CREATE' | 'DELETE', values: Values) =>
  setsOf(values).map((set) => ({ Action: action, ResourceRecordSet: recordSetOf(set) }));

export const route53RecordSetGroup: ResourceType = {
  type: 'AWS::Route53::RecordSetGroup',
  frame: 'bare',
  physicalId: (resource) => resource.generatedName(),
  idAfter: 'route53:ChangeResourceRecordSets',
  replacedBy: ['HostedZoneId', 'HostedZoneName'],
  create: recordSteps(({ properties }) => changeAll('CREATE', properties)),
  update: recordSteps(({ properties, previous }) => changesBetween(setsOf(previous), setsOf(properties))),
  delete: recordSteps(({ properties }) => changeAll('DELETE', properties), ['NoSuchHostedZone']),
};
