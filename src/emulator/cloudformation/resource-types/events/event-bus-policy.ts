import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, pickProperties, requiredText, textOf, valuesOf } from '../properties.ts';

const busOf = ({ properties }: ResourceView) => textOf(properties['EventBusName']) ?? 'default';
const place = (resource: ResourceView) => ({ EventBusName: busOf(resource) });
const read: Step = {
  call: 'events:DescribeEventBus',
  input: (resource) => ({ Name: busOf(resource) }),
};

/** A whole statement stands in the policy among the others, which are put again with it. */
function policyWith(resource: ResourceView): string {
  const Sid = requiredText(resource, 'StatementId');
  const policy = textOf(resource.output('events:DescribeEventBus')['Policy']) ?? '{}';
  const others = listOf(valuesOf(JSON.parse(policy))['Statement']).filter(
    (statement) => valuesOf(statement)['Sid'] !== Sid,
  );
  const { Statement: given } = resource.properties;
  const statement: unknown = typeof given === 'string' ? JSON.parse(given) : given;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [...others, { Sid, ...valuesOf(statement) }],
  });
}

const put: Step = {
  call: 'events:PutPermission',
  input: (resource) => ({
    ...place(resource),
    ...(resource.properties['Statement'] === undefined
      ? pickProperties(resource.properties, 'Action', 'Condition', 'Principal', 'StatementId')
      : { Policy: policyWith(resource) }),
  }),
};

export const eventsEventBusPolicy: ResourceType = {
  type: 'AWS::Events::EventBusPolicy',
  refusedAs: 'GeneralServiceException',
  physicalId: (resource) => `${busOf(resource)}|${requiredText(resource, 'StatementId')}`,
  replacedBy: ['EventBusName', 'StatementId'],
  create: [read, put],
  update: [read, put],
  delete: [
    { ...read, ignoring: ['ResourceNotFoundException'] },
    {
      call: 'events:RemovePermission',
      ignoring: ['ResourceNotFoundException'],
      input: (resource) => ({
        EventBusName: resource.physicalId.split('|')[0],
        StatementId: resource.physicalId.split('|')[1],
      }),
    },
  ],
};
