import { describe, expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const Template = { TemplateName: 'hello', SubjectPart: 'Hi {{name}}', TextPart: 'x' };

async function prepare() {
  const { operator, user } = createServiceAccount();
  await operator.call('ses:CreateTemplate', { Template });
  return { operator, user };
}

describe('a template', () => {
  it('is changed, listed and deleted', async () => {
    const { operator } = await prepare();
    const changed = { ...Template, TextPart: 'y' };
    await operator.call('ses:UpdateTemplate', { Template: changed });
    await expect(operator.call('ses:GetTemplate', { TemplateName: 'hello' })).resolves.toEqual({
      Template: changed,
    });
    await expect(operator.call('ses:ListTemplates')).resolves.toMatchObject({
      TemplatesMetadata: [{ Name: 'hello' }],
    });
    await operator.call('ses:DeleteTemplate', { TemplateName: 'hello' });
    await operator.call('ses:DeleteTemplate', { TemplateName: 'hello' });
    await expect(operator.call('ses:ListTemplates')).resolves.toMatchObject({ TemplatesMetadata: [] });
  });

  it.each([
    ['CreateTemplate', { Template }, 'AlreadyExists: '],
    [
      'CreateTemplate',
      { Template: { ...Template, TemplateName: 'b', SubjectPart: '{{a' } },
      'InvalidTemplate: ',
    ],
    ['CreateTemplate', { Template: { TemplateName: 'b', SubjectPart: 'a' } }, 'InvalidTemplate: '],
    [
      'UpdateTemplate',
      { Template: { ...Template, TemplateName: 'x' } },
      'TemplateDoesNotExist: Template x does not exist',
    ],
    ['GetTemplate', { TemplateName: 'x' }, 'TemplateDoesNotExist: Template x does not exist'],
    [
      'SendEmail',
      { Source: 'a@example.com', Destination: {}, Message: { Subject: { Data: 'a' }, Body: {} } },
      'NotImplemented: ',
    ],
  ])('%s %o fails', async (operation, input, fault) => {
    const { operator } = await prepare();
    expect(await operator.fails(`ses:${operation}`, input)).toContain(fault);
  });

  it('is asked about without a resource, by the version of the API', async () => {
    const { user } = await prepare();
    const allow = (version: string) => ({
      Effect: 'Allow',
      Action: 'ses:GetTemplate',
      Resource: '*',
      Condition: { StringEquals: { 'ses:ApiVersion': version } },
    });
    const first = await user('first', allow('1'));
    await first.call('ses:GetTemplate', { TemplateName: 'hello' });
    const second = await user('second', allow('2'));
    expect(await second.fails('ses:GetTemplate', { TemplateName: 'hello' })).toMatch(/^AccessDenied: /);
  });
});
