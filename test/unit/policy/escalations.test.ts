import { describe, expect, test } from 'vitest';
import { codePaths } from '../../../src/policy/escalation/code-paths.ts';
import { iamPaths } from '../../../src/policy/escalation/iam-paths.ts';
import { passRolePaths } from '../../../src/policy/escalation/pass-role-paths.ts';
import { findEscalations } from '../../../src/policy/escalations.ts';
import type { Grant } from '../../../src/policy/grant.ts';

const role = 'arn:aws:iam::${AccountId}:role/orders-${Stage}-lambdaRole';
const handler = 'arn:aws:lambda:${Region}:${AccountId}:function:orders-${Stage}-save';
const everyRole = 'arn:aws:iam::${AccountId}:role/*';
const ownStacks = 'arn:aws:cloudformation:*:*:stack/orders-*/*';

function grants(...written: readonly (readonly [actions: string, resource: string])[]): Grant[] {
  return written.flatMap(([actions, resource]) => actions.split(' ').map((action) => ({ action, resource })));
}

function ids(given: readonly Grant[]): string[] {
  return findEscalations(given).map(({ id }) => id);
}

describe('findEscalations', () => {
  test.each<[string, Grant[], string[]]>([
    ['nothing', [], []],
    ['what only reads', grants(['s3:GetObject iam:GetRole lambda:GetFunction', '*']), []],
    ['a role that nothing writes', grants(['iam:CreateRole iam:TagRole', role]), []],
    [
      'a role that is made and written',
      grants(['iam:CreateRole iam:PutRolePolicy', role]),
      ['create-role', 'change-role'],
    ],
    ['a role that is written', grants(['iam:AttachRolePolicy', role]), ['change-role']],
    [
      'a role that is made, and another one that is written',
      grants(['iam:CreateRole', role], ['iam:PutRolePolicy', `${role}-other`]),
      ['change-role'],
    ],
    ['a role that is passed to nothing', grants(['iam:PassRole', everyRole]), []],
    [
      'a function that nothing runs',
      grants(['iam:PassRole', everyRole], ['lambda:CreateFunction', handler]),
      [],
    ],
    [
      'a function, and another one that is invoked',
      grants(
        ['iam:PassRole', everyRole],
        ['lambda:CreateFunction', handler],
        ['lambda:InvokeFunction', `${handler}-2`],
      ),
      [],
    ],
    [
      'a function that is invoked',
      grants(['iam:PassRole', everyRole], ['lambda:CreateFunction lambda:InvokeFunction', handler]),
      ['new-function'],
    ],
    [
      'a function of which an alias is invoked',
      grants(
        ['iam:PassRole', everyRole],
        ['lambda:CreateFunction', handler],
        ['lambda:InvokeFunction', `${handler}:live`],
      ),
      ['new-function'],
    ],
    [
      'a function that a queue runs',
      grants(
        ['iam:PassRole', everyRole],
        ['lambda:CreateFunction', handler],
        ['lambda:CreateEventSourceMapping', 'arn:aws:lambda:${Region}:${AccountId}:event-source-mapping:*'],
      ),
      ['new-function-for-events'],
    ],
    [
      'a function that is updated',
      grants(['iam:PassRole', role], ['lambda:UpdateFunctionConfiguration', handler]),
      ['function-role', 'function-code'],
    ],
    ['code that is updated', grants(['lambda:UpdateFunctionCode', handler]), ['function-code']],
    [
      'a stack of a role',
      grants(
        ['iam:PassRole', role],
        ['cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet', ownStacks],
      ),
      ['stack-role'],
    ],
    [
      'a change set that cannot be executed',
      grants(['iam:PassRole', role], ['cloudformation:CreateChangeSet', '*']),
      [],
    ],
    [
      'a stack set of a role',
      grants(['iam:PassRole', role], ['cloudformation:UpdateStackSet', '*']),
      ['stack-set-role'],
    ],
    [
      'a stack set without stacks',
      grants(['iam:PassRole', role], ['cloudformation:CreateStackSet', '*']),
      [],
    ],
    ['an instance', grants(['iam:PassRole ec2:RunInstances', '*']), ['new-instance']],
    ['a state machine that nothing starts', grants(['iam:PassRole states:CreateStateMachine', '*']), []],
    [
      'a state machine that is started',
      grants(['iam:PassRole states:CreateStateMachine states:StartExecution', '*']),
      ['new-state-machine'],
    ],
    [
      'a build',
      grants(['iam:PassRole codebuild:CreateProject codebuild:StartBuild', '*']),
      ['new-build', 'build-commands'],
    ],
    ['a build of a project that is there', grants(['codebuild:StartBuildBatch', '*']), ['build-commands']],
    ['a training job', grants(['iam:PassRole sagemaker:CreateTrainingJob', '*']), ['new-learning-job']],
    ['a web service', grants(['iam:PassRole apprunner:CreateService', '*']), ['new-web-service']],
    ['a web service that is there', grants(['apprunner:UpdateService', '*']), ['web-service-code']],
    [
      'a code interpreter',
      grants([
        'iam:PassRole bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
        '*',
      ]),
      ['new-code-interpreter', 'code-interpreter-session'],
    ],
    [
      'a code interpreter whose sessions are only started',
      grants(['iam:PassRole bedrock-agentcore:*Session', '*']),
      [],
    ],
    [
      'what an instance does when it starts',
      grants(['ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances', '*']),
      ['instance-start'],
    ],
    [
      'an instance that is changed and another one that is started',
      grants(
        [
          'ec2:ModifyInstanceAttribute ec2:StopInstances',
          'arn:aws:ec2:${Region}:${AccountId}:instance/i-0a1',
        ],
        ['ec2:StartInstances', 'arn:aws:ec2:${Region}:${AccountId}:instance/i-0b2'],
      ),
      [],
    ],
    ['a key for an instance', grants(['ec2-instance-connect:SendSSHPublicKey', '*']), ['instance-key']],
    [
      'a template of instances',
      grants(['ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate', '*']),
      ['launch-template'],
    ],
    ['a key for an endpoint of Glue', grants(['glue:UpdateDevEndpoint', '*']), ['glue-endpoint-key']],
    ['a notebook', grants(['sagemaker:CreatePresignedNotebookInstanceUrl', '*']), ['open-notebook']],
    [
      'what a notebook does when it starts',
      grants([
        'sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance',
        '*',
      ]),
      ['notebook-start'],
    ],
    ['a Glue job', grants(['iam:PassRole glue:CreateJob glue:StartJobRun', '*']), ['new-glue-job']],
    ['a task', grants(['iam:PassRole ecs:RegisterTaskDefinition ecs:CreateService', '*']), ['new-task']],
    ['a task of another role', grants(['iam:PassRole ecs:RunTask', '*']), ['new-task']],
    ['a task that is not run', grants(['iam:PassRole ecs:RegisterTaskDefinition', '*']), []],
    [
      'users, groups and policies',
      grants([
        'iam:PutUserPolicy iam:AttachUserPolicy iam:CreatePolicyVersion iam:SetDefaultPolicyVersion iam:CreateAccessKey iam:CreateLoginProfile iam:AddUserToGroup',
        '*',
      ]),
      [
        'put-user-policy',
        'attach-user-policy',
        'create-policy-version',
        'add-user-to-group',
        'create-access-key',
        'set-password',
        'set-default-policy-version',
      ],
    ],
    [
      'trust and boundaries',
      grants(['iam:UpdateAssumeRolePolicy iam:DeleteRolePermissionsBoundary', '*']),
      ['change-trust', 'lift-role-boundary'],
    ],
    [
      'stacks of its own',
      grants([
        'cloudformation:UpdateStack cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet',
        ownStacks,
      ]),
      [],
    ],
    ['stacks of others', grants(['cloudformation:UpdateStack', '*']), ['other-stacks']],
    [
      'change sets of others',
      grants(['cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet', '*']),
      ['other-stacks'],
    ],
    ['change sets of others that are there', grants(['cloudformation:ExecuteChangeSet', '*']), []],
    [
      'a wildcard in an action',
      grants(['iam:put*policy', role], ['IAM:CreateRol?', role]),
      ['create-role', 'change-role', 'put-user-policy', 'write-group-policy'],
    ],
  ])('%s', (_, given, expected) => {
    expect(ids(given)).toEqual(expected);
  });

  test('all of IAM is the strongest of all, and everything is everything', () => {
    expect(ids(grants(['iam:*', '*']))[0]).toBe('administer-iam');
    const every = [...iamPaths, ...passRolePaths, ...codePaths].map(({ id }) => id);
    expect(ids(grants(['*', '*']))).toEqual(every);
    expect(new Set(every).size).toBe(every.length);
  });

  test('what names limit comes last', () => {
    const given = grants(
      ['lambda:UpdateFunctionCode', handler],
      ['iam:PassRole lambda:CreateFunction lambda:AddPermission', '*'],
    );
    expect(ids(given)).toEqual(['new-function', 'function-code']);
    const named = grants(
      ['iam:CreateAccessKey', 'arn:aws:iam::*:user/robot'],
      ['iam:UpdateAssumeRolePolicy', '*'],
    );
    expect(ids(named)).toEqual(['change-trust', 'create-access-key']);
  });

  test.each([
    ['lambda.amazonaws.com', ['new-function']],
    [['ec2.amazonaws.com', 'lambda.*'], ['new-function']],
    ['ec2.amazonaws.com', []],
  ])('a role that is passed to %j alone', (service, expected) => {
    const passed = { StringEquals: { 'iam:PassedToService': service } };
    const given = [
      { action: 'iam:PassRole', resource: '*', condition: passed },
      ...grants(['lambda:CreateFunction lambda:InvokeFunction', '*']),
    ];
    expect(ids(given)).toEqual(expected);
  });

  test('each has a source and reads as sentences', () => {
    for (const { how, source, actions } of findEscalations(grants(['*', '*']))) {
      expect(source).toMatch(/^https:\/\//);
      expect(how).toMatch(/^[A-Z].*\.$/);
      expect(actions).toEqual(['*']);
    }
  });

  test('what a service with a role of its own leaves open, in words', () => {
    const given = grants(
      ['iam:CreateRole iam:PutRolePolicy iam:PassRole', role],
      ['lambda:CreateFunction lambda:UpdateFunctionCode lambda:AddPermission', handler],
    );
    const told = findEscalations(given).map(({ id, title, how, actions }) =>
      [`${id}: ${title}`, `  ${actions.join(' ')}`, ...how.split(/(?<=\.) /).map((one) => `  ${one}`)].join(
        '\n',
      ),
    );
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "create-role: A role can be made and given any permission
        iam:CreateRole iam:PutRolePolicy
        Who makes a role also writes whom it trusts.
        It can trust the deployer, another account, or a service that runs code of the deployer, and then be given any permission.
        The role can only be orders-\${Stage}-lambdaRole: roles of other names stay as they are, but what the named ones may do is not limited.
        Whatever runs as such a role, a function of the service for one, may then do anything, so that the deployer is as strong as the account lets it be.
      change-role: A role that is there can be given any permission
        iam:PutRolePolicy
        What runs as the role may then do what was written: a function of the service, or whoever may assume the role.
        The role can only be orders-\${Stage}-lambdaRole: roles of other names stay as they are, but what the named ones may do is not limited.
        Whatever runs as such a role, a function of the service for one, may then do anything, so that the deployer is as strong as the account lets it be.
      new-function: A function with any code can be made and run as a role
        iam:PassRole lambda:CreateFunction lambda:AddPermission
        The code does what the role allows.
        lambda:AddPermission lets whomever it names invoke the function, the deployer included.
        The role has to trust lambda.amazonaws.com.
        The role can only be orders-\${Stage}-lambdaRole, but the policy also allows iam:PutRolePolicy there: such a role can be given any permission first, so that the deployer is as strong as the account lets it be.
      function-code: The code of a function can be exchanged
        lambda:UpdateFunctionCode
        The next time that it runs, the new code does what its role allows.
        UpdateFunctionConfiguration brings in code as a layer.
        The function can only be orders-\${Stage}-save: no more is won than its role allows.
        But the policy also allows iam:PutRolePolicy on orders-\${Stage}-lambdaRole: what runs as such a role is as strong as the account lets it be."
    `);
  });

  test.each<[string, Grant[], string]>([
    [
      'a role that only passes',
      [...grants(['iam:PassRole', role], ['lambda:UpdateFunctionConfiguration', handler])],
      'The role can only be orders-${Stage}-lambdaRole: no more is won than that role has.',
    ],
    [
      'any role',
      grants(['iam:PassRole lambda:UpdateFunctionConfiguration', '*']),
      'The policy does not limit which role.',
    ],
    [
      'under a condition',
      [
        {
          action: 'iam:PutUserPolicy',
          resource: '*',
          condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:b' } },
        },
      ],
      'Conditions limit it further: iam:PutUserPolicy if {"StringEquals":{"iam:PermissionsBoundary":"arn:b"}}.',
    ],
  ])('what limits it: %s', (_, given, expected) => {
    expect(findEscalations(given)[0]?.how).toContain(expected);
  });
});

const boundary = 'arn:aws:iam::${AccountId}:policy/orders-boundary-${Stage}';

/** The same under the condition that the role has the boundary. */
function bounded(given: readonly Grant[], operator = 'StringEquals', arn: string = boundary): Grant[] {
  return given.map((grant) => ({
    ...grant,
    condition: { [operator]: { 'iam:PermissionsBoundary': [arn] } },
  }));
}

describe('a boundary that roles have to have', () => {
  const make = grants(['iam:CreateRole iam:PutRolePolicy', role]);
  const pass = grants(['iam:PassRole', role], ['lambda:CreateFunction lambda:InvokeFunction', handler]);

  test.each<[string, Grant[], string[]]>([
    ['closes the making of roles', bounded(make), []],
    ['whichever operator names it', bounded(make, 'ForAnyValue:ArnLike'), []],
    ['not where it may be none', bounded(make, 'StringEqualsIfExists'), ['create-role', 'change-role']],
    ['not where it is not named', bounded(make, 'StringLike', '*'), ['create-role', 'change-role']],
    [
      'not where roles that are there can be written without it',
      [...bounded(grants(['iam:CreateRole', role])), ...grants(['iam:PutRolePolicy', role])],
      ['change-role'],
    ],
    [
      'not where it can be taken off',
      [...bounded(make), ...bounded(grants(['iam:DeleteRolePermissionsBoundary', role]))],
      ['create-role', 'change-role', 'lift-role-boundary'],
    ],
    [
      'where it can be given to roles',
      bounded([...make, ...grants(['iam:PutRolePermissionsBoundary', role])]),
      [],
    ],
    [
      'not where another one can be given to them',
      [...bounded(make), ...grants(['iam:PutRolePermissionsBoundary', role])],
      ['create-role', 'change-role', 'lift-role-boundary'],
    ],
    [
      'where that goes for other roles',
      [...bounded(make), ...grants(['iam:PutRolePermissionsBoundary', `${role}-other`])],
      ['lift-role-boundary'],
    ],
    [
      'not where what it allows can be rewritten',
      [...bounded(make), ...grants(['iam:CreatePolicyVersion', boundary])],
      ['create-role', 'change-role', 'create-policy-version'],
    ],
    [
      'not where an earlier version can be brought back',
      [
        ...bounded(make),
        ...grants(['iam:SetDefaultPolicyVersion', 'arn:aws:iam::${AccountId}:policy/orders-*']),
      ],
      ['create-role', 'change-role', 'set-default-policy-version'],
    ],
    [
      'not where it can be made anew',
      [...bounded(make), ...grants(['iam:DeletePolicy iam:CreatePolicy', boundary])],
      ['create-role', 'change-role'],
    ],
    [
      'where that goes for another policy',
      [...bounded(make), ...grants(['iam:CreatePolicyVersion', 'arn:aws:iam::${AccountId}:policy/other'])],
      ['create-policy-version'],
    ],
    [
      'does not close that every action of IAM is allowed',
      bounded(grants(['iam:*', '*'])),
      findEscalations(grants(['iam:*', '*'])).map(({ id }) => id),
    ],
  ])('%s', (_, given, expected) => {
    expect(ids(given)).toEqual(expected);
  });

  test('limits what is won by passing a role', () => {
    const how = (given: readonly Grant[]) =>
      findEscalations(given).find(({ id }) => id === 'new-function')?.how;
    expect(how([...make, ...pass])).toContain('such a role can be given any permission first');
    expect(how([...bounded(make), ...pass])).toContain('no more is won than its permissions boundary allows');
  });

  test('closes nothing where it leaves a way to everything itself', () => {
    const open = (document: Grant[]) =>
      findEscalations(bounded(make), new Map([[boundary, document]])).map(({ id }) => id);
    expect(open(grants(['s3:*', '*']))).toEqual([]);
    expect(open(grants(['*', '*']))).toEqual(['create-role', 'change-role']);
    expect(open(grants(['iam:PutUserPolicy', '*']))).toEqual(['create-role', 'change-role']);
  });
});
