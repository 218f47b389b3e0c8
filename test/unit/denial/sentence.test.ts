import { describe, expect, test } from 'vitest';
import type { Denial } from '../../../src/denial/denial.ts';
import { parseDenials } from '../../../src/denial/parse-denials.ts';
import { accountId, context, deployerArn, functionArn, noIdentityPolicy, sentence } from './made-up.ts';

const create = 'lambda:CreateFunction';

describe('why it was refused', () => {
  test.each<[string, string, Partial<Denial>]>([
    ['nothing', '', { deniedBy: 'unknown' }],
    ['no identity-based policy', noIdentityPolicy(create), { deniedBy: 'identity' }],
    [
      'no resource-based policy',
      ` because no resource-based policy allows the ${create} action`,
      { deniedBy: 'resource' },
    ],
    ['no boundary', ` because no permissions boundary allows the ${create} action`, { deniedBy: 'boundary' }],
    [
      'no service control policy',
      ` because no service control policy allows the ${create} action`,
      { deniedBy: 'scp' },
    ],
    [
      'no resource control policy',
      ` because no resource control policy allows the ${create} action`,
      { deniedBy: 'rcp' },
    ],
    ['no session policy', ` because no session policy allows the ${create} action`, { deniedBy: 'session' }],
    [
      'no VPC endpoint policy',
      ` because no VPC endpoint policy allows the ${create} action`,
      { deniedBy: 'vpce' },
    ],
    [
      'no role trust policy',
      ` because no role trust policy allows the ${create} action`,
      { deniedBy: 'role-trust' },
    ],
    ['a bare explicit deny', ' with an explicit deny', { deniedBy: 'explicit-identity' }],
    [
      'an explicit deny of the identity',
      ' with an explicit deny in an identity-based policy',
      { deniedBy: 'explicit-identity' },
    ],
    ['… of the resource', ' with an explicit deny in a resource-based policy', { deniedBy: 'resource' }],
    ['… of an SCP', ' with an explicit deny in a service control policy', { deniedBy: 'scp' }],
    ['… of an RCP', ' with an explicit deny in a resource control policy', { deniedBy: 'rcp' }],
    ['… of a session policy', ' with an explicit deny in a session policy', { deniedBy: 'session' }],
    ['… of a boundary', ' with an explicit deny in a permissions boundary', { deniedBy: 'boundary' }],
    ['… of an endpoint', ' with an explicit deny in a VPC endpoint policy', { deniedBy: 'vpce' }],
    ['… of a trust policy', ' with an explicit deny in the role trust policy', { deniedBy: 'role-trust' }],
    [
      'the ARN of the policy after a colon',
      ' with an explicit deny in a service control policy: arn:aws:organizations::444455556666:policy/o-abc/service_control_policy/p-xyz',
      {
        deniedBy: 'scp',
        policyArn: 'arn:aws:organizations::444455556666:policy/o-abc/service_control_policy/p-xyz',
      },
    ],
    [
      'the ARN of the policy in words',
      ` with an explicit deny in an identity-based policy, with policy ARN: arn:aws:iam::${accountId}:policy/no-lambda.`,
      { deniedBy: 'explicit-identity', policyArn: `arn:aws:iam::${accountId}:policy/no-lambda` },
    ],
    [
      'KMS, which does not say',
      ' because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
      { deniedBy: 'resource' },
    ],
    [
      'an authorization id',
      `${noIdentityPolicy(create)}. Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/9fwl8rk7s35s for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: 9fwl8rk7s35s.`,
      { deniedBy: 'identity', authorizationId: '9fwl8rk7s35s', authorizationRegion: 'us-east-1' },
    ],
    [
      'an authorization id after the ARN of a policy, wrapped',
      ` with an explicit deny in an identity-based policy: arn:aws:iam::${accountId}:policy/no-lambda.\nGo to https://eu-west-1.console.aws.amazon.com/iam/home?region=eu-west-1#/authorization-details/ejsk06qtimkk for complete details,\nor call the GetRequestAuthorizationDetails API with the following authorization id: ejsk06qtimkk\nnext`,
      {
        deniedBy: 'explicit-identity',
        policyArn: `arn:aws:iam::${accountId}:policy/no-lambda`,
        authorizationId: 'ejsk06qtimkk',
        authorizationRegion: 'eu-west-1',
      },
    ],
    [
      'an authorization id without its link',
      `${noIdentityPolicy(create)}. Authorization ID: 9fwl8rk7s35s`,
      { deniedBy: 'identity', authorizationId: '9fwl8rk7s35s' },
    ],
  ])('%s', (_, rest, expected) => {
    expect(parseDenials(sentence(create, functionArn, rest), context).denials).toEqual([
      expect.objectContaining({
        action: create,
        resource: functionArn,
        certainty: 'named',
        soft: false,
        ...expected,
      }),
    ]);
  });
});

describe('the resource', () => {
  test.each<[string, string, string | undefined]>([
    ['any', '*', '*'],
    ['an ARN in double quotes', '"arn:aws:s3:::b/k"', 'arn:aws:s3:::b/k'],
    ['a key with blanks in quotes', '"arn:aws:s3:::b/my key.txt"', 'arn:aws:s3:::b/my key.txt'],
    [
      'a full stop after it',
      'arn:aws:sns:us-east-1:111122223333:topic.',
      'arn:aws:sns:us-east-1:111122223333:topic',
    ],
    [
      'a bracket after it',
      'arn:aws:sns:us-east-1:111122223333:topic)',
      'arn:aws:sns:us-east-1:111122223333:topic',
    ],
    ['a role by name', 'role svc-role', 'arn:aws:iam::111122223333:role/svc-role'],
    ['a user by name', 'user somebody', 'arn:aws:iam::111122223333:user/somebody'],
    ['a policy by name', 'policy some-policy', 'arn:aws:iam::111122223333:policy/some-policy'],
    [
      'a policy by ARN',
      'policy arn:aws:iam::aws:policy/ReadOnlyAccess',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    ],
    ['an instance profile', 'instance profile web', 'arn:aws:iam::111122223333:instance-profile/web'],
    ['words', 'the specified resource', undefined],
    [
      'an empty account',
      'arn:aws:apigateway:us-east-1::/restapis',
      'arn:aws:apigateway:us-east-1::/restapis',
    ],
    [
      'an ARN in an ARN',
      'arn:aws:apigateway:us-east-1::/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fa1',
      'arn:aws:apigateway:us-east-1::/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fa1',
    ],
    [
      'a log group with an empty stream',
      'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/svc:log-stream:',
      'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/svc:*',
    ],
    [
      'a log group with a stream and no colon',
      'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/svc:log-stream',
      'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/svc:*',
    ],
    [
      'all log groups',
      'arn:aws:logs:us-east-1:111122223333:log-group::log-stream:',
      'arn:aws:logs:us-east-1:111122223333:log-group::*',
    ],
    [
      'a pattern',
      'arn:aws:lambda:us-east-1:111122223333:event-source-mapping:*',
      'arn:aws:lambda:us-east-1:111122223333:event-source-mapping:*',
    ],
    [
      'pseudo parameters left in',
      'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:q',
      'arn:aws:sqs:us-east-1:111122223333:q',
    ],
  ])('%s', (_, printed, resource) => {
    for (const rest of ['', noIdentityPolicy('svc:DoIt'), ' with an explicit deny', '\nSomething else']) {
      const [denial] = parseDenials(sentence('svc:DoIt', printed, rest), context).denials;
      expect(denial?.resource).toBe(resource);
    }
  });

  test('is absent where the sentence names none', () => {
    const text = `User: ${deployerArn} is not authorized to perform: ec2:DescribeVpcs${noIdentityPolicy('ec2:DescribeVpcs')}`;
    expect(parseDenials(text, context).denials).toEqual([
      {
        action: 'ec2:DescribeVpcs',
        actionAsPrinted: 'ec2:DescribeVpcs',
        principal: deployerArn,
        deniedBy: 'identity',
        certainty: 'named',
        lacking: 'deployer',
        soft: false,
        raw: text,
        span: { start: 0, end: text.length },
      },
    ]);
  });

  test('a name without an ARN takes the account of the principal where no other is known', () => {
    expect(parseDenials(sentence('iam:PutRolePolicy', 'role r')).denials[0]?.resource).toBe(
      `arn:aws:iam::${accountId}:role/r`,
    );
  });
});

describe('the action', () => {
  test.each([
    ['sqs:createqueue', 'sqs:CreateQueue'],
    ['SNS:CreateTopic', 'sns:CreateTopic'],
    ['S3:PUTOBJECT', 's3:PutObject'],
    ['s3:SetBucketEncryption', 's3:PutEncryptionConfiguration'],
    ['s3:PutPublicAccessBlock', 's3:PutBucketPublicAccessBlock'],
    ['budgets:CreateBudget', 'budgets:ModifyBudget'],
    ['apigateway:POST', 'apigateway:POST'],
    ['Newservice:DoSomethingNew', 'newservice:DoSomethingNew'],
  ])('%s is %s', (printed, action) => {
    expect(parseDenials(sentence(printed, '*', noIdentityPolicy(printed)), context).denials).toEqual([
      expect.objectContaining({ action, actionAsPrinted: printed, certainty: 'named' }),
    ]);
  });
});

describe('who was refused, and whose lack that is', () => {
  test.each<[string, string | undefined, Denial['lacking']]>([
    [`User: ${deployerArn}`, deployerArn, 'deployer'],
    [
      'User: arn:aws:iam::111122223333:user/somebody-else',
      'arn:aws:iam::111122223333:user/somebody-else',
      'other',
    ],
    ['User: arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:root', 'other'],
    [
      'User: arn:aws:sts::111122223333:assumed-role/cfn-role/AWSCloudFormation',
      'arn:aws:sts::111122223333:assumed-role/cfn-role/AWSCloudFormation',
      'service-role',
    ],
    [
      'User: arn:aws:sts::111122223333:assumed-role/svc-dev-us-east-1-lambdaRole/svc-dev-hello',
      'arn:aws:sts::111122223333:assumed-role/svc-dev-us-east-1-lambdaRole/svc-dev-hello',
      'execution-role',
    ],
    [
      'User: arn:aws:sts::111122223333:assumed-role/svc-dev-IamRoleCustomResourcesLambdaExecuti-A1/svc-dev-custom-resource',
      'arn:aws:sts::111122223333:assumed-role/svc-dev-IamRoleCustomResourcesLambdaExecuti-A1/svc-dev-custom-resource',
      'custom-resource',
    ],
    [
      'User: arn:aws:sts::111122223333:assumed-role/admin/someone@example.com',
      'arn:aws:sts::111122223333:assumed-role/admin/someone@example.com',
      'other',
    ],
    ['User: anonymous', 'anonymous', 'other'],
    ['User with accountId: 111122223333', 'User with accountId: 111122223333', 'deployer'],
    ['User', undefined, 'unknown'],
    [`An error occurred: ${deployerArn}`, deployerArn, 'deployer'],
  ])('%s', (subject, principal, lacking) => {
    const [denial] = parseDenials(
      `${subject} is not authorized to perform: sqs:CreateQueue on resource: *`,
      context,
    ).denials;
    expect(denial?.principal).toBe(principal);
    expect(denial?.lacking).toBe(lacking);
  });

  test('any user is taken for the deployer where the deployer is not known', () => {
    expect(parseDenials(sentence('sqs:CreateQueue', '*')).denials[0]?.lacking).toBe('deployer');
  });
});

test('several refusals in one text are all found, the same one once', () => {
  const text = [
    sentence('sqs:CreateQueue', 'arn:aws:sqs:us-east-1:111122223333:a', noIdentityPolicy('sqs:CreateQueue')),
    sentence('sns:CreateTopic', 'arn:aws:sns:us-east-1:111122223333:b', noIdentityPolicy('sns:CreateTopic')),
    sentence('SQS:CreateQueue', 'arn:aws:sqs:us-east-1:111122223333:a', noIdentityPolicy('sqs:CreateQueue')),
  ].join(' and ');
  expect(parseDenials(text, context).denials.map(({ action, resource }) => [action, resource])).toEqual([
    ['sqs:CreateQueue', 'arn:aws:sqs:us-east-1:111122223333:a'],
    ['sns:CreateTopic', 'arn:aws:sns:us-east-1:111122223333:b'],
  ]);
});
