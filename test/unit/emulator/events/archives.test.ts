import { expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const busArn = (name: string) => `arn:aws:events:us-east-1:${accountId}:event-bus/${name}`;
const archiveArn = `arn:aws:events:us-east-1:${accountId}:archive/all`;
const archive = { ArchiveName: 'all', EventSourceArn: busArn('shop') };

async function shop() {
  const made = createServiceAccount();
  await made.operator.call('events:CreateEventBus', { Name: 'shop' });
  return made;
}

it('an archive keeps what it is told, until it is deleted', async () => {
  const { operator } = await shop();
  await operator.call('events:CreateArchive', { ...archive, EventPattern: '{"source":["a"]}' });
  await operator.call('events:UpdateArchive', { ArchiveName: 'all', RetentionDays: 7 });
  expect(await operator.call('events:DescribeArchive', { ArchiveName: 'all' })).toMatchObject({
    ArchiveArn: archiveArn,
    EventPattern: '{"source":["a"]}',
    RetentionDays: 7,
  });
  expect(await operator.call('events:ListArchives', { EventSourceArn: busArn('shop') })).toMatchObject({
    Archives: [{ ArchiveName: 'all' }],
  });
  await operator.call('events:DeleteArchive', { ArchiveName: 'all' });
  expect(await operator.call('events:ListArchives')).toEqual({ Archives: [] });
});

it.each([
  ['events:CreateArchive', archive, 'ResourceAlreadyExistsException: Archive all already exists.'],
  [
    'events:CreateArchive',
    { ...archive, ArchiveName: 'other', EventSourceArn: busArn('none') },
    'ResourceNotFoundException: Event bus none does not exist.',
  ],
  [
    'events:CreateArchive',
    { ...archive, ArchiveName: 'other', EventPattern: '{' },
    'InvalidEventPatternException: Event pattern is not valid. Reason: Unrecognized token',
  ],
  [
    'events:DeleteArchive',
    { ArchiveName: 'none' },
    'ResourceNotFoundException: Archive none does not exist.',
  ],
])('%s %o fails', async (call, input, message) => {
  const { operator } = await shop();
  await operator.call('events:CreateArchive', archive);
  expect(await operator.fails(call, input)).toBe(message);
});

it.each([
  [archiveArn, busArn('shop')],
  [busArn('shop'), archiveArn],
])('to create one takes %s and also %s', async (allowed, missing) => {
  const { user } = await shop();
  const ann = await user('ann', { Effect: 'Allow', Action: 'events:CreateArchive', Resource: allowed });
  expect(await ann.fails('events:CreateArchive', archive)).toContain(
    `events:CreateArchive on resource: ${missing}`,
  );
});

it('a template without a name for it gets one, and is told its ARN', async () => {
  const { operator, settle } = await shop();
  const template = (RetentionDays: number) =>
    JSON.stringify({
      Resources: {
        All: {
          Type: 'AWS::Events::Archive',
          Properties: { SourceArn: busArn('shop'), EventPattern: { source: ['a'] }, RetentionDays },
        },
      },
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['All', 'Arn'] } } },
    });
  await operator.call('cloudformation:CreateStack', { StackName: 'app', TemplateBody: template(7) });
  expect(await settle()).toEqual([]);
  await operator.call('cloudformation:UpdateStack', { StackName: 'app', TemplateBody: template(14) });
  expect(await settle()).toEqual([]);
  expect(await operator.call('events:ListArchives')).toMatchObject({
    Archives: [{ ArchiveName: expect.stringMatching(/^app-All-/) as string, RetentionDays: 14 }],
  });
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect(await settle()).toEqual([]);
  expect(await operator.call('events:ListArchives')).toEqual({ Archives: [] });
});
