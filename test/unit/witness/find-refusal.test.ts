import { expect, test } from 'vitest';
import { findRefusal } from '../../e2e/witness/find-refusal.ts';

const grant = { action: 'iam:CreateRole', resource: 'arn:aws:iam::1:role/a-*' };
const user = 'User: arn:aws:iam::1:user/u is not authorized to perform: ';

test.each([
  ['an action and its resource', `${user}iam:CreateRole on resource: arn:aws:iam::1:role/a-b because no`],
  ['a resource in quotes', `${user}iam:CreateRole on resource "arn:aws:iam::1:role/a-b"`],
  ['a role by its name', `${user}iam:CreateRole on resource: role a-b because no identity-based policy`],
  ['an action alone', `Access Denied: ${user}iam:CreateRole`],
  ['another refusal before', `${user}iam:GetRole\n${user}iam:CreateRole`],
])('%s is found', (_name, text) => {
  expect(findRefusal(text, grant)).toContain('iam:CreateRole');
});

test.each([
  ['another resource', `${user}iam:CreateRole on resource: arn:aws:iam::1:role/b-a`],
  ['another role', `${user}iam:CreateRole on resource: role b-a because no identity-based policy`],
  ['another action', `${user}iam:CreateRoleAlias on resource: arn:aws:iam::1:role/a-b`],
  ['no refusal', 'iam:CreateRole was called'],
  ['no words', 'Could not access the deployment bucket.'],
])('%s is not the refusal', (_name, text) => {
  expect(findRefusal(text, grant)).toBeUndefined();
});
