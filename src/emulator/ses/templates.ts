import type {
  CreateTemplateRequest,
  CreateTemplateResponse,
  DeleteTemplateRequest,
  DeleteTemplateResponse,
  GetTemplateRequest,
  GetTemplateResponse,
  ListTemplatesRequest,
  ListTemplatesResponse,
  Template,
  UpdateTemplateRequest,
  UpdateTemplateResponse,
} from '@aws-sdk/client-ses';
import { AwsError, defineOperation, type Requirement } from '../operation.ts';
import { cutPage } from '../page.ts';
import { defineRegionalStore } from '../regional-store.ts';

interface StoredTemplate {
  readonly template: Template;
  readonly createdAt: Date;
}

/** By name. */
const templatesOf = defineRegionalStore('ses', () => new Map<string, StoredTemplate>());

/** The first version of SES's API has no resources in IAM. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonses.html */
const onAll = (operation: string) => (): readonly Requirement[] => [
  { action: `ses:${operation}`, resource: '*', context: { 'ses:ApiVersion': '1' } },
];

/** Source: https://docs.aws.amazon.com/ses/latest/APIReference/API_CreateTemplate.html */
export const createTemplate = defineOperation<CreateTemplateRequest, CreateTemplateResponse>({
  name: 'CreateTemplate',
  requires: onAll('CreateTemplate'),
  handle: (input, call) => {
    const template = checkTemplate(input.Template);
    const name = template.TemplateName ?? '';
    if (templatesOf(call).has(name)) {
      throw new AwsError('AlreadyExists', `Template ${name} already exists`);
    }
    templatesOf(call).set(name, { template, createdAt: new Date() });
    return {};
  },
});

export const getTemplate = defineOperation<GetTemplateRequest, GetTemplateResponse>({
  name: 'GetTemplate',
  requires: onAll('GetTemplate'),
  handle: (input, call) => {
    const stored = templatesOf(call).get(input.TemplateName ?? '');
    if (!stored) throw missing(input.TemplateName);
    return { Template: stored.template };
  },
});

export const listTemplates = defineOperation<ListTemplatesRequest, ListTemplatesResponse>({
  name: 'ListTemplates',
  requires: onAll('ListTemplates'),
  handle: (input, call) => {
    // "You can specify a maximum of 100" and 10 unless said. Source: the page of ListTemplates.
    const most = Math.min(input.MaxItems ?? 10, 100, call.pageSize ?? 100);
    const { items, next } = cutPage(
      [...templatesOf(call)],
      input.NextToken,
      most,
      () => new AwsError('InvalidParameterValue', 'The NextToken is not valid'),
    );
    return {
      TemplatesMetadata: items.map(([Name, { createdAt }]) => ({ Name, CreatedTimestamp: createdAt })),
      NextToken: next,
    };
  },
});

export const updateTemplate = defineOperation<UpdateTemplateRequest, UpdateTemplateResponse>({
  name: 'UpdateTemplate',
  requires: onAll('UpdateTemplate'),
  handle: (input, call) => {
    const template = checkTemplate(input.Template);
    const name = template.TemplateName ?? '';
    const current = templatesOf(call).get(name);
    if (!current) throw missing(name);
    templatesOf(call).set(name, { ...current, template });
    return {};
  },
});

/** One that is not there is no error: the reference lists none. */
export const deleteTemplate = defineOperation<DeleteTemplateRequest, DeleteTemplateResponse>({
  name: 'DeleteTemplate',
  requires: onAll('DeleteTemplate'),
  handle: (input, call) => {
    templatesOf(call).delete(input.TemplateName ?? '');
    return {};
  },
});

function missing(name: string | undefined): AwsError {
  return new AwsError('TemplateDoesNotExist', `Template ${name ?? ''} does not exist`);
}

/** Source of the rules: https://docs.aws.amazon.com/ses/latest/APIReference/API_Template.html; the words are assumed. */
function checkTemplate(template: Template | undefined): Template {
  if (!template?.SubjectPart) throw invalid('The subject must be specified.');
  if (template.TextPart === undefined && template.HtmlPart === undefined) {
    throw invalid('The template must have a text part or an HTML part.');
  }
  const open = [template.SubjectPart, template.TextPart ?? '', template.HtmlPart ?? ''].some(
    (part) => part.split('{{').length !== part.split('}}').length,
  );
  if (open) throw invalid('A tag of the template is not closed.');
  return template;
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidTemplate', message);
}
