import { expect, test } from 'vitest';
import { createIamAccount, policyOf, putInline } from '../../../support/iam-account.ts';

interface Result {
  readonly EvalActionName: string;
  readonly EvalResourceName: string;
  readonly EvalDecision: string;
  readonly MatchedStatements: readonly { readonly SourcePolicyId: string }[];
  readonly MissingContextValues: readonly string[];
}

const briefly = (results: unknown): readonly string[] =>
  (results as readonly Result[]).map(
    ({ EvalActionName, EvalResourceName, EvalDecision, MatchedStatements, MissingContextValues }) =>
      [
        `${EvalActionName} ${EvalResourceName} ${EvalDecision}`,
        ...MatchedStatements.map(({ SourcePolicyId }) => `by ${SourcePolicyId}`),
        ...MissingContextValues.map((key) => `missing ${key}`),
      ].join(' '),
  );

const reading = policyOf({
  Effect: 'Allow',
  Action: 's3:Get*',
  Resource: 'arn:aws:s3:::b/${aws:username}/*',
});
const own = 'arn:aws:s3:::b/carlos/k';

test('the policies of a user, of their groups and the boundary', async () => {
  const { operator, user } = createIamAccount();
  await user('carlos', reading);
  await operator.call('CreateGroup', { GroupName: 'staff' });
  await operator.call('AddUserToGroup', { GroupName: 'staff', UserName: 'carlos' });
  const { UserName: _user, ...denying } = putInline(
    '',
    policyOf({ Effect: 'Deny', Action: 's3:GetObjectAcl', Resource: '*' }),
  ) as Record<string, string>;
  await operator.call('PutGroupPolicy', { GroupName: 'staff', ...denying });
  const simulate = async (more: object = {}) => {
    const { EvaluationResults } = await operator.call('SimulatePrincipalPolicy', {
      PolicySourceArn: 'arn:aws:iam::123456789012:user/carlos',
      ActionNames: ['s3:GetObject', 's3:GetObjectAcl', 's3:PutObject'],
      ResourceArns: [own],
      ...more,
    });
    return EvaluationResults;
  };
  expect(briefly(await simulate())).toEqual([
    `s3:GetObject ${own} allowed by user_carlos_inline`,
    `s3:GetObjectAcl ${own} explicitDeny by group_staff_inline`,
    `s3:PutObject ${own} implicitDeny`,
  ]);
  expect(await simulate({ ActionNames: ['s3:GetObject'] })).toEqual([
    {
      EvalActionName: 's3:GetObject',
      EvalResourceName: own,
      EvalDecision: 'allowed',
      MatchedStatements: [
        {
          SourcePolicyId: 'user_carlos_inline',
          SourcePolicyType: 'IAM Policy',
          StartPosition: { Line: 1, Column: 38 },
          EndPosition: { Line: 1, Column: 38 + JSON.stringify(reading).length - 39 },
        },
      ],
      MissingContextValues: [],
      ResourceSpecificResults: [expect.objectContaining({ EvalResourceDecision: 'allowed' })],
    },
  ]);
  const PermissionsBoundaryPolicyInputList = [
    JSON.stringify(policyOf({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' })),
  ];
  expect(await simulate({ ActionNames: ['s3:GetObject'], PermissionsBoundaryPolicyInputList })).toMatchObject(
    [
      {
        EvalDecision: 'implicitDeny',
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
      },
    ],
  );
});

test('given policies, with what they ask for and are not told', async () => {
  const { operator } = createIamAccount();
  const conditional = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ec2:StartInstances",
      "Resource": "*",
      "Condition": {"StringEquals": {"ec2:ResourceTag/Owner": "\${aws:username}"}}
    },
    { "Effect": "Allow", "Action": "s3:*", "Resource": "*",
      "Condition": {"Bool": {"aws:SecureTransport": "true"}} }
  ]
}`;
  const simulate = (more: object = {}) =>
    operator.call('SimulateCustomPolicy', {
      PolicyInputList: [conditional],
      ActionNames: ['ec2:StartInstances'],
      ...more,
    });
  expect(briefly((await simulate())['EvaluationResults'])).toEqual([
    'ec2:StartInstances * implicitDeny missing ec2:ResourceTag/Owner missing aws:username',
  ]);
  const ContextEntries = [
    { ContextKeyName: 'aws:username', ContextKeyValues: ['carlos'], ContextKeyType: 'string' },
    { ContextKeyName: 'ec2:ResourceTag/owner', ContextKeyValues: ['carlos'], ContextKeyType: 'string' },
  ];
  expect((await simulate({ ContextEntries }))['EvaluationResults']).toMatchObject([
    {
      EvalDecision: 'allowed',
      MatchedStatements: [
        {
          SourcePolicyId: 'PolicyInputList.1',
          StartPosition: { Line: 3, Column: 17 },
          EndPosition: { Line: 9, Column: 6 },
        },
      ],
    },
  ]);
  expect(await operator.call('GetContextKeysForCustomPolicy', { PolicyInputList: [conditional] })).toEqual({
    ContextKeyNames: ['ec2:ResourceTag/Owner', 'aws:username', 'aws:SecureTransport'],
  });
  expect(
    await operator.fails('SimulateCustomPolicy', { PolicyInputList: ['{}'], ActionNames: ['a:b'] }),
  ).toBe('InvalidInput: Syntax errors in policy.');
});

test('a resource policy has a say, and needs a caller', async () => {
  const { operator } = createIamAccount();
  await operator.call('CreateUser', { UserName: 'carlos' });
  const CallerArn = 'arn:aws:iam::123456789012:user/carlos';
  const input = {
    PolicyInputList: [JSON.stringify(policyOf({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }))],
    ActionNames: ['s3:GetObject'],
    ResourceArns: [own],
    ResourcePolicy: JSON.stringify(
      policyOf({ Effect: 'Allow', Action: 's3:*', Resource: '*', Principal: { AWS: CallerArn } }),
    ),
  };
  expect(await operator.fails('SimulateCustomPolicy', input)).toBe(
    'InvalidInput: CallerArn is required if you include a ResourcePolicy.',
  );
  const { EvaluationResults } = await operator.call('SimulateCustomPolicy', { ...input, CallerArn });
  expect(briefly(EvaluationResults)).toEqual([`s3:GetObject ${own} allowed by ResourcePolicy`]);
});

test('everything about the account at once', async () => {
  const { operator, user } = createIamAccount();
  await user('carlos', reading);
  const details = await operator.call('GetAccountAuthorizationDetails', { Filter: ['User'] });
  expect(details).toMatchObject({
    UserDetailList: [
      { UserName: 'operator' },
      {
        UserName: 'carlos',
        UserPolicyList: [
          {
            PolicyName: 'inline',
            PolicyDocument: encodeURIComponent(JSON.stringify(reading)).replaceAll('*', '%2A'),
          },
        ],
        GroupList: [],
        AttachedManagedPolicies: [],
      },
    ],
    RoleDetailList: [],
    Policies: [],
    IsTruncated: false,
  });
  expect(await operator.call('GetAccountAuthorizationDetails', { MaxItems: 1 })).toMatchObject({
    UserDetailList: [{ UserName: 'operator' }],
    IsTruncated: true,
  });
});
