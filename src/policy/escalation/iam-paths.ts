import type { EscalationPath } from './path.ts';

/** Most paths of IAM itself are described there. */
const research = 'https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/';

/** What a role may do is written with one of these. */
export const roleWriters: readonly string[] = ['iam:PutRolePolicy', 'iam:AttachRolePolicy'];

/** Ways through IAM alone, the strongest first. */
export const iamPaths: readonly EscalationPath[] = [
  {
    id: 'administer-iam',
    title: 'Every action of IAM is allowed',
    how: 'Who may do everything in IAM can give everything to themselves.',
    needs: [{ anyOf: ['iam:*'] }],
    limit: 'nothing',
    source: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/IAMFullAccess.html',
  },
  {
    id: 'create-role',
    title: 'A role can be made and given any permission',
    how: 'Who makes a role also writes whom it trusts. It can trust the deployer, another account, or a service that runs code of the deployer, and then be given any permission.',
    needs: [
      { anyOf: ['iam:CreateRole'], thing: 'role' },
      { anyOf: roleWriters, thing: 'role' },
    ],
    limit: 'nothing',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html',
  },
  {
    id: 'put-user-policy',
    title: 'A user can be given an inline policy of any content',
    how: 'Where the user is the deployer itself, or one whose keys it has, it has every permission with one call.',
    needs: [{ anyOf: ['iam:PutUserPolicy'], thing: 'user' }],
    limit: 'named',
    source: research,
  },
  {
    id: 'attach-user-policy',
    title: 'A user can be given any managed policy, AdministratorAccess included',
    how: 'Where the user is the deployer itself, or one whose keys it has, it has every permission with one call.',
    needs: [{ anyOf: ['iam:AttachUserPolicy'], thing: 'user' }],
    limit: 'named',
    source: research,
  },
  {
    id: 'write-group-policy',
    title: 'A group of users can be given any permission',
    how: 'Where the deployer is in the group, it has every permission with one call.',
    needs: [{ anyOf: ['iam:PutGroupPolicy', 'iam:AttachGroupPolicy'], thing: 'group' }],
    limit: 'named',
    source: research,
  },
  {
    id: 'create-policy-version',
    title: 'What a managed policy allows can be rewritten',
    how: 'Everybody whom the policy is attached to has what the new version allows. A new version can be made the default one in the same call.',
    needs: [{ anyOf: ['iam:CreatePolicyVersion'], thing: 'policy' }],
    limit: 'named',
    source: research,
  },
  {
    id: 'add-user-to-group',
    title: 'A user can be added to a group',
    how: 'The user then has what the group has.',
    needs: [{ anyOf: ['iam:AddUserToGroup'], thing: 'group' }],
    limit: 'named',
    source: research,
  },
  {
    id: 'change-role',
    title: 'A role that is there can be given any permission',
    how: 'What runs as the role may then do what was written: a function of the service, or whoever may assume the role.',
    needs: [{ anyOf: roleWriters, thing: 'role' }],
    limit: 'nothing',
    source: research,
  },
  {
    id: 'change-trust',
    title: 'Whom a role trusts can be rewritten',
    how: 'A role that trusts the deployer can be assumed by it.',
    needs: [{ anyOf: ['iam:UpdateAssumeRolePolicy'], thing: 'role' }],
    limit: 'passed',
    source: research,
  },
  {
    id: 'create-access-key',
    title: 'Access keys of a user can be made',
    how: 'Who has the key of a user has what that user has.',
    needs: [{ anyOf: ['iam:CreateAccessKey'], thing: 'user' }],
    limit: 'named',
    source: research,
  },
  {
    id: 'set-password',
    title: "A user's password for the console can be set",
    how: 'Who signs in as a user has what that user has.',
    needs: [{ anyOf: ['iam:CreateLoginProfile', 'iam:UpdateLoginProfile'], thing: 'user' }],
    limit: 'named',
    source: research,
  },
  {
    id: 'assume-role',
    title: 'A role can be assumed',
    how: 'The role has to trust the deployer or its account.',
    needs: [{ anyOf: ['sts:AssumeRole'], thing: 'role' }],
    limit: 'passed',
    source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  },
  {
    id: 'set-default-policy-version',
    title: 'An earlier version of a managed policy can be brought back',
    how: 'Everybody whom the policy is attached to has what that version allows.',
    needs: [{ anyOf: ['iam:SetDefaultPolicyVersion'], thing: 'policy' }],
    limit: 'named',
    source: research,
  },
  {
    id: 'lift-role-boundary',
    title: 'The permissions boundary of a role can be taken off or exchanged',
    how: 'The role may then do all that its own policies allow.',
    needs: [
      { anyOf: ['iam:DeleteRolePermissionsBoundary', 'iam:PutRolePermissionsBoundary'], thing: 'role' },
    ],
    limit: 'passed',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html',
  },
  {
    id: 'lift-user-boundary',
    title: 'The permissions boundary of a user can be taken off or exchanged',
    how: 'The user may then do all that its own policies allow.',
    needs: [
      { anyOf: ['iam:DeleteUserPermissionsBoundary', 'iam:PutUserPermissionsBoundary'], thing: 'user' },
    ],
    limit: 'named',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html',
  },
];
