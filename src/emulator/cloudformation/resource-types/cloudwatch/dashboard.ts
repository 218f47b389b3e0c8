import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { textOf } from '../properties.ts';
import { withoutSystemTags } from '../tags.ts';
import { cloudWatchTagSteps } from './tag-steps.ts';

const arn = (resource: ResourceView) =>
  `arn:aws:cloudwatch::${resource.accountId}:dashboard/${resource.physicalId}`;
const absent = ['DashboardNotFoundError'];

const put: Step = {
  call: 'cloudwatch:PutDashboard',
  input: ({ physicalId, properties }) => ({
    DashboardName: physicalId,
    DashboardBody: textOf(properties['DashboardBody']),
  }),
};
const read: Step = {
  call: 'cloudwatch:GetDashboard',
  input: ({ physicalId }) => ({ DashboardName: physicalId }),
};

export const cloudWatchDashboard: ResourceType = {
  type: 'AWS::CloudWatch::Dashboard',
  physicalId: (resource) =>
    textOf(resource.properties['DashboardName']) ?? resource.generatedName({ maxLength: 255 }),
  replacedBy: ['DashboardName'],
  create: [
    { ...read, ignoring: absent },
    {
      ...put,
      objection: (resource) =>
        resource.output('cloudwatch:GetDashboard')['DashboardName'] === undefined
          ? undefined
          : `Dashboard '${resource.physicalId}' already exists`,
      objectionCode: 'AlreadyExists',
      input: (resource) => ({ ...put.input(resource), Tags: withoutSystemTags(resource.tags) }),
    },
  ],
  update: [
    { ...put, when: (resource) => resource.changed('DashboardBody') },
    {
      call: 'cloudwatch:ListTagsForResource',
      when: (resource) => resource.tagsChanged,
      input: (resource) => ({ ResourceARN: arn(resource) }),
    },
    ...cloudWatchTagSteps(arn),
  ],
  delete: [
    { ...read, ignoring: absent },
    {
      call: 'cloudwatch:DeleteDashboards',
      ignoring: absent,
      input: ({ physicalId }) => ({ DashboardNames: [physicalId] }),
    },
  ],
};
