import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { pickProperties, textOf, valuesOf } from '../properties.ts';

const given = ({ properties }: ResourceView) => valuesOf(properties['Template']);
const nameOf = (resource: ResourceView): string =>
  textOf(given(resource)['TemplateName']) ?? resource.generatedName({ maxLength: 64 });
const place = (resource: ResourceView) => ({ TemplateName: resource.physicalId });
const template = (resource: ResourceView) => ({
  Template: { ...place(resource), ...pickProperties(given(resource), 'SubjectPart', 'TextPart', 'HtmlPart') },
});

export const sesTemplate: ResourceType = {
  type: 'AWS::SES::Template',
  physicalId: nameOf,
  replacedBy: ['Template.TemplateName'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [
    { call: 'ses:GetTemplate', ignoring: ['TemplateDoesNotExist'], input: place },
    { call: 'ses:CreateTemplate', input: template },
  ],
  update: [
    { call: 'ses:GetTemplate', input: place },
    { call: 'ses:UpdateTemplate', when: (resource) => resource.changed('Template'), input: template },
  ],
  delete: [{ call: 'ses:DeleteTemplate', input: place }],
};
