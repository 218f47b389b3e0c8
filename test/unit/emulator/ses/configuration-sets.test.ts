import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const mail = { ConfigurationSetName: 'mail' };
const news = {
  Name: 'news',
  Enabled: true,
  MatchingEventTypes: ['send'],
  SNSDestination: { TopicARN: 'arn:aws:sns:us-east-1:123456789012:mail' },
};

async function prepare() {
  const made = createServiceAccount();
  await made.operator.call('ses:CreateConfigurationSet', { ConfigurationSet: { Name: 'mail' } });
  await made.operator.call('ses:CreateConfigurationSetEventDestination', { ...mail, EventDestination: news });
  return made;
}

it('a set and its destinations are kept, until they are deleted', async () => {
  const { operator } = await prepare();
  const described = () =>
    operator.call('ses:DescribeConfigurationSet', {
      ...mail,
      ConfigurationSetAttributeNames: ['eventDestinations'],
    });
  const changed = { ...news, MatchingEventTypes: ['bounce'] };
  await operator.call('ses:UpdateConfigurationSetEventDestination', { ...mail, EventDestination: changed });
  expect(await described()).toEqual({ ConfigurationSet: { Name: 'mail' }, EventDestinations: [changed] });
  await operator.call('ses:DeleteConfigurationSetEventDestination', {
    ...mail,
    EventDestinationName: 'news',
  });
  expect(await described()).toEqual({ ConfigurationSet: { Name: 'mail' }, EventDestinations: [] });
  await operator.call('ses:DeleteConfigurationSet', mail);
  expect(await operator.fails('ses:DescribeConfigurationSet', mail)).toBe(
    'ConfigurationSetDoesNotExist: Configuration set <mail> does not exist.',
  );
});

it.each([
  [
    'ses:CreateConfigurationSet',
    { ConfigurationSet: { Name: 'mail' } },
    'ConfigurationSetAlreadyExists: Configuration set <mail> already exists.',
  ],
  [
    'ses:CreateConfigurationSet',
    { ConfigurationSet: { Name: 'to whom' } },
    'InvalidConfigurationSet: Invalid configuration set name <to whom>.',
  ],
  [
    'ses:CreateConfigurationSetEventDestination',
    { ...mail, EventDestination: news },
    'EventDestinationAlreadyExists: An event destination with name <news> already exists in configuration set <mail>.',
  ],
  [
    'ses:DeleteConfigurationSetEventDestination',
    { ...mail, EventDestinationName: 'none' },
    'EventDestinationDoesNotExist: No event destination with name <none> in configuration set <mail>.',
  ],
])('%s %o fails', async (call, input, message) => {
  const { operator } = await prepare();
  expect(await operator.fails(call, input)).toBe(message);
});

it('a stack watches what becomes of its mail', async () => {
  const { operator, settle } = createServiceAccount();
  const template = (...MatchingEventTypes: readonly string[]) =>
    JSON.stringify({
      Resources: {
        Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'mail' } },
        News: {
          Type: 'AWS::SES::ConfigurationSetEventDestination',
          Properties: {
            ConfigurationSetName: { Ref: 'Set' },
            EventDestination: {
              Enabled: 'true',
              MatchingEventTypes,
              SnsDestination: { TopicARN: 'arn:aws:sns:us-east-1:123456789012:mail' },
            },
          },
        },
      },
    });
  await operator.call('cloudformation:CreateStack', { StackName: 'app', TemplateBody: template('send') });
  expect(await settle()).toEqual([]);
  await operator.call('cloudformation:UpdateStack', {
    StackName: 'app',
    TemplateBody: template('send', 'bounce'),
  });
  expect(await settle()).toEqual([]);
  expect(
    await operator.call('ses:DescribeConfigurationSet', {
      ...mail,
      ConfigurationSetAttributeNames: ['eventDestinations'],
    }),
  ).toMatchObject({
    EventDestinations: [
      {
        Name: expect.stringMatching(/^app-News-/) as string,
        Enabled: true,
        MatchingEventTypes: ['send', 'bounce'],
        SNSDestination: {},
      },
    ],
  });
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect(await settle()).toEqual([]);
});
