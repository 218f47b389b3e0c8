import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const arn = (path: string) => `arn:aws:glue:us-east-1:${accountId}:${path}`;
const database = { DatabaseInput: { Name: 'Lake' } };
const connection = {
  ConnectionInput: {
    Name: 'db',
    ConnectionType: 'JDBC',
    ConnectionProperties: { PASSWORD: 'x', USERNAME: 'u' },
  },
};
const Targets = { S3Targets: [{ Path: 's3://b' }] };

async function prepare() {
  const { operator, role, user } = createServiceAccount();
  const Role = await role('crawl', 'glue.amazonaws.com');
  await operator.call('glue:CreateDatabase', database);
  await operator.call('glue:CreateConnection', connection);
  await operator.call('glue:CreateCrawler', { Name: 'c', Role, Targets, Schedule: 'cron(0 1 * * ? *)' });
  return { operator, role, user, Role };
}

describe('the catalog', () => {
  it('has databases, in small letters', async () => {
    const { operator } = await prepare();
    await operator.call('glue:UpdateDatabase', {
      Name: 'lake',
      DatabaseInput: { Name: 'lake', Description: 'd' },
    });
    await expect(operator.call('glue:GetDatabases')).resolves.toMatchObject({
      DatabaseList: [{ Name: 'lake', Description: 'd', CatalogId: accountId }],
    });
  });

  it('has connections that hide their passwords when asked', async () => {
    const { operator } = await prepare();
    await expect(
      operator.call('glue:GetConnection', { Name: 'db', HidePassword: true }),
    ).resolves.toMatchObject({
      Connection: { ConnectionProperties: { USERNAME: 'u' } },
    });
  });

  it('has crawlers with schedules and tags', async () => {
    const { operator } = await prepare();
    await operator.call('glue:TagResource', { ResourceArn: arn('crawler/c'), TagsToAdd: { a: 'b', c: 'd' } });
    await operator.call('glue:UntagResource', { ResourceArn: arn('crawler/c'), TagsToRemove: ['a'] });
    await operator.call('glue:UpdateCrawler', { Name: 'c', Description: 'd' });
    await expect(operator.call('glue:GetTags', { ResourceArn: arn('crawler/c') })).resolves.toEqual({
      Tags: { c: 'd' },
    });
    await expect(operator.call('glue:GetCrawler', { Name: 'c' })).resolves.toMatchObject({
      Crawler: { Version: 2, State: 'READY', Schedule: { ScheduleExpression: 'cron(0 1 * * ? *)' }, Targets },
    });
  });

  it.each([
    [
      'CreateDatabase',
      { DatabaseInput: { Name: 'lake' } },
      'AlreadyExistsException: Database already exists.',
    ],
    ['GetDatabase', { Name: 'x' }, 'EntityNotFoundException: Database x not found.'],
    [
      'GetDatabase',
      { Name: 'lake', CatalogId: '999999999999' },
      'NotImplemented: the Glue catalog 999999999999',
    ],
    ['CreateConnection', connection, 'AlreadyExistsException: Connection already exists.'],
    ['DeleteConnection', { ConnectionName: 'x' }, 'EntityNotFoundException: Connection x not found.'],
    ['GetCrawler', { Name: 'x' }, 'EntityNotFoundException: Crawler entry with name x does not exist'],
    ['StopCrawler', { Name: 'c' }, 'CrawlerNotRunningException: '],
    ['StartCrawler', { Name: 'c' }, 'NotImplemented: '],
    [
      'UpdateCrawler',
      { Name: 'c', Role: 'nobody' },
      'InvalidInputException: Service is unable to assume provided role.',
    ],
    ['UpdateCrawler', { Name: 'c', Targets: {} }, 'InvalidInputException: At least one crawl target'],
    ['GetTags', { ResourceArn: 'x' }, 'EntityNotFoundException: '],
  ])('%s %o fails', async (operation, input, fault) => {
    const { operator } = await prepare();
    expect(await operator.fails(`glue:${operation}`, input)).toContain(fault);
  });

  it.each([
    ['CreateDatabase', { DatabaseInput: { Name: 'x' } }, ['catalog', 'database/x']],
    ['GetConnection', { Name: 'db' }, ['catalog', 'connection/db']],
    [
      'DeleteDatabase',
      { Name: 'lake' },
      ['catalog', 'database/lake', 'table/lake/*', 'userDefinedFunction/lake/*'],
    ],
  ])('%s %o asks about %o', async (operation, input, paths) => {
    const { user } = await prepare();
    for (const [index, path] of paths.entries()) {
      const allowed = paths.slice(0, index).map(arn);
      const some = await user(
        `user${index}`,
        ...allowed.map((Resource) => ({ Effect: 'Allow', Action: 'glue:*', Resource })),
      );
      expect(await some.fails(`glue:${operation}`, input)).toContain(
        `glue:${operation} on resource: ${arn(path)} `,
      );
    }
  });

  it('passes on the role of a crawler, named or not', async () => {
    const { user, Role } = await prepare();
    const maker = await user('maker', 'glue:CreateCrawler');
    for (const role of [Role, 'crawl']) {
      expect(await maker.fails('glue:CreateCrawler', { Name: 'd', Role: role, Targets })).toContain(
        `iam:PassRole on resource: ${Role} `,
      );
    }
  });
});
