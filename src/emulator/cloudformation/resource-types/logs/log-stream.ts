import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { requiredText, textOf } from '../properties.ts';

const nameOf = (resource: ResourceView) =>
  textOf(resource.properties['LogStreamName']) ?? resource.generatedName({ maxLength: 512 });
const place = (resource: ResourceView) => ({
  logGroupName: requiredText(resource, 'LogGroupName'),
  logStreamName: nameOf(resource),
});
const absent = ['ResourceNotFoundException'];

const read: Step = {
  call: 'logs:DescribeLogStreams',
  input: (resource) => ({
    logGroupName: requiredText(resource, 'LogGroupName'),
    logStreamNamePrefix: nameOf(resource),
  }),
};

export const logsLogStream: ResourceType = {
  type: 'AWS::Logs::LogStream',
  refusedAs: 'GeneralServiceException',
  idAfter: 'logs:CreateLogStream',
  physicalId: nameOf,
  replacedBy: ['LogGroupName', 'LogStreamName'],
  create: [{ ...read, ignoring: absent }, { call: 'logs:CreateLogStream', input: place }, read],
  update: [],
  delete: [{ call: 'logs:DeleteLogStream', ignoring: absent, input: place }],
};
