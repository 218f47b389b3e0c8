import { expect, test } from 'vitest';
import { createGithubTrust } from '../../../../src/artifact/export/github-trust.ts';

test('trusts one subject and no other', () => {
  const trust = createGithubTrust({
    accountId: '111122223333',
    repository: 'octo-org/octo-repo',
    from: { kind: 'branch', name: 'main' },
  });
  expect(trust).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
            'token.actions.githubusercontent.com:sub': 'repo:octo-org/octo-repo:ref:refs/heads/main',
          },
        },
      },
    ],
  });
});

test.each([
  ['octo-org/octo-repo', 'branch', 'release/1', 'repo:octo-org/octo-repo:ref:refs/heads/release/1'],
  ['octo-org/octo-repo', 'environment', 'Production', 'repo:octo-org/octo-repo:environment:Production'],
  [
    'octo-org/octo-repo',
    'environment',
    'Production:V1',
    'repo:octo-org/octo-repo:environment:Production%3AV1',
  ],
  [
    'octo-org@123456/octo-repo@456789',
    'branch',
    'main',
    'repo:octo-org@123456/octo-repo@456789:ref:refs/heads/main',
  ],
] as const)('%s, %s %s: %s', (repository, kind, name, subject) => {
  const { Statement } = createGithubTrust({ accountId: '111122223333', repository, from: { kind, name } });
  expect(Object.values(Statement[0].Condition.StringEquals)).toEqual(['sts.amazonaws.com', subject]);
});
