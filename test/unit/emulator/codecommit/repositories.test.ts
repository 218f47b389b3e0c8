import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const repository = { repositoryName: 'app' };

async function prepare() {
  const { operator, user } = createServiceAccount();
  await operator.call('codecommit:CreateRepository', { ...repository, tags: { team: 'a' } });
  return { operator, user };
}

describe('a repository', () => {
  it('keeps its id under another name', async () => {
    const { operator } = await prepare();
    const before = await operator.call<{ repositoryMetadata: object }>(
      'codecommit:GetRepository',
      repository,
    );
    await operator.call('codecommit:UpdateRepositoryName', { oldName: 'app', newName: 'other' });
    await expect(
      operator.call('codecommit:GetRepository', { repositoryName: 'other' }),
    ).resolves.toMatchObject({
      repositoryMetadata: {
        repositoryId: (before.repositoryMetadata as { repositoryId: string }).repositoryId,
        Arn: `arn:aws:codecommit:us-east-1:${accountId}:other`,
        cloneUrlHttp: 'https://git-codecommit.us-east-1.amazonaws.com/v1/repos/other',
      },
    });
  });

  it('has triggers and tags', async () => {
    const { operator } = await prepare();
    const resourceArn = `arn:aws:codecommit:us-east-1:${accountId}:app`;
    const triggers = [{ name: 't', destinationArn: 'arn:aws:sns:us-east-1:1:t', events: ['all'] }];
    await operator.call('codecommit:PutRepositoryTriggers', { ...repository, triggers });
    await operator.call('codecommit:TagResource', { resourceArn, tags: { stage: 'dev' } });
    await operator.call('codecommit:UntagResource', { resourceArn, tagKeys: ['team'] });
    await expect(operator.call('codecommit:GetRepositoryTriggers', repository)).resolves.toMatchObject({
      triggers,
    });
    await expect(operator.call('codecommit:ListTagsForResource', { resourceArn })).resolves.toEqual({
      tags: { stage: 'dev' },
    });
  });

  it.each([
    ['CreateRepository', repository, 'RepositoryNameExistsException: Repository named app already exists'],
    ['CreateRepository', { repositoryName: 'a.git' }, 'InvalidRepositoryNameException: '],
    ['GetRepository', { repositoryName: 'x' }, 'RepositoryDoesNotExistException: x does not exist'],
    ['UpdateRepositoryName', { oldName: 'app', newName: 'app' }, 'RepositoryNameExistsException: '],
    ['GetBranch', repository, 'NotImplemented: '],
  ])('%s %o fails', async (operation, input, fault) => {
    const { operator } = await prepare();
    expect(await operator.fails(`codecommit:${operation}`, input)).toContain(fault);
  });

  it('is tagged by who may, also while it is made', async () => {
    const { user } = await prepare();
    const maker = await user('maker', 'codecommit:CreateRepository', 'codecommit:DeleteRepository');
    await maker.call('codecommit:CreateRepository', { repositoryName: 'plain' });
    await expect(maker.call('codecommit:DeleteRepository', { repositoryName: 'gone' })).resolves.toEqual({});
    expect(
      await maker.fails('codecommit:CreateRepository', { repositoryName: 'tagged', tags: { a: 'b' } }),
    ).toContain(`codecommit:TagResource on resource: arn:aws:codecommit:us-east-1:${accountId}:tagged`);
  });
});
